package dev.thence.app;

import dev.thence.graph.Workers;
import dev.thence.model.Model;
import dev.thence.model.ModelManifest;
import dev.thence.pipeline.Pipeline;
import dev.thence.pipeline.PipelineOptions;
import dev.thence.pipeline.RunModels;
import dev.thence.training.TrainingInterrupted;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// One training of a run, which Ctrl-C stops in an orderly way.
///
/// @param console for bars and results
/// @param run that is trained
/// @param options of the training
/// @param threads that compute
record Training(Console console, RunFolder run, PipelineOptions options, int threads) {
    int toTheEnd() throws IOException {
        return toTheEnd(this::report);
    }

    /// @param finished what to do with the release, which is closed after that
    int toTheEnd(Consumer<Model> finished) throws IOException {
        try (var interrupt = Interrupt.watch(console, "thence: stopping at the next step");
                var stages = new Stages(console, interrupt::asked);
                var workers = Workers.of(threads);
                var data = RunData.open(run)) {
            var pipeline = Pipeline.on(workers, options).listener(stages).checkpoints(run.path());
            try (Model model = pipeline.train(data.data(), RunModels.in(run.path()), provenance())) {
                stages.end();
                // What is there was found of the trial before.
                Files.deleteIfExists(run.evaluation());
                finished.accept(model);
                return ExitCode.DONE;
            } catch (TrainingInterrupted | CancellationException _) {
                stages.end();
                console.note("thence: interrupted, a checkpoint is written; "
                        + "'thence train %s' goes on", run.shown());
                return ExitCode.INTERRUPTED;
            }
        }
    }

    private Map<String, String> provenance() throws IOException {
        var provenance = new TreeMap<String, String>();
        var file = RunFile.read(run.runFile());
        provenance.put("from", file.from());
        file.options().forEach((key, value) -> provenance.put("import." + key, value));
        file.found().forEach((key, value) -> provenance.put("found." + key, value.toString()));
        provenance.put("thence", ProgramVersion.number());
        provenance.put("java", Runtime.version().toString());
        provenance.put("machine", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
        return provenance;
    }

    /// The fitted weights, and what the trial reached.
    void reportWeights(Model model) {
        var manifest = model.manifest();
        console.print("Vectors: %s", manifest.config().get(ModelManifest.VECTORS));
        ModelInfo.weights(console, manifest);
        console.print("Trial: %s", manifest.metrics().entrySet().stream()
                .map(e -> e.getKey().equals("queries")
                        ? String.format(Locale.ROOT, "%,.0f queries", e.getValue())
                        : String.format(Locale.ROOT, "%s %.2f %%", e.getKey(), 100 * e.getValue()))
                .collect(Collectors.joining(", ")));
    }

    private void report(Model model) {
        reportWeights(model);
        console.print("Wrote %s and %s", run.trial(), run.model());
        console.next("thence evaluate " + run.shown());
        console.print("      thence recommend %s %s --limit 10", run.shown(), example(model));
    }

    /// The item with the most orders: it has something to recommend.
    private static String example(Model model) {
        int best = 0;
        for (int node = 1; node < model.ids().count(); node++) {
            best = model.trainOrders(node) > model.trainOrders(best) ? node : best;
        }
        return model.ids().id(best);
    }
}
