package dev.thence.io;

import java.io.IOException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Consumer;

/// A source of events that can be read from beginning to end, as often as needed.
@FunctionalInterface
public interface OrderLog {
    /// Hands every event to the receiver, in the order of the source. An event may not be kept
    /// back by the source, so memory does not grow with the log.
    ///
    /// @throws OrderLogException naming the place and value that cannot be read
    /// @throws IOException when the source fails
    void read(Consumer<? super Event> receiver) throws IOException;

    /// What the log is called in messages.
    default String source() {
        return "the order log";
    }

    /// What a day is in this log; UTC unless it says otherwise.
    default ZoneId zone() {
        return ZoneOffset.UTC;
    }
}
