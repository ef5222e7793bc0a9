package dev.thence.bench.split;

import dev.thence.bench.split.JudgeOptions.Matrix;
import dev.thence.bench.split.JudgeOptions.PairList;
import dev.thence.bench.split.JudgeOptions.PerTask;
import dev.thence.bench.split.JudgeOptions.Scores;
import dev.thence.bench.split.JudgeOptions.Vectors;
import dev.thence.datasets.NpyMatrix;
import dev.thence.evaluation.LinkProtocol.Pairs;
import dev.thence.evaluation.PairScorer;
import dev.thence.evaluation.TargetScorer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The scores that are judged, read when they are asked for. Closing closes the matrices, which
/// are mapped. For one thread.
final class ScoreFiles implements AutoCloseable {
    private final Scores scores;
    private final List<NpyMatrix> open = new ArrayList<>();

    ScoreFiles(Scores scores) {
        this.scores = scores;
    }

    /// All files, for the fingerprint.
    List<Path> files() throws IOException {
        return switch (scores) {
            case PairList list -> List.of(list.file());
            case Matrix matrix -> List.of(matrix.file());
            case Vectors vectors -> Stream.concat(
                    Stream.of(vectors.sources(), vectors.targets()),
                    vectors.bias().stream()).toList();
            case PerTask tasks -> {
                try (var found = Files.list(tasks.folder())) {
                    yield found.filter(Files::isRegularFile).sorted().toList();
                }
            }
        };
    }

    boolean isList() {
        return scores instanceof PairList;
    }

    boolean isPerTask() {
        return scores instanceof PerTask;
    }

    /// Scores of all targets for a source.
    ///
    /// @param nodes how many there are
    /// @param queries the file that asks
    /// @param asked the sources that a list must have
    /// @throws IOException when a file is not what it must be, or there is one per task
    TargetScorer scorer(int nodes, String queries, int[] asked) throws IOException {
        return switch (scores) {
            case PairList list -> ListScores.read(list.file(), nodes, queries, asked);
            case Vectors vectors -> VectorScores.read(vectors.sources(), vectors.targets(),
                    vectors.bias(), nodes);
            case Matrix matrix -> matrix(matrix.file(), nodes);
            case PerTask tasks -> throw new IOException(tasks.folder() + " is a folder; only"
                    + " splits by protocol time take one, with a file per task");
        };
    }

    /// The same for one task, from a folder with a file per task; empty where it has none.
    Optional<TargetScorer> scorer(String task, int nodes, String queries, int[] asked)
            throws IOException {
        Path folder = ((PerTask) scores).folder();
        Path matrix = folder.resolve(task + ".npy");
        if (Files.isRegularFile(matrix)) {
            return Optional.of(matrix(matrix, nodes));
        }
        for (String ending : new String[] {".tsv", ".tsv.gz", ".tsv.zst"}) {
            Path list = folder.resolve(task + ending);
            if (Files.isRegularFile(list)) {
                return Optional.of(ListScores.read(list, nodes, queries, asked));
            }
        }
        return Optional.empty();
    }

    private TargetScorer matrix(Path file, int nodes) throws IOException {
        var matrix = NpyMatrix.open(file);
        open.add(matrix);
        VectorScores.requireRows(file, matrix, nodes);
        if (matrix.columnCount() != nodes) {
            throw new IOException(file + ": has " + matrix.columnCount()
                    + " columns, the split has " + nodes + " nodes; they must agree");
        }
        return matrix::row;
    }

    /// Scores of single pairs.
    ///
    /// @param asked the pairs that must be there, by file
    PairScorer pairs(int nodes, Map<String, Pairs> asked) throws IOException {
        return PairListScores.read(((PairList) scores).file(), nodes, asked);
    }

    @Override
    public void close() {
        open.forEach(NpyMatrix::close);
    }
}
