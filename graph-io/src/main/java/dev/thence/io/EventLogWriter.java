package dev.thence.io;

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
    private final EventBlock block = new EventBlock(BLOCK);
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
                if (block.size() == BLOCK) {
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
        block.add(event, customers.of(event.customer()), items.of(event.item()),
                orders.of(event.order()), sessions.of(event.session()), names.of(event.name()));
    }

    private void flush(MemorySegment buffer, SectionFileWriter.SectionOutput blocks) {
        block.store(buffer);
        try {
            blocks.write(buffer.asSlice(0, (long) block.size() * EventLog.EVENT_BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        written += block.size();
        block.clear();
        progress.accept(written);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
