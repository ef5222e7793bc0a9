package dev.thence.app;

import dev.thence.bench.Method;
import dev.thence.bench.methods.Methods;
import dev.thence.bench.quality.QualityBench;
import dev.thence.bench.quality.QualityOptions;
import dev.thence.bench.quality.Suite;
import dev.thence.datasets.Dataset;
import dev.thence.datasets.Datasets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Compares methods on public datasets.
@Command(
        name = "quality",
        description = {
            "Compares the model with simple baselines and published methods on public datasets:",
            "held-out edges of graphs, later orders of logs. Writes a page and pictures per dataset,",
            "an index quality.md and all figures as quality.json.",
            "",
            "Every cell (protocol, dataset, method, seed) is kept below OUT/cells as it finishes: a",
            "run that was stopped goes on there, and a further method only adds its row. Datasets are",
            "read from a local folder and checked by their digests; nothing is downloaded. --list",
            "says which there are and where they come from. docs/benchmarks.md says how figures are",
            "made and how to bring a method of your own."
        },
        footer = {
            "",
            "Examples:",
            "  thence bench quality --list",
            "  thence bench quality --suite quick --data data/ --out results/",
            "  thence bench quality --dataset amazon-beauty --method ease,model --data data/"
        })
final class QualityCommand implements Callable<Integer> {
    private final Console console;

    @Option(names = "--list", description = "List the datasets and the methods.")
    private boolean list;

    @Option(names = "--suite", paramLabel = "NAME",
            description = "quick: ten minutes on two cores; full: every dataset, hours.")
    private Optional<String> suite = Optional.empty();

    @Option(names = "--dataset", paramLabel = "NAME", split = ",",
            description = "Only these datasets; repeat or separate by commas.")
    private List<String> datasets = List.of();

    @Option(names = "--protocol", paramLabel = "NAME", split = ",",
            description = "Only these protocols: edges, dirlink, dggan, nodes, time, cold"
                    + " (default: all that fit, of the quick suite edges and time).")
    private List<String> protocols = List.of();

    @Mixin
    private BenchRunOptions run = new BenchRunOptions();

    @Mixin
    private MethodOptions methods = new MethodOptions();

    QualityCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var known = methods.all();
        if (list || (suite.isEmpty() && datasets.isEmpty())) {
            Datasets.all().forEach(this::describe);
            console.print("%s", "Methods: " + String.join(", ", known.names()));
            return ExitCode.DONE;
        }
        var options = new QualityOptions(chosen(), chosen(known), protocols(),
                run.seed, run.seeds, run.data, run.out, run.threads, command());
        return BenchRunOptions.measure(console, options, QualityBench::run);
    }

    private List<Dataset> chosen() throws IOException {
        if (datasets.isEmpty()) {
            return Suite.named(suite.orElseThrow()).datasets();
        }
        suite.ifPresent(Suite::named);
        var chosen = new ArrayList<Dataset>();
        for (String name : datasets) {
            chosen.add(Datasets.find(name));
        }
        return chosen;
    }

    private List<Method> chosen(Methods known) {
        var leftOut = datasets.isEmpty() && methods.names.isEmpty()
                ? Suite.named(suite.orElseThrow()).leftOut() : Set.<String>of();
        return known.named(methods.names).stream()
                .filter(method -> !leftOut.contains(method.name())).toList();
    }

    private List<String> protocols() {
        return protocols.isEmpty() && datasets.isEmpty()
                ? suite.map(name -> Suite.named(name).protocols()).orElse(List.of()) : protocols;
    }

    private String command() {
        var words = new ArrayList<>(List.of("thence bench quality"));
        suite.ifPresent(name -> words.add("--suite " + name));
        if (!datasets.isEmpty()) {
            words.add("--dataset " + String.join(",", datasets));
        }
        if (!protocols.isEmpty()) {
            words.add("--protocol " + String.join(",", protocols));
        }
        if (!methods.names.isEmpty()) {
            words.add("--method " + String.join(",", methods.names));
        }
        return String.join(" ", words) + run.words();
    }

    private void describe(Dataset each) {
        var card = each.card();
        List.of(each.name() + ": " + card.title(), "    from: " + card.owner(),
                "    licence: " + card.licence(), "    " + card.obtain())
                .forEach(line -> console.print("%s", line));
    }
}
