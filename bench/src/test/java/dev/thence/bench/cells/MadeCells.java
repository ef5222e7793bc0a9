package dev.thence.bench.cells;

import dev.thence.bench.Method.Draws;
import dev.thence.bench.cells.Measurement.State;
import java.util.LinkedHashMap;
import java.util.List;

/// Measurements of no method, for tests.
public final class MadeCells {
    private MadeCells() {}

    /// One task with the metric MRR, a value per customer.
    public static Measurement cell(String method, long seed, Draws draws, float... units) {
        var values = new LinkedHashMap<String, float[]>();
        values.put("MRR", units);
        var plain = new LinkedHashMap<String, TaskOutcome.Value>();
        plain.put("coverage@10", TaskOutcome.Value.of(units[0]));
        var task = new TaskOutcome("", "A task", "A note.", values, plain,
                List.of(new TaskOutcome.BucketValue("few", units[0])));
        return new Measurement(new CellKey("edges", "tiny", "", method, seed), "f", "Thence",
                State.DONE, "", 1 + seed, 2, 3 << 20, draws, "Split.", List.of(), List.of(task));
    }
}
