package dev.thence.bench.split;

import dev.thence.bench.methods.Methods;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/// Scores that something else made of a written split, and under which name they are judged.
///
/// @param split the folder of the split
/// @param scores where they are
/// @param name of the row
/// @param madeBy library and version
/// @param seconds that the maker's fit took, where it is known
/// @param peakBytes that the maker needed, 0 where it is not known
/// @param out the results folder
/// @param threads that compute, 1 or more; they change no figure
/// @param command by which to repeat it, for the report
public record JudgeOptions(Path split, Scores scores, String name, String madeBy,
        OptionalDouble seconds, long peakBytes, Path out, int threads, String command) {

    /// A way to hand over scores; `docs/benchmarks.md` describes the files.
    public sealed interface Scores {}

    /// A list of pairs with scores.
    public record PairList(Path file) implements Scores {}

    /// A matrix of all scores.
    public record Matrix(Path file) implements Scores {}

    /// Vectors whose dot products are the scores, and what is added per target.
    public record Vectors(Path sources, Path targets, Optional<Path> bias) implements Scores {}

    /// A folder with a list or a matrix per task, such as `T1n.tsv`; a task without is not judged.
    public record PerTask(Path folder) implements Scores {}

    public JudgeOptions {
        Methods.requireName(name, "--name");
        if (Methods.builtIn().names().contains(name)) {
            throw new IllegalArgumentException("the program has a method called " + name
                    + "; give the scores another name");
        }
        if (madeBy.isBlank()) {
            throw new IllegalArgumentException("who made the scores is blank, must be library and"
                    + " version");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ", must be 1 or more");
        }
    }
}
