package dev.thence.io;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
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
    private static final int FIELDS = CsvLogFormat.Field.values().length;

    private final List<Path> files;
    private final CsvLogFormat format;
    private final Consumer<OrderLogException> rejected;
    private final ItemLines items;

    private CsvOrderLog(List<Path> files, CsvLogFormat format,
            Consumer<OrderLogException> rejected, ItemLines items) {
        this.files = List.copyOf(files);
        this.format = format;
        this.rejected = rejected;
        this.items = items;
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
                line -> log.log(System.Logger.Level.WARNING, line.getMessage()), (_, _) -> { });
    }

    /// The same log, whose lines that are passed over go to this receiver instead of to the
    /// system log.
    public CsvOrderLog onRejected(Consumer<OrderLogException> receiver) {
        return new CsvOrderLog(files, format, Objects.requireNonNull(receiver), items);
    }

    /// The same log, which tells this receiver what its lines say of their items: a value for each
    /// attribute of the format, line by line, after the line's event.
    public CsvOrderLog onItems(ItemLines receiver) {
        return new CsvOrderLog(files, format, rejected, Objects.requireNonNull(receiver));
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
            CsvRecords.requireFile(file);
        }
        for (Path file : files) {
            read(file, receiver, lines);
        }
    }

    private void read(Path file, Consumer<? super Event> receiver, BadLines bad)
            throws IOException {
        try (var records = new CsvRecords(file, format.charset(), format.separator(), "events")) {
            var columns = CsvColumns.of(file, format.header(), records.first(), wanted(),
                    FIELDS + format.attributes().size());
            var events = new CsvEvents(file, format, columns);
            var values = new String[format.attributes().size()];
            var list = Arrays.asList(values);
            records.read(columns, fields -> {
                Event event;
                try {
                    event = events.event(fields);
                } catch (OrderLogException e) {
                    bad.add(e);
                    return;
                }
                if (event == CsvEvents.SKIPPED) {
                    return;
                }
                receiver.accept(event);
                for (int i = 0; i < values.length; i++) {
                    values[i] = fields.textOrEmpty(FIELDS + i);
                }
                if (values.length > 0) {
                    items.accept(event.item(), list);
                }
            });
        }
    }

    private List<CsvColumns.Wanted> wanted() {
        var wanted = new ArrayList<CsvColumns.Wanted>();
        format.columns().forEach((field, column) -> wanted.add(new CsvColumns.Wanted(
                field.ordinal(), CsvLogFormat.lowerCased(field.name()), column)));
        int slot = FIELDS;
        for (var attribute : format.attributes().entrySet()) {
            wanted.add(new CsvColumns.Wanted(slot++, attribute.getKey(), attribute.getValue()));
        }
        return wanted;
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
