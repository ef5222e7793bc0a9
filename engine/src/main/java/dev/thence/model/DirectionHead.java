package dev.thence.model;

import dev.thence.graph.DirectedGraph;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Answers "u then v, or v then u?" for a pair that belongs together: a logistic regression without
/// intercept on what differs between the two directions. It is a question of its own and leaves
/// the ranking weights alone.
///
/// Features, each antisymmetric: `inDegree` log in(v) - log in(u), `outDegree` log out(u) - log
/// out(v), `match` the learned match of (u, v) less that of (v, u), `then` the log ratio of the
/// customers who went from u to v and back, `rank` the place of v less that of u on one line through
/// the whole graph ([SpringRank]). Symmetric evidences are kept out on purpose: their
/// difference is rounding noise that a fit gives weight to. Immutable but for the places, made in
/// O(n + m) on the first use; any number of threads.
public final class DirectionHead {
    /// The evidence made of the head: it pushes down what customers buy before, not after.
    public static final String EVIDENCE = "direction";
    /// The names of the features, in the order of the weights.
    static final List<String> FEATURES = List.of("inDegree", "outDegree", "match", "then", "rank");
    private static final double RIDGE = 1e-4;
    /// Customers added to both directions, so that one against none is a hint, not a proof.
    private static final double SMOOTHING = 1;

    private final DirectedGraph graph;
    private final Optional<MatchEvidence> match;
    private final DirectedGraph thenCounts;
    private final double[] weights;
    private final AtomicReference<double @Nullable []> places = new AtomicReference<>();

    private DirectionHead(DirectedGraph graph, Optional<MatchEvidence> match,
            DirectedGraph thenCounts, double[] weights) {
        this.graph = graph;
        this.match = match;
        this.thenCounts = thenCounts;
        this.weights = weights;
    }

    /// A head with known weights, by feature name; a missing one is 0.
    public static DirectionHead of(DirectedGraph graph, Optional<MatchEvidence> match,
            DirectedGraph thenCounts, Map<String, Double> weights) {
        double[] values = new double[FEATURES.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = weights.getOrDefault(FEATURES.get(k), 0.0);
        }
        return new DirectionHead(graph, match, thenCounts, values);
    }

    /// A head fitted on pairs of which only the first direction, source to target, was seen.
    ///
    /// @param pairs source and target per pair; with fewer than 10 the head knows nothing and says
    ///     0 for every pair
    public static DirectionHead fit(DirectedGraph graph, Optional<MatchEvidence> match,
            DirectedGraph thenCounts, List<int[]> pairs) {
        var head = new DirectionHead(graph, match, thenCounts, new double[FEATURES.size()]);
        if (pairs.size() < 10) {
            return head;
        }
        double[][] rows = new double[pairs.size()][];
        double[] signs = new double[pairs.size()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = head.features(pairs.get(i)[0], pairs.get(i)[1]);
            signs[i] = 1;
        }
        return new DirectionHead(graph, match, thenCounts, LogisticRegression.fit(rows, signs, RIDGE));
    }

    /// Above 0 when the pair runs from u to v rather than from v to u; `logit(v, u)` is its
    /// negative.
    public double logit(int u, int v) {
        return LogisticRegression.dot(weights, features(u, v));
    }

    /// True when there were too few pairs to learn from: every logit is 0.
    public boolean isSilent() {
        return Arrays.stream(weights).allMatch(w -> w == 0);
    }

    /// The weight per feature.
    public Map<String, Double> weights() {
        var byName = new LinkedHashMap<String, Double>();
        for (int k = 0; k < weights.length; k++) {
            byName.put(FEATURES.get(k), weights[k]);
        }
        return byName;
    }

    private double[] features(int u, int v) {
        return new double[] {
            Math.log1p(graph.in().degree(v)) - Math.log1p(graph.in().degree(u)),
            Math.log1p(graph.out().degree(u)) - Math.log1p(graph.out().degree(v)),
            match.map(m -> (double) m.value(u, v) - m.value(v, u)).orElse(0.0),
            Math.log((thenCounts.weight(u, v) + SMOOTHING) / (thenCounts.weight(v, u) + SMOOTHING)),
            places()[v] - places()[u]
        };
    }

    /// Two threads may both make them: to the same bits.
    private double[] places() {
        double[] made = places.get();
        if (made == null) {
            made = SpringRank.of(graph);
            places.set(made);
        }
        return made;
    }
}
