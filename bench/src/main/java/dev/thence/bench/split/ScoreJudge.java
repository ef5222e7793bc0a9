package dev.thence.bench.split;

import dev.thence.bench.cells.CellKey;
import dev.thence.bench.cells.Measurement;
import dev.thence.bench.cells.Measurement.State;
import dev.thence.bench.cells.ProgramCode;
import dev.thence.bench.cells.Sha256;
import dev.thence.bench.pages.Provenance;
import dev.thence.bench.pages.ResultsFolder;
import dev.thence.bench.protocols.Split;
import dev.thence.bench.quality.QualityResult;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;

/// Ranks scores that something else made with the code that ranks all methods, and adds their
/// row to a results folder.
public final class ScoreJudge {
    private final JudgeOptions options;
    private final PipelineListener listener;

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
        Split.Answers answers;
        try (var scores = new ScoreFiles(options.scores());
                var workers = Workers.of(options.threads())) {
            listener.stage("reading scores", 0);
            answers = folder.split().judge(scores, workers, listener);
        }
        var key = new CellKey(manifest.protocol(), manifest.dataset(), folder.split().part(),
                options.name(), manifest.seed());
        var results = new ResultsFolder(options.out());
        results.cells().put(new Measurement(key, fingerprint(manifest), options.madeBy(),
                State.DONE, "", options.seconds().orElse(Double.NaN), 0, options.peakBytes(),
                folder.split().draws(), folder.split().note(), answers.notes(),
                answers.tasks()));
        String page = results.write(manifest.dataset(), ResultsFolder.title(manifest.dataset()),
                Provenance.here(options.command()));
        var pages = new LinkedHashMap<String, String>();
        pages.put(manifest.dataset(), page);
        return new QualityResult(pages, results.written(), List.of());
    }

    private String fingerprint(SplitManifest manifest) throws IOException {
        var text = new StringBuilder("judged 1\n").append(manifest.checksum()).append('\n')
                .append(options.madeBy()).append('\n').append(ProgramCode.version()).append('\n');
        try (var scores = new ScoreFiles(options.scores())) {
            for (Path file : scores.files()) {
                text.append(Sha256.of(file)).append('\n');
            }
        }
        return Sha256.of(text.toString());
    }
}
