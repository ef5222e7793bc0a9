package dev.thence.io;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.LongConsumer;

/// Writes an [EventLog], block by block as the events come.
final class EventLogWriter implements AutoCloseable {
    private static final int BLOCK = EventLog.BLOCK;

    private final SectionFileWriter file;
    private final ZoneId zone;
    private final LongConsumer progress;
    private final Numbers customers = new Numbers();
    private final Numbers items = new Numbers();
    private final Numbers orders = new Numbers();
    private final Numbers sessions = new Numbers();
    private final Numbers names = new Numbers();
    private final long[] time = new long[BLOCK];
    private final double[] price = new double[BLOCK];
    private final int[] customer = new int[BLOCK];
    private final int[] item = new int[BLOCK];
    private final int[] order = new int[BLOCK];
    private final int[] session = new int[BLOCK];
    private final int[] name = new int[BLOCK];
    private final float[] quantity = new float[BLOCK];
    private final byte[] kind = new byte[BLOCK];
    private int size;
    private long written;

    /// A dictionary that knows the last string again: neighbouring events share most of theirs.
    private static final class Numbers {
        private final Dictionary dictionary = new Dictionary();
        private String last = "";
        private int lastNumber = -1;

        int of(String text) {
            if (!text.equals(last)) {
                last = text;
                lastNumber = text.isEmpty() ? -1 : dictionary.add(text);
            }
            return lastNumber;
        }
    }

    EventLogWriter(Path target, ZoneId zone, LongConsumer progress) throws IOException {
        this.file = SectionFile.create(target, EventLog.KIND, EventLog.VERSION);
        this.zone = zone;
        this.progress = progress;
    }

    long write(OrderLog log) throws IOException {
        try (Arena arena = Arena.ofConfined(); var blocks = file.begin("blocks")) {
            MemorySegment buffer = arena.allocate((long) BLOCK * EventLog.EVENT_BYTES, 8);
            log.read(event -> {
                add(event);
                if (size == BLOCK) {
                    flush(buffer, blocks);
                }
            });
            flush(buffer, blocks);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        if (written == 0) {
            throw new OrderLogException(log.source(), "holds no event, must hold at least one");
        }
        file.addText("zone", zone.getId());
        customers.dictionary.texts().write(file, "customers.");
        items.dictionary.texts().write(file, "items.");
        orders.dictionary.texts().write(file, "orders.");
        sessions.dictionary.texts().write(file, "sessions.");
        names.dictionary.texts().write(file, "names.");
        file.commit();
        return written;
    }

    private void add(Event event) {
        time[size] = event.time().toEpochMilli();
        price[size] = event.price();
        customer[size] = customers.of(event.customer());
        item[size] = items.of(event.item());
        order[size] = orders.of(event.order());
        session[size] = sessions.of(event.session());
        name[size] = names.of(event.name());
        quantity[size] = (float) event.quantity();
        kind[size++] = (byte) event.kind().ordinal();
    }

    private void flush(MemorySegment buffer, SectionFileWriter.SectionOutput blocks) {
        MemorySegment.copy(time, 0, buffer, JAVA_LONG, 0, size);
        MemorySegment.copy(price, 0, buffer, JAVA_DOUBLE, 8L * size, size);
        MemorySegment.copy(customer, 0, buffer, JAVA_INT, 16L * size, size);
        MemorySegment.copy(item, 0, buffer, JAVA_INT, 20L * size, size);
        MemorySegment.copy(order, 0, buffer, JAVA_INT, 24L * size, size);
        MemorySegment.copy(session, 0, buffer, JAVA_INT, 28L * size, size);
        MemorySegment.copy(name, 0, buffer, JAVA_INT, 32L * size, size);
        MemorySegment.copy(quantity, 0, buffer, JAVA_FLOAT, 36L * size, size);
        MemorySegment.copy(kind, 0, buffer, JAVA_BYTE, 40L * size, size);
        try {
            blocks.write(buffer.asSlice(0, (long) size * EventLog.EVENT_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written += size;
        size = 0;
        progress.accept(written);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
