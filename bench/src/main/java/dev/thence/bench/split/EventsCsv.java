package dev.thence.bench.split;

import dev.thence.io.Event;
import dev.thence.io.OrderLog;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/// Writes events as CSV, as `thence import` reads them.
final class EventsCsv {
    static final String HEADER = "customer,item,time,kind,order,session,quantity,price,name";

    private static final Pattern QUOTED = Pattern.compile("[,\"\\r\\n]");

    private EventsCsv() {}

    /// Writes a line per event and returns how many.
    static long write(OrderLog log, Writer out) throws IOException {
        long[] rows = {0};
        try {
            log.read(event -> {
                try {
                    out.write(line(event));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                rows[0]++;
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return rows[0];
    }

    private static String line(Event event) {
        return String.join(",", field(event.customer()), field(event.item()),
                event.time().toString(), event.kind().name().toLowerCase(Locale.ROOT),
                field(event.order()), field(event.session()), number(event.quantity()),
                number(event.price()), field(event.name())) + "\n";
    }

    private static String field(String text) {
        return QUOTED.matcher(text).find() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String number(double value) {
        return Double.isNaN(value) ? ""
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
