package dev.thence.bench.protocols;

import dev.thence.datasets.TestPeriod;
import dev.thence.graph.CleanLog;
import dev.thence.io.EventLog;
import dev.thence.io.OrderLog;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/// The events of one period of an order log that methods may see, in a temporary file of their own,
/// and the log cleaned as of the period's end. Closing removes the file.
///
/// @param until the log cleaned as of the period's end, which knows what is asked for
/// @param seen the events that methods may see
record PeriodLog(Path folder, CleanLog until, EventLog seen) implements AutoCloseable {

    /// @param visible the part of the log that methods may see, given the log as of the period's
    ///     end
    static PeriodLog open(LogSource source, TestPeriod period,
            Function<CleanLog, OrderLog> visible) throws IOException {
        Path folder = Files.createTempDirectory("thence-bench");
        try {
            CleanLog until;
            Path whole = folder.resolve("whole.thence");
            EventLog.write(whole, source.log());
            try (var events = EventLog.open(whole, Verification.HEADER)) {
                until = CleanLog.of(events, source.cleaning(), period.end());
            }
            Files.delete(whole);
            Path file = folder.resolve("before.thence");
            EventLog.write(file, visible.apply(until));
            return new PeriodLog(folder, until, EventLog.open(file, Verification.HEADER));
        } catch (IOException | RuntimeException e) {
            delete(folder);
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        seen.close();
        delete(folder);
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
