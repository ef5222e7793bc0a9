package dev.thence.training;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile;
import dev.thence.io.SectionFileWriter;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// The file that a training goes on from: a [SectionFile] of kind `checkpoint`.
///
/// Sections: `training` (what it belongs to), `position` (epoch, steps), `sums`, `history` (loss,
/// validation or NaN, seconds per epoch), per table its values, moments and counts, and, where
/// there is a best epoch, `best.epoch` and the values of its tables as `best.` and their names.
final class Checkpoint {
    private static final Logger LOG = System.getLogger(Checkpoint.class.getName());
    private static final String KIND = "checkpoint";
    private static final int VERSION = 1;

    private final Path path;
    /// Graph and configuration, in words and digits.
    private final String training;

    Checkpoint(Path path, TrainingGraph graph, TrainingConfig config, boolean validated) {
        this.path = path;
        this.training = "graph " + Long.toHexString(graph.fingerprint()) + "\n" + config
                + "\nvalidation " + validated + "\n";
    }

    void write(TrainingState state) throws IOException {
        try (var file = SectionFile.create(path, KIND, VERSION)) {
            file.addText("training", training);
            file.addLongs("position", new long[] {state.epoch, state.steps});
            addDoubles(file, "sums", state.lossSum, state.weightSum, state.seconds);
            double[] history = new double[3 * state.history.size()];
            for (int i = 0; i < state.history.size(); i++) {
                var epoch = state.history.get(i);
                history[3 * i] = epoch.loss();
                history[3 * i + 1] = epoch.validation().orElse(Double.NaN);
                history[3 * i + 2] = epoch.seconds();
            }
            addDoubles(file, "history", history);
            for (Map.Entry<String, RowAdam> table : state.parameters.byName().entrySet()) {
                file.addFloats(table.getKey() + ".values", table.getValue().values);
                file.addFloats(table.getKey() + ".first", table.getValue().first);
                file.addFloats(table.getKey() + ".second", table.getValue().second);
                file.addInts(table.getKey() + ".counts", table.getValue().counts);
            }
            if (state.best.isPresent()) {
                var best = state.best.get();
                addDoubles(file, "best.epoch", best.epoch(), best.validation());
                for (Map.Entry<String, float[]> table : best.tables().byName().entrySet()) {
                    file.addFloats("best." + table.getKey(), table.getValue());
                }
            }
            file.commit();
        }
    }

    private static void addDoubles(SectionFileWriter file, String name, double... values)
            throws IOException {
        long[] bits = new long[values.length];
        for (int i = 0; i < values.length; i++) {
            bits[i] = Double.doubleToRawLongBits(values[i]);
        }
        file.addLongs(name, bits);
    }

    /// Fills the state from the file; does nothing where there is no file or it belongs to another
    /// training.
    void read(TrainingState state, TrainingConfig config) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (var file = SectionFile.open(path, KIND, SectionFile.Verification.ALL)) {
            if (file.version() != VERSION || !file.text("training").equals(training)) {
                LOG.log(Level.INFO, path + " belongs to a training of another graph or with other "
                        + "options; training begins anew");
                return;
            }
            MemorySegment position = section(file, "position", JAVA_LONG, 2);
            state.epoch = (int) position.getAtIndex(JAVA_LONG, 0);
            state.steps = (int) position.getAtIndex(JAVA_LONG, 1);
            MemorySegment sums = section(file, "sums", JAVA_DOUBLE, 3);
            state.lossSum = sums.getAtIndex(JAVA_DOUBLE, 0);
            state.weightSum = sums.getAtIndex(JAVA_DOUBLE, 1);
            state.seconds = sums.getAtIndex(JAVA_DOUBLE, 2);
            MemorySegment history = section(file, "history", JAVA_DOUBLE, 3L * (state.epoch - 1));
            for (int i = 0; i < state.epoch - 1; i++) {
                double validation = history.getAtIndex(JAVA_DOUBLE, 3L * i + 1);
                state.history.add(new EpochSummary(i + 1, history.getAtIndex(JAVA_DOUBLE, 3L * i),
                        Double.isNaN(validation) ? OptionalDouble.empty()
                                : OptionalDouble.of(validation),
                        history.getAtIndex(JAVA_DOUBLE, 3L * i + 2)));
            }
            for (Map.Entry<String, RowAdam> table : state.parameters.byName().entrySet()) {
                read(file, table.getKey() + ".values", table.getValue().values);
                read(file, table.getKey() + ".first", table.getValue().first);
                read(file, table.getKey() + ".second", table.getValue().second);
                int[] counts = table.getValue().counts;
                MemorySegment.copy(
                        section(file, table.getKey() + ".counts", JAVA_INT, counts.length), JAVA_INT, 0, counts, 0, counts.length);
            }
            if (file.has("best.epoch")) {
                state.best = Optional.of(best(file, state.parameters, config));
            }
        }
    }

    private BestEpoch best(SectionFile file, Parameters parameters, TrainingConfig config)
            throws CorruptFileException {
        var tables = TrainedTables.of(parameters, config).copy();
        for (Map.Entry<String, float[]> table : tables.byName().entrySet()) {
            read(file, "best." + table.getKey(), table.getValue());
        }
        MemorySegment epoch = section(file, "best.epoch", JAVA_DOUBLE, 2);
        return new BestEpoch((int) epoch.getAtIndex(JAVA_DOUBLE, 0),
                epoch.getAtIndex(JAVA_DOUBLE, 1), tables);
    }

    private void read(SectionFile file, String name, float[] into) throws CorruptFileException {
        MemorySegment.copy(section(file, name, JAVA_FLOAT, into.length), JAVA_FLOAT, 0,
                into, 0, into.length);
    }

    private MemorySegment section(SectionFile file, String name, ValueLayout layout, long count)
            throws CorruptFileException {
        if (!file.has(name) || file.section(name).byteSize() != count * layout.byteSize()) {
            throw new CorruptFileException(path, "section " + name + " has "
                    + (file.has(name) ? file.section(name).byteSize() : 0) + " bytes, expected "
                    + count * layout.byteSize() + "; delete the file to train anew");
        }
        return file.section(name);
    }
}
