package dev.thence.io;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

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

    /// A dictionary that knows a string object again without looking at its text: readers hand
    /// out the same object for the same text, mostly.
    private static final class Numbers {
        private static final int CACHE_BITS = 16;

        private final Dictionary dictionary = new Dictionary();
        private final @Nullable String[] cache = new String[1 << CACHE_BITS];
        private final int[] cachedNumbers = new int[1 << CACHE_BITS];

        int of(String text) {
            if (text.isEmpty()) {
                return -1;
            }
            int place = (text.hashCode() * 0x9E3779B9) >>> (Integer.SIZE - CACHE_BITS);
            if (cache[place] != text) {
                cache[place] = text;
                cachedNumbers[place] = dictionary.add(text);
            }
            return cachedNumbers[place];
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
