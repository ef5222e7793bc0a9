package dev.thence.service;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// One line for every request: when, from where, method, target, status, bytes of the body, and
/// how long it took in microseconds, with spaces between. Characters that are not printable
/// ASCII are written as `\x` and two digits, so that no request can forge a line.
///
/// Thread-safe. Requests do not wait for the log: lines go through a queue to a thread that
/// writes them; where they come faster than it can write, they are dropped and counted.
public final class AccessLog implements AutoCloseable {
    private static final System.Logger LOG = System.getLogger(AccessLog.class.getName());
    private static final int WAITING = 16_384;
    private static final String END = "";

    private final ArrayBlockingQueue<String> lines = new ArrayBlockingQueue<>(WAITING);
    private final AtomicLong dropped = new AtomicLong();
    private final Thread writer;

    /// Writes lines somewhere, and what it has kept back at the end of a batch.
    private interface Sink extends AutoCloseable {
        void write(String line) throws IOException;

        void flush() throws IOException;

        @Override
        void close() throws IOException;
    }

    private AccessLog(Sink sink) {
        writer = Thread.ofPlatform().name("thence-access-log").daemon().start(() -> run(sink));
    }

    /// A log at the end of a file, which is made where it is missing. A file that is moved away
    /// still gets the lines; rotate it by copying and truncating.
    ///
    /// @throws IOException when the file cannot be written
    public static AccessLog file(Path path) throws IOException {
        BufferedWriter file = Files.newBufferedWriter(path, StandardCharsets.US_ASCII,
                StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        return new AccessLog(new Sink() {
            @Override
            public void write(String line) throws IOException {
                file.write(line);
                file.write('\n');
            }

            @Override
            public void flush() throws IOException {
                file.flush();
            }

            @Override
            public void close() throws IOException {
                file.close();
            }
        });
    }

    /// A log that is given line by line to whoever wants it.
    public static AccessLog lines(Consumer<String> reader) {
        return new AccessLog(new Sink() {
            @Override
            public void write(String line) {
                reader.accept(line);
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        });
    }

    void request(Instant when, String remote, String method, String target, int status,
            int bytes, long nanos) {
        String line = when + " " + remote + " " + printable(method) + " " + printable(target) + " "
                + status + " " + bytes + " " + nanos / 1_000;
        if (!lines.offer(line)) {
            dropped.incrementAndGet();
        }
    }

    /// Lines that were dropped, because they came faster than they could be written.
    long dropped() {
        return dropped.get();
    }

    private static String printable(String text) {
        if (text.isEmpty()) {
            return "-";
        }
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) <= ' ' || text.charAt(i) > '~') {
                return escaped(text);
            }
        }
        return text;
    }

    private static String escaped(String text) {
        var line = new StringBuilder();
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            if (b > ' ' && b <= '~') {
                line.append((char) b);
            } else {
                line.append(String.format("\\x%02x", b & 0xff));
            }
        }
        return line.toString();
    }

    private void run(Sink sink) {
        var batch = new ArrayList<String>();
        try (sink) {
            for (boolean ended = false; !ended;) {
                batch.add(lines.take());
                lines.drainTo(batch);
                for (String line : batch) {
                    if (line.isEmpty()) {
                        ended = true;
                    } else {
                        sink.write(line);
                    }
                }
                sink.flush();
                batch.clear();
            }
        } catch (IOException e) {
            LOG.log(System.Logger.Level.WARNING, "the access log cannot be written and ends: "
                    + e.getMessage());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Writes what waits, and ends.
    @Override
    public void close() {
        try {
            boolean told = false;
            while (!told && writer.isAlive()) {
                told = lines.offer(END, 1, TimeUnit.SECONDS);
            }
            writer.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
