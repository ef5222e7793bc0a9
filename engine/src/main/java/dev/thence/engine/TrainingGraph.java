package dev.thence.engine;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// What a model is trained on: folds of positives, each with the graph they are predicted from,
/// and the whole graph that the final vectors are computed from.
///
/// A positive must not be in the graph it is predicted from, else the model memorises instead of
/// learning. Immutable.
public final class TrainingGraph {

    /// Edges to predict, and the graph to predict them from. Weights of positives weigh their loss.
    public record Fold(DirectedGraph positives, DirectedGraph propagation) {
        public Fold {
            if (positives.nodeCount() != propagation.nodeCount()) {
                throw new IllegalArgumentException("the fold's positives have "
                        + positives.nodeCount() + " nodes, its propagation graph "
                        + propagation.nodeCount() + "; they must agree");
            }
        }
    }

    private final List<Fold> folds;
    private final DirectedGraph whole;
    private final DirectedGraph known;
    private final Optional<DirectedGraph> coViews;
    private final Optional<DirectedGraph> hardNegatives;

    private TrainingGraph(List<Fold> folds, DirectedGraph whole, DirectedGraph known,
            Optional<DirectedGraph> coViews, Optional<DirectedGraph> hardNegatives) {
        this.folds = List.copyOf(folds);
        this.whole = Objects.requireNonNull(whole);
        this.known = Objects.requireNonNull(known);
        this.coViews = coViews;
        this.hardNegatives = hardNegatives;
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("there are 0 folds, must be 1 or more");
        }
        for (var fold : folds) {
            sameNodes("a fold", fold.positives());
        }
        sameNodes("the known positives", known);
        coViews.ifPresent(graph -> sameNodes("the co-view graph", graph));
        hardNegatives.ifPresent(graph -> sameNodes("the graph of hard negatives", graph));
    }

    private void sameNodes(String what, DirectedGraph graph) {
        if (graph.nodeCount() != whole.nodeCount()) {
            throw new IllegalArgumentException(what + " has " + graph.nodeCount()
                    + " nodes, the whole graph " + whole.nodeCount() + "; they must agree");
        }
    }

    /// Folds made by the caller: of customers, say, when the edges come from an order log.
    ///
    /// @param whole the graph that the final vectors are computed from
    /// @param known all training positives; a source's own are no negatives of it
    public static TrainingGraph of(List<Fold> folds, DirectedGraph whole, DirectedGraph known) {
        return new TrainingGraph(folds, whole, known, Optional.empty(), Optional.empty());
    }

    /// Deals the edges into folds of equal size at random; a fold is predicted from the others.
    ///
    /// @throws IllegalArgumentException when there are fewer edges than folds, or below 2 folds
    public static TrainingGraph ofEdges(DirectedGraph graph, int foldCount, long seed) {
        if (foldCount < 2 || graph.edgeCount() < foldCount) {
            throw new IllegalArgumentException("foldCount is " + foldCount + " for "
                    + graph.edgeCount() + " edges, must be 2 or more and not above the edges");
        }
        int m = Math.toIntExact(graph.edgeCount());
        byte[] foldOf = new byte[m];
        int[] order = SplitMix64.of(seed, 0x666f6c64).permutation(m);
        for (int i = 0; i < m; i++) {
            foldOf[order[i]] = (byte) ((long) i * foldCount / m);
        }
        var folds = new ArrayList<Fold>();
        for (int f = 0; f < foldCount; f++) {
            int fold = f;
            int[] inside = {0};
            int[] outside = {0};
            folds.add(new Fold(graph.filter((_, _, _) -> foldOf[inside[0]++] == fold),
                    graph.filter((_, _, _) -> foldOf[outside[0]++] != fold)));
        }
        return of(folds, graph, graph);
    }

    /// The same with co-views for the co-view loss: symmetric, u -> v and v -> u.
    public TrainingGraph coViews(DirectedGraph coViews) {
        return new TrainingGraph(folds, whole, known, Optional.of(coViews), hardNegatives);
    }

    /// The same with a list of hard negatives per source, row u of the graph; known positives in it
    /// do no harm.
    public TrainingGraph hardNegatives(DirectedGraph lists) {
        return new TrainingGraph(folds, whole, known, coViews, Optional.of(lists));
    }

    public int nodeCount() {
        return whole.nodeCount();
    }

    public List<Fold> folds() {
        return folds;
    }

    public DirectedGraph whole() {
        return whole;
    }

    public DirectedGraph known() {
        return known;
    }

    public Optional<DirectedGraph> coViews() {
        return coViews;
    }

    public Optional<DirectedGraph> hardNegatives() {
        return hardNegatives;
    }

    /// A hash of all edges and weights: two graphs that train differently differ in it, but for
    /// chance. O(edges).
    long fingerprint() {
        long hash = SplitMix64.mix(nodeCount(), folds.size());
        for (var fold : folds) {
            hash = mix(mix(hash, fold.positives()), fold.propagation());
        }
        hash = mix(mix(hash, whole), known);
        hash = coViews.isPresent() ? mix(hash, coViews.get()) : hash;
        return hardNegatives.isPresent() ? mix(hash, hardNegatives.get()) : hash;
    }

    private static long mix(long hash, DirectedGraph graph) {
        var out = graph.out();
        for (int u = 0; u < out.nodeCount(); u++) {
            hash = SplitMix64.mix(hash ^ u);
            for (long p = out.offset(u), end = out.offset(u + 1); p < end; p++) {
                hash = SplitMix64.mix(hash ^ ((long) out.neighbor(p) << 32
                        | Float.floatToRawIntBits(out.weight(p)) & 0xFFFFFFFFL));
            }
        }
        return hash;
    }

    /// The positives of all folds.
    public long positiveCount() {
        return folds.stream().mapToLong(fold -> fold.positives().edgeCount()).sum();
    }
}
