package dev.thence.io;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// Stored events in the order of their log, column by column in a mapped file.
///
/// A [SectionFile] of the kind `events`. Customers, items, orders, sessions and names are
/// numbered in the order of their first coming; -1 stands for none. The events lie in blocks of
/// [#BLOCK] (the last one is shorter), each block holding its columns one after the other:
///
/// | column | bytes | |
/// |---|---|---|
/// | time | 8 | milliseconds since 1970 |
/// | price | 8 | `NaN` for none |
/// | customer, item, order, session, name | 4 each | numbers |
/// | quantity | 4 | float |
/// | kind | 1 | ordinal of [EventKind] |
///
/// The opener closes it; a read after that throws `IllegalStateException`. Usable by any number
/// of threads. It can be read as an [OrderLog] too, which is how a copy without one customer is
/// made.
public final class EventLog implements OrderLog, AutoCloseable {
    static final String KIND = "events";
    static final int VERSION = 1;
    /// The number of events in a block.
    static final int BLOCK = 1 << 16;
    static final int EVENT_BYTES = 8 + 8 + 5 * 4 + 4 + 1;

    private final SectionFile file;
    private final MemorySegment blocks;
    private final long eventCount;
    private final ZoneId zone;
    private final Texts customers;
    private final Texts items;
    private final Texts orders;
    private final Texts sessions;
    private final Texts names;

    private EventLog(SectionFile file) throws CorruptFileException {
        this.file = file;
        blocks = file.section("blocks");
        eventCount = blocks.byteSize() / EVENT_BYTES;
        if (eventCount * EVENT_BYTES != blocks.byteSize()) {
            throw new CorruptFileException(file.path(), "section blocks has " + blocks.byteSize()
                    + " bytes, must be a multiple of " + EVENT_BYTES);
        }
        zone = ZoneId.of(file.text("zone"));
        customers = Texts.read(file, "customers.");
        items = Texts.read(file, "items.");
        orders = Texts.read(file, "orders.");
        sessions = Texts.read(file, "sessions.");
        names = Texts.read(file, "names.");
    }

    /// Stores the events of the log and gives their number. Memory: a block of 2.7 MB, and each
    /// distinct customer, item, order, session and name with its bytes and 16 to 24 more.
    ///
    /// @throws OrderLogException when the log cannot be read or holds no event; then the target
    ///     stays as it was
    public static long write(Path target, OrderLog log) throws IOException {
        return write(target, log, _ -> { });
    }

    /// The same, telling the number of events so far after each block.
    public static long write(Path target, OrderLog log, LongConsumer progress)
            throws IOException {
        try (var writer = new EventLogWriter(target, log.zone(), progress)) {
            return writer.write(log);
        }
    }

    /// @throws CorruptFileException when the file is damaged or of another kind
    public static EventLog open(Path path, SectionFile.Verification verification)
            throws IOException {
        SectionFile file = SectionFile.open(path, KIND, verification);
        try {
            if (file.version() != VERSION) {
                throw new CorruptFileException(path, "has version " + file.version()
                        + " of an event log, this program reads " + VERSION + "; import again");
            }
            return new EventLog(file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    @Override
    public String source() {
        return file.path().toString();
    }

    public long eventCount() {
        return eventCount;
    }

    /// What a day is in this log.
    @Override
    public ZoneId zone() {
        return zone;
    }

    /// Hands over all events block by block; the block is filled anew each time.
    public void readBlocks(Consumer<? super EventBlock> receiver) {
        var block = new EventBlock((int) Math.min(BLOCK, eventCount));
        for (long first = 0; first < eventCount; first += BLOCK) {
            int size = (int) Math.min(BLOCK, eventCount - first);
            block.load(blocks.asSlice(first * EVENT_BYTES, (long) size * EVENT_BYTES), first, size);
            receiver.accept(block);
        }
    }

    /// The distinct customers.
    public Texts customers() {
        return customers;
    }

    /// The distinct items.
    public Texts items() {
        return items;
    }

    /// The distinct orders.
    public Texts orders() {
        return orders;
    }

    /// The distinct sessions.
    public Texts sessions() {
        return sessions;
    }

    /// The distinct names of items.
    public Texts names() {
        return names;
    }

    private Event event(EventBlock block, int at) {
        return new Event(text(customers, block.customer(at)), items.text(block.item(at)),
                Instant.ofEpochMilli(block.epochMilli(at)), block.kind(at),
                text(orders, block.order(at)), text(sessions, block.session(at)),
                block.quantity(at), block.price(at), text(names, block.name(at)));
    }

    private static String text(Texts texts, int number) {
        return number < 0 ? "" : texts.text(number);
    }

    /// Hands over every event as it was read; quantities to the precision of a float.
    @Override
    public void read(Consumer<? super Event> receiver) {
        readBlocks(block -> {
            for (int at = 0; at < block.size(); at++) {
                receiver.accept(event(block, at));
            }
        });
    }

    @Override
    public void close() {
        file.close();
    }
}
