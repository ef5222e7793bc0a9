package dev.thence.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Events of CSV files, plain, `.gz` or `.zst`, read one after the other.
///
/// A line that cannot be read is handed to the receiver of rejected lines, and the reading ends
/// with it when there were more than the format allows. A quote that is never closed always
/// ends it. Reading keeps a record and a cache of strings in memory, whatever the size of the
/// files. Immutable; each reading is on its own.
public final class CsvOrderLog implements OrderLog {
    private static final int PREVIEW = 1 << 16;
    private static final String SEPARATORS = ",;\t|";

    private final List<Path> files;
    private final CsvLogFormat format;
    private final Consumer<OrderLogException> rejected;

    private CsvOrderLog(List<Path> files, CsvLogFormat format,
            Consumer<OrderLogException> rejected) {
        this.files = List.copyOf(files);
        this.format = format;
        this.rejected = rejected;
    }

    public static CsvOrderLog of(Path file, CsvLogFormat format) {
        return of(List.of(file), format);
    }

    /// Several files of one format, such as one for each month.
    ///
    /// @throws IllegalArgumentException without any file
    public static CsvOrderLog of(List<Path> files, CsvLogFormat format) {
        if (files.isEmpty()) {
            throw new IllegalArgumentException("files is empty, must name a file");
        }
        var log = System.getLogger(CsvOrderLog.class.getName());
        return new CsvOrderLog(files, format,
                line -> log.log(System.Logger.Level.WARNING, line.getMessage()));
    }

    /// The same log, whose lines that are passed over go to this receiver instead of to the
    /// system log.
    public CsvOrderLog onRejected(Consumer<OrderLogException> receiver) {
        return new CsvOrderLog(files, format, Objects.requireNonNull(receiver));
    }

    @Override
    public String source() {
        return files.stream().map(Path::toString).collect(Collectors.joining(", "));
    }

    @Override
    public ZoneId zone() {
        return format.zone();
    }

    @Override
    public void read(Consumer<? super Event> receiver) throws IOException {
        var lines = new BadLines();
        for (Path file : files) {
            if (!Files.exists(file)) {
                throw new OrderLogException(file.toString(), "there is no such file");
            }
            if (Files.isDirectory(file)) {
                throw new OrderLogException(file.toString(), "is a folder, must be a CSV file");
            }
        }
        for (Path file : files) {
            read(file, receiver, lines);
        }
    }

    private void read(Path file, Consumer<? super Event> receiver, BadLines bad)
            throws IOException {
        long line = 0;
        try (Reader text = new BufferedReader(TextInput.open(file, format.charset()), PREVIEW)) {
            String preview = preview(text);
            var columns = CsvColumns.of(file, format, preview, separator(preview));
            var events = new CsvEvents(file, format, columns);
            var reader = CsvReader.builder().fieldSeparator(columns.separator())
                    .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                    .allowUnclosedQuote(false)
                    .build(columns.fields(), text);
            boolean header = format.header() == CsvLogFormat.Header.FIRST_LINE;
            for (CsvFields fields : reader) {
                line = fields.line();
                if (header) {
                    header = false;
                    continue;
                }
                Event event;
                try {
                    event = events.event(fields);
                } catch (OrderLogException e) {
                    bad.add(e);
                    continue;
                }
                if (event != CsvEvents.SKIPPED) {
                    receiver.accept(event);
                }
            }
        } catch (CsvParseException e) {
            throw notCsv(file, line, e);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /// The failure of the file itself where it is the cause, else what the CSV parser found.
    private static IOException notCsv(Path file, long line, CsvParseException e) {
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

    /// The separator given, or the most frequent one outside quotes in the first line.
    private char separator(String preview) {
        if (format.separator().isPresent()) {
            return format.separator().get();
        }
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

    /// Counts the lines that could not be read, over all files of one reading.
    private final class BadLines {
        private long count;

        void add(OrderLogException line) throws OrderLogException {
            if (++count > format.maxBadLines()) {
                throw format.maxBadLines() == 0 ? line : line.asLineTooMany(format.maxBadLines());
            }
            rejected.accept(line);
        }
    }
}
