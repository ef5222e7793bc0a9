package dev.thence.pipeline;

import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.QuerySet;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import dev.thence.sampler.ReachOut;
import dev.thence.sampler.Role;
import dev.thence.training.TrainingGraph;
import dev.thence.training.TrainingResult;
import dev.thence.vectors.DualVectors;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Which reach-out edges the final vectors are computed with: validation decides, on the vectors of
/// one training, since such edges take part in inference alone.
///
/// @param size nodes get edges until they have this many; 0 for no such edges
/// @param roles the roles that gather along them
record ReachOutChoice(int size, Set<Role> roles) {
    static final ReachOutChoice NONE = new ReachOutChoice(0, Set.of());
    /// What a reach-out edge counts.
    private static final float WEIGHT = .25f;
    private static final List<Integer> SIZES = List.of(5, 10);
    private static final List<Set<Role>> ROLES = List.of(
            EnumSet.of(Role.SOURCE), EnumSet.of(Role.TARGET), EnumSet.allOf(Role.class));
    /// Paths that are followed at most to find the edges: seconds.
    private static final long MOST_PATHS = 2_000_000_000L;

    ReachOutChoice {
        roles = Set.copyOf(roles);
    }

    /// The choice with the largest gain in MRR on the queries; none where no gain is larger than
    /// its standard error, or where the graph has too many paths.
    static ReachOutChoice byValidation(TrainingResult training, TrainingGraph graph,
            QuerySet queries, Workers workers) {
        double[] without = values(training.vectors(), queries, workers);
        var best = NONE;
        double most = 0;
        for (int size : SIZES) {
            if (ReachOut.pathCount(graph.whole(), size) > MOST_PATHS) {
                break;
            }
            var edges = ReachOut.of(graph.whole(), size, WEIGHT, workers);
            for (var roles : ROLES) {
                var vectors = training.tables().vectors(graph.reachOut(edges, roles), workers);
                double gain = sureGain(values(vectors, queries, workers), without);
                if (gain > most) {
                    most = gain;
                    best = new ReachOutChoice(size, roles);
                }
            }
        }
        return best;
    }

    private static double[] values(DualVectors vectors, QuerySet queries, Workers workers) {
        return Evaluator.evaluate(VectorTraining.learnedAlone(vectors), queries, workers)
                .customerValues(Metric.MRR);
    }

    /// The mean gain, 0 unless it is larger than its standard error. Customers without a value, NaN
    /// on both sides, do not count.
    static double sureGain(double[] with, double[] without) {
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int i = 0; i < with.length; i++) {
            double gain = with[i] - without[i];
            if (!Double.isNaN(gain)) {
                sum += gain;
                squares += gain * gain;
                count++;
            }
        }
        if (count < 2) {
            return 0;
        }
        double mean = sum / count;
        double variance = Math.max(0, squares / count - mean * mean) / (count - 1);
        return mean > Math.sqrt(variance) ? mean : 0;
    }

    /// The graph with the chosen edges, made of the edges of its whole graph.
    TrainingGraph on(TrainingGraph graph, Workers workers) {
        DirectedGraph edges = graph.whole();
        return size == 0 ? graph
                : graph.reachOut(ReachOut.of(edges, size, WEIGHT, workers), roles);
    }

    /// For people.
    String text() {
        if (size == 0) {
            return "no reach-out edges";
        }
        return "reach-out edges up to " + size + " neighbours for " + (roles.size() == 2
                ? "sources and targets" : roles.contains(Role.SOURCE) ? "sources" : "targets");
    }
}
