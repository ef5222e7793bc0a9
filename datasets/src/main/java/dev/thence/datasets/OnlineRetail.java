package dev.thence.datasets;

import dev.thence.io.CsvLogFormat;
import dev.thence.io.CsvLogFormat.Field;
import dev.thence.io.CsvOrderLog;
import dev.thence.io.OrderLog;
import dev.thence.io.TextInput;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Reads UCI Online Retail as CSV under the names it usually has, in UTF-8 or, as spreadsheets
/// export it, in Windows-1252.
final class OnlineRetail {
    private static final List<String> NAMES = List.of("online_retail_uci/online_retail.csv",
            "online_retail.csv", "Online Retail.csv", "OnlineRetail.csv", "online-retail.csv",
            "data.csv");

    private OnlineRetail() {}

    static OrderLog open(DatasetCard card, DataFolder folder) throws IOException {
        Path file = folder.require(card, NAMES);
        return CsvOrderLog.of(file, CsvLogFormat.of("CustomerID", "StockCode", "InvoiceDate")
                .withColumn(Field.ORDER, "InvoiceNo").withColumn(Field.NAME, "Description")
                .withColumn(Field.QUANTITY, "Quantity").withColumn(Field.PRICE, "UnitPrice")
                .withCharset(charset(file)));
    }

    private static Charset charset(Path file) throws IOException {
        try (Reader reader = TextInput.open(file, StandardCharsets.UTF_8)) {
            reader.transferTo(Writer.nullWriter());
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException _) {
            return Charset.forName("windows-1252");
        }
    }
}
