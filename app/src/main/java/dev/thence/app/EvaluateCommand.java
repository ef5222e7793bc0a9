package dev.thence.app;

import dev.thence.bench.pages.ComparisonPicture;
import dev.thence.graph.Workers;
import dev.thence.io.SectionFile.Verification;
import dev.thence.io.TextOutput;
import dev.thence.model.Model;
import dev.thence.pipeline.TrialReport;
import dev.thence.pipeline.TrialSummary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Judges a run's trial.
@Command(
        name = "evaluate",
        description = {
            "Judges the trial of a run beside simple baselines, on data that neither its vectors nor",
            "its weights have seen.",
            "",
            "Figures are percent: macro means over customers, with the paired 95 %% interval of the",
            "difference that learning makes. 'direction' is the share of later one-way pairs that",
            "are put in the right order; 'wrong way' the share of top-10 places held by an item of",
            "which only the opposite direction is known. The figures go into the run, for the quality",
            "page of 'thence serve', and so does a picture per question."
        },
        footer = {"", "Example:", "  thence evaluate run/"})
final class EvaluateCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "RUN", description = "What 'thence train' has finished.")
    private Path folder = Path.of("");

    EvaluateCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var run = RunFolder.open(folder);
        var report = print(console, run);
        draw(report, run);
        console.next("thence recommend " + run.shown() + " ITEM --limit 10");
        return ExitCode.DONE;
    }

    /// Prints the judgement and gives it.
    static TrialReport print(Console console, RunFolder run) throws IOException {
        if (!Files.isDirectory(run.trial())) {
            throw new IOException(run.shown() + " has no trial to judge; make it: thence train "
                    + run.shown());
        }
        try (var stages = new Stages(console, () -> false);
                var workers = Workers.ofProcessors();
                var data = RunData.open(run);
                var trial = Model.open(run.trial(), Verification.ALL)) {
            var options = TrainOptions.read(run.trainFile());
            var report = TrialReport.of(data.data(), trial, options.seed(), workers, stages);
            stages.end();
            new TrialPage(report).lines().forEach(line -> console.print("%s", line));
            keep(console, run, TrialSummary.of(report, trial));
            return report;
        }
    }

    /// The figures, into the run: a store keeps them with the version, for its explorer page.
    private static void keep(Console console, RunFolder run, TrialSummary summary) {
        try {
            summary.write(run.evaluation());
            console.print("Wrote %s", run.evaluation());
        } catch (IOException e) {
            console.note("thence: %s was not written: %s", run.evaluation(), e.getMessage());
        }
    }

    /// A picture per task, into the run. Where the run cannot be written to the figures stand
    /// without them.
    private void draw(TrialReport report, RunFolder run) {
        for (var task : report.tasks()) {
            String title = TrialPage.title(task.task().name());
            Path file = run.path().resolve("evaluation-" + task.task().name()
                    .toLowerCase(Locale.ROOT).replace(' ', '-') + ".svg");
            try (var out = TextOutput.create(file, StandardCharsets.UTF_8)) {
                out.writer().write(ComparisonPicture.svg(task, title));
                out.commit();
                console.print("Wrote %s", file);
            } catch (IOException e) {
                console.note("thence: %s was not drawn: %s", file, e.getMessage());
            }
        }
    }
}
