package dev.thence.io;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;

/// Stored events in the order of their log, column by column in a mapped file.
///
/// The opener closes it; a read after that throws `IllegalStateException`. Usable by any number of
/// threads.
public final class EventLog implements AutoCloseable {
    private final SectionFile file;

    private EventLog(SectionFile file) {
        this.file = file;
    }

    /// Stores the events of the log.
    public static void write(Path target, OrderLog log) throws IOException {
        throw new UnsupportedOperationException();
    }

    public static EventLog open(Path path, SectionFile.Verification verification)
            throws IOException {
        throw new UnsupportedOperationException();
    }

    /// What a day is in this log.
    public ZoneId zone() {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        file.close();
    }
}
