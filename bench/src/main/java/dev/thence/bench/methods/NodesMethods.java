package dev.thence.bench.methods;

import dev.thence.bench.Method.Draws;
import dev.thence.bench.NodesMethod;
import dev.thence.bench.NodesView;
import dev.thence.bench.UnsuitableDataException;
import dev.thence.evaluation.GraphBaselines;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.DirectedGraph;
import dev.thence.pipeline.ColdFit;
import dev.thence.pipeline.ColdItems;
import dev.thence.pipeline.ColdItems.By;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/// The methods for cold items that come with the program, in the order of the tables.
final class NodesMethods {
    private NodesMethods() {}

    static List<NodesMethod> all() {
        return List.of(
                NodesMethod.of("popularity", Draws.NONE, view -> NodesMethod.Answers.of(
                        GraphBaselines.popularity(view.nodes().edges()).scorer())),
                copy("copy-by-texts", By.TEXTS), copy("copy-by-views", By.CO_VIEWS),
                copy("copy-edges", By.BOTH),
                NodesMethod.of("mean-rule", Draws.SEEDED,
                        view -> NodesMethod.Answers.of(model(view).meanRule())),
                NodesMethod.of(Family.MODEL, Draws.SEEDED, view -> new NodesMethod.Answers(
                        model(view).asSource(), model(view).asTarget())));
    }

    /// The edges of the warm items that are most like a cold one.
    private static NodesMethod copy(String name, By by) {
        return NodesMethod.of(name, Draws.NONE, view -> {
            if (by == By.CO_VIEWS && view.coViews().isEmpty()) {
                throw new UnsuitableDataException("the dataset has no co-views");
            }
            var nodes = view.nodes();
            return NodesMethod.Answers.of(weights(ColdItems.of(view.catalogue(), view.coViews(),
                    view.nodeCount(), nodes::isWarm, by, view.workers()).copied(nodes.edges())));
        });
    }

    private static TargetScorer weights(DirectedGraph graph) {
        return (source, scores) -> {
            Arrays.fill(scores, 0);
            long end = graph.out().offset(source + 1);
            for (long p = graph.out().offset(source); p < end; p++) {
                scores[graph.out().neighbor(p)] = graph.out().weight(p);
            }
        };
    }

    private static ColdFit model(NodesView view) throws IOException {
        return view.shared().get("cold model", ColdFit.class,
                () -> Fitted.pipeline(view).fitCold(view.trainData(), view.nodes()));
    }
}
