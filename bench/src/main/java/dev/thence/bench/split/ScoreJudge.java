package dev.thence.bench.split;

import dev.thence.bench.Meter;
import dev.thence.bench.Method;
import dev.thence.bench.SharedFits;
import dev.thence.bench.cells.CellKey;
import dev.thence.bench.cells.Measurement;
import dev.thence.bench.cells.Measurement.State;
import dev.thence.bench.cells.ProgramCode;
import dev.thence.bench.cells.Sha256;
import dev.thence.bench.pages.Provenance;
import dev.thence.bench.pages.ResultsFolder;
import dev.thence.bench.protocols.EdgesBench;
import dev.thence.bench.protocols.EdgesTasks;
import dev.thence.bench.protocols.Split;
import dev.thence.bench.quality.QualityResult;
import dev.thence.bench.split.JudgeOptions.Matrix;
import dev.thence.bench.split.JudgeOptions.PairList;
import dev.thence.bench.split.JudgeOptions.Vectors;
import dev.thence.datasets.NpyMatrix;
import dev.thence.evaluation.EdgesProtocol;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Ranks scores that something else made with the code that ranks all methods, and adds their
/// row to a results folder.
public final class ScoreJudge {
    private final JudgeOptions options;
    private final PipelineListener listener;
    private Optional<NpyMatrix> open = Optional.empty();

    private ScoreJudge(JudgeOptions options, PipelineListener listener) {
        this.options = options;
        this.listener = listener;
    }

    /// Judges and writes; gives the page of the dataset and the files.
    ///
    /// @throws IOException when the split was changed or a score file is not what it must be; it
    ///     names file, place and value, and nothing is written
    public static QualityResult run(JudgeOptions options, PipelineListener listener)
            throws IOException {
        return new ScoreJudge(options, listener).run();
    }

    private QualityResult run() throws IOException {
        listener.stage("checking the split", 0);
        var folder = SplitFolder.open(options.split());
        var manifest = folder.manifest();
        var meter = new Meter(new SharedFits());
        Split.Answers answers;
        try (var workers = Workers.of(options.threads())) {
            listener.stage("reading scores", 0);
            var scorer = scorer(folder.split());
            answers = new EdgesTasks(folder.split(), workers, listener)
                    .judge(meter, () -> scorer);
        } finally {
            open.ifPresent(NpyMatrix::close);
        }
        var key = new CellKey(manifest.protocol(), manifest.dataset(), "", options.name(),
                manifest.seed());
        var results = new ResultsFolder(options.out());
        results.cells().put(new Measurement(key, fingerprint(manifest), options.madeBy(),
                State.DONE, "", options.seconds().orElse(Double.NaN), 0, options.peakBytes(),
                Method.Draws.SEEDED, EdgesBench.note(folder.split()), answers.notes(),
                answers.tasks()));
        String page = results.write(manifest.dataset(), ResultsFolder.title(manifest.dataset()),
                Provenance.here(options.command()));
        var pages = new LinkedHashMap<String, String>();
        pages.put(manifest.dataset(), page);
        return new QualityResult(pages, results.written(), List.of());
    }

    private TargetScorer scorer(EdgesProtocol split) throws IOException {
        int n = split.whole().nodeCount();
        return switch (options.scores()) {
            case PairList list -> ListScores.read(list.file(), n, IntStream.range(0, n)
                    .filter(u -> split.test().out().degree(u) > 0).toArray());
            case Vectors vectors -> VectorScores.read(vectors.sources(), vectors.targets(),
                    vectors.bias(), n);
            case Matrix matrix -> matrix(matrix.file(), n);
        };
    }

    private TargetScorer matrix(Path file, int n) throws IOException {
        var matrix = NpyMatrix.open(file);
        open = Optional.of(matrix);
        VectorScores.requireRows(file, matrix, n);
        if (matrix.columnCount() != n) {
            throw new IOException(file + ": has " + matrix.columnCount()
                    + " columns, the split has " + n + " nodes; they must agree");
        }
        return matrix::row;
    }

    private String fingerprint(SplitManifest manifest) throws IOException {
        var files = switch (options.scores()) {
            case PairList list -> List.of(list.file());
            case Matrix matrix -> List.of(matrix.file());
            case Vectors vectors -> Stream.concat(
                    Stream.of(vectors.sources(), vectors.targets()),
                    vectors.bias().stream()).toList();
        };
        var text = new StringBuilder("judged 1\n").append(manifest.checksum()).append('\n')
                .append(options.madeBy()).append('\n').append(ProgramCode.version()).append('\n');
        for (Path file : files) {
            text.append(Sha256.of(file)).append('\n');
        }
        return Sha256.of(text.toString());
    }
}
