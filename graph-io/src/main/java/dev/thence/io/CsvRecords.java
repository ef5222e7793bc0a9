package dev.thence.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The records of one CSV file, plain, `.gz` or `.zst`: first a look at the first line, then
/// all of them, one after the other. Not thread-safe; single use.
final class CsvRecords implements AutoCloseable {
    private static final int PREVIEW = 1 << 16;
    private static final String SEPARATORS = ",;\t|";

    private final Path file;
    private final Reader text;
    private final List<String> first;
    private final char separator;

    /// Takes a record, which is filled anew for the next one.
    @FunctionalInterface
    interface Receiver {
        void accept(CsvFields fields) throws OrderLogException;
    }

    /// @param separator between columns; empty: the most frequent one in the first line
    /// @param what the file must hold, for the message when it is empty
    CsvRecords(Path file, Charset charset, Optional<Character> separator, String what)
            throws IOException {
        this.file = file;
        requireFile(file);
        text = new BufferedReader(TextInput.open(file, charset), PREVIEW);
        try {
            String preview = preview(text);
            this.separator = separator.orElseGet(() -> mostFrequent(preview));
            first = first(preview, this.separator);
            if (first.isEmpty()) {
                throw new OrderLogException(file.toString(),
                        "the file is empty, must hold " + what);
            }
        } catch (IOException | RuntimeException e) {
            text.close();
            throw e;
        }
    }

    static void requireFile(Path file) throws OrderLogException {
        if (!Files.exists(file)) {
            throw new OrderLogException(file.toString(), "there is no such file");
        }
        if (Files.isDirectory(file)) {
            throw new OrderLogException(file.toString(), "is a folder, must be a CSV file");
        }
    }

    private List<String> first(String preview, char mark) throws OrderLogException {
        try (var reader = CsvReader.builder().fieldSeparator(mark).ofCsvRecord(preview)) {
            var records = reader.iterator();
            return records.hasNext() ? records.next().getFields() : List.of();
        } catch (CsvParseException | IOException e) {
            throw new OrderLogException(file.toString(), "the first line is not readable as CSV");
        }
    }

    /// The fields of the first line, which is read again with the others.
    List<String> first() {
        return first;
    }

    /// Hands over every record but a header.
    void read(CsvColumns columns, Receiver receiver) throws IOException {
        long line = 0;
        try (var reader = CsvReader.builder().fieldSeparator(separator)
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .allowUnclosedQuote(false)
                .build(columns.fields(), text)) {
            boolean header = columns.header() == CsvLogFormat.Header.FIRST_LINE;
            for (CsvFields fields : reader) {
                line = fields.line();
                if (!header) {
                    receiver.accept(fields);
                }
                header = false;
            }
        } catch (CsvParseException e) {
            throw notCsv(line, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// The failure of the file itself where it is the cause, else what the CSV parser found.
    private IOException notCsv(long line, CsvParseException e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
            if (deepest instanceof IOException ofFile) {
                return ofFile;
            }
        }
        return new OrderLogException(file.toString(), "after line " + line
                + ": not readable as CSV, perhaps a quote that is not closed: "
                + deepest.getMessage());
    }

    /// The beginning of the text, which is then read again.
    private static String preview(Reader text) throws IOException {
        text.mark(PREVIEW);
        char[] chars = new char[PREVIEW];
        int size = 0;
        for (int read = text.read(chars); read > 0; ) {
            size += read;
            read = size == chars.length ? 0 : text.read(chars, size, chars.length - size);
        }
        text.reset();
        return new String(chars, 0, size);
    }

    /// The most frequent separator outside quotes in the first line.
    private static char mostFrequent(String preview) {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < preview.length(); i++) {
            char c = preview.charAt(i);
            quoted ^= c == '"';
            if (!quoted && (c == '\n' || c == '\r')) {
                break;
            }
            int known = SEPARATORS.indexOf(c);
            if (!quoted && known >= 0) {
                counts[known]++;
            }
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    @Override
    public void close() throws IOException {
        text.close();
    }
}
