package dev.thence.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogTest {
    @TempDir
    Path folder;

    private static OrderLog log(List<Event> events) {
        return new OrderLog() {
            @Override
            public void read(Consumer<? super Event> receiver) {
                events.forEach(receiver);
            }

            @Override
            public ZoneId zone() {
                return ZoneId.of("Asia/Tokyo");
            }
        };
    }

    private static List<Event> random(int count) {
        var random = new Random(5);
        var events = new ArrayList<Event>();
        for (int i = 0; i < count; i++) {
            events.add(new Event(random.nextInt(4) == 0 ? "" : "c" + random.nextInt(50),
                    "i" + random.nextInt(30), Instant.ofEpochMilli(random.nextLong(1L << 41)),
                    EventKind.values()[random.nextInt(5)],
                    random.nextBoolean() ? "" : "o" + random.nextInt(99),
                    random.nextBoolean() ? "" : "s" + random.nextInt(99), random.nextInt(9) - 3,
                    random.nextBoolean() ? Double.NaN : random.nextDouble(),
                    random.nextBoolean() ? "" : "n" + random.nextInt(9)));
        }
        return events;
    }

    @Test
    void everyEventComesBackAsItWas() throws IOException {
        for (int count : new int[] {1, 3, EventLog.BLOCK - 1, EventLog.BLOCK, EventLog.BLOCK + 7}) {
            var events = random(count);
            Path file = folder.resolve("events");
            var progress = new ArrayList<Long>();
            assertEquals(count, EventLog.write(file, log(events), progress::add));
            assertEquals(count, progress.getLast());
            try (var stored = EventLog.open(file, Verification.ALL)) {
                assertEquals(count, stored.eventCount());
                assertEquals(ZoneId.of("Asia/Tokyo"), stored.zone());
                var back = new ArrayList<Event>();
                stored.read(back::add);
                assertEquals(events, back);
            }
        }
    }

    @Test
    void aCopyCanLeaveACustomerOut() throws IOException {
        Path file = folder.resolve("events");
        Path copy = folder.resolve("copy");
        EventLog.write(file, log(random(100)));
        try (var stored = EventLog.open(file, Verification.ALL)) {
            EventLog.write(copy, receiver -> stored.read(event -> {
                if (!event.customer().equals("c7")) {
                    receiver.accept(event);
                }
            }));
        }
        try (var stored = EventLog.open(copy, Verification.ALL)) {
            stored.read(event -> assertTrue(!event.customer().equals("c7")));
        }
    }

    @Test
    void aLogThatFailsLeavesTheOldFileAndNothingElse() throws IOException {
        Path file = folder.resolve("events");
        EventLog.write(file, log(random(3)));
        byte[] before = Files.readAllBytes(file);
        OrderLog failing = receiver -> {
            random(EventLog.BLOCK + 1).forEach(receiver);
            throw new OrderLogException("shop.csv", 7, "x", "is wrong");
        };
        assertThrows(OrderLogException.class, () -> EventLog.write(file, failing));
        assertThrows(OrderLogException.class, () -> EventLog.write(file, _ -> { }));
        assertArrayEquals(before, Files.readAllBytes(file));
        try (var files = Files.list(folder)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void otherVersionsAndCutBlocksAreRefused() throws IOException {
        Path file = folder.resolve("events");
        for (int version : new int[] {1, 2}) {
            try (var writer = SectionFile.create(file, EventLog.KIND, version)) {
                writer.addBytes("blocks", new byte[EventLog.EVENT_BYTES + 1]);
                writer.commit();
            }
            var e = assertThrows(CorruptFileException.class,
                    () -> EventLog.open(file, Verification.ALL));
            assertTrue(e.getMessage().contains(version == 1 ? "multiple of 41" : "version 2"),
                    e.getMessage());
        }
    }
}
