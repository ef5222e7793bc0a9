package dev.thence.bench.quality;

import dev.thence.bench.methods.Ablation;
import dev.thence.bench.methods.Ablations;
import dev.thence.bench.pages.Provenance;
import dev.thence.bench.pages.ResultsFolder;
import dev.thence.bench.protocols.EdgesBench;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// What the parts of the model are worth: the model with one thing changed beside the unchanged
/// one, in cells like all others, with a page of paired differences.
public final class AblationBench {
    private AblationBench() {}

    /// Measures what is missing and writes a page `ablations-DATASET.md` per dataset; hours for
    /// many datasets.
    ///
    /// @param options the methods are [Ablations#methods()], the protocol is edges
    /// @throws CancellationException when the listener wants to stop; cells that are done are
    /// kept
    /// @throws IllegalArgumentException when a dataset is no graph
    public static QualityResult run(QualityOptions options, PipelineListener listener,
            Consumer<String> told) throws IOException {
        for (var dataset : options.datasets()) {
            if (new EdgesBench().parts(dataset).isEmpty()) {
                throw new IllegalArgumentException("dataset " + dataset.name() + " is no graph;"
                        + " ablations are measured by the protocol edges");
            }
        }
        return run(options, Ablations.all(), () -> QualityBench.run(options, listener, told));
    }

    /// How the cells are measured.
    interface Measuring {
        QualityResult run() throws IOException;
    }

    static QualityResult run(QualityOptions options, List<Ablation> ablations, Measuring measuring)
            throws IOException {
        var measured = measuring.run();
        var results = new ResultsFolder(options.out());
        var pages = new LinkedHashMap<String, String>();
        for (var dataset : options.datasets()) {
            pages.put(dataset.name(), results.writeAblations(dataset.name(),
                    dataset.card().title(), Provenance.here(options.command()), ablations));
        }
        var written = new LinkedHashSet<>(results.written());
        written.addAll(measured.written());
        return new QualityResult(pages, List.copyOf(written), measured.failures());
    }
}
