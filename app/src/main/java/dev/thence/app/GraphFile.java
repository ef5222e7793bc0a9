package dev.thence.app;

import dev.thence.graph.CleanLog;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.PairCounts;
import dev.thence.graph.PairRule;
import dev.thence.graph.ProductGraph;
import dev.thence.graph.Relation;
import dev.thence.graph.Workers;
import java.io.IOException;
import java.nio.file.Path;

/// The graph of a whole order log, as `import` writes it: for `info`, for other programs and for
/// people. Training makes its own as of each cut.
final class GraphFile {
    private GraphFile() {}

    static void write(Path path, CleanLog clean, DirectedGraph edges, PairRule rule,
            Workers workers) throws IOException {
        var graph = ProductGraph.builder(clean.items())
                .catalogue(clean.catalogue())
                .graph(Relation.CO_PURCHASE, edges)
                .thenCounts(PairCounts.customersThen(clean.orders(), rule.window(), edges,
                        workers))
                .provenance(rule.provenance());
        if (clean.sessions().sessionCount() > 0) {
            graph.graph(Relation.CO_VIEW, rule.edges(clean.sessions(), workers));
        }
        graph.build().write(path);
    }
}
