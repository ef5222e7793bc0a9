package dev.thence.app;

import dev.thence.bench.methods.Ablations;
import dev.thence.bench.quality.AblationBench;
import dev.thence.bench.quality.QualityOptions;
import dev.thence.datasets.Dataset;
import dev.thence.datasets.Datasets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Measures what the parts of the model are worth.
@Command(
        name = "ablations",
        description = {
            "Measures what the parts of the model are worth on graphs: the model with one thing",
            "changed beside the unchanged one. Sampled neighbours by degree against a fixed",
            "number, own edges left out, terms of the loss, co-views, single evidences.",
            "",
            "Writes a page ablations-DATASET.md with paired differences. Cells are kept below",
            "OUT/cells as 'thence bench quality' keeps them: a run that was stopped goes on there."
        },
        footer = {
            "",
            "Example:",
            "  thence bench ablations --dataset cora-ml,amazon-beauty --data data/ --out results/"
        })
final class AblationsCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--dataset", paramLabel = "NAME", split = ",", required = true,
            description = "Graphs; repeat or separate by commas.")
    private List<String> datasets = List.of();

    @Mixin
    private BenchRunOptions run = new BenchRunOptions();

    AblationsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var chosen = new ArrayList<Dataset>();
        for (String name : datasets) {
            chosen.add(Datasets.find(name));
        }
        var options = new QualityOptions(chosen, Ablations.methods(), List.of("edges"), run.seed,
                run.seeds, run.data, run.out, run.threads, "thence bench ablations --dataset "
                + String.join(",", datasets) + run.words());
        return BenchRunOptions.measure(console, options, AblationBench::run);
    }
}
