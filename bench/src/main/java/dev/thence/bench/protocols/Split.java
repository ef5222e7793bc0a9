package dev.thence.bench.protocols;

import dev.thence.bench.Meter;
import dev.thence.bench.Method;
import dev.thence.bench.SharedFits;
import dev.thence.bench.cells.TaskOutcome;
import java.io.IOException;
import java.util.List;

/// One cut of the data, with all that the methods judged on it share.
public interface Split extends AutoCloseable {
    /// What was cut and how, for the report.
    String note();

    /// What the methods share.
    SharedFits shared();

    /// Fits a method and asks it everything.
    ///
    /// @param meter to be used around what the method costs
    Answers judge(Method method, Meter meter) throws IOException;

    @Override
    void close() throws IOException;

    /// What a method answered.
    ///
    /// @param notes what it says of its fit
    record Answers(List<TaskOutcome> tasks, List<String> notes) {}
}
