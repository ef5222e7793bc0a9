package dev.thence.training;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.sampler.EdgeFolds;
import dev.thence.sampler.ReachOut;
import dev.thence.sampler.Role;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// What a model is trained on: folds of positives, each with the graph they are predicted from,
/// and the whole graph that the final vectors are computed from.
///
/// A positive must not be in the graph it is predicted from, else the model memorises instead of
/// learning. Immutable, any number of threads.
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

    private final Folds folds;
    private final DirectedGraph whole;
    private final DirectedGraph known;
    private final Extras extras;

    /// What a training may be given beside its edges.
    private record Extras(Optional<DirectedGraph> coViews, Optional<DirectedGraph> hardNegatives,
            Optional<ReachOut> reachOut, Set<Role> reaching) {
        static final Extras NONE = new Extras(
                Optional.empty(), Optional.empty(), Optional.empty(), Set.of());
    }

    private TrainingGraph(Folds folds, DirectedGraph whole, DirectedGraph known, Extras extras) {
        this.folds = folds;
        this.whole = Objects.requireNonNull(whole);
        this.known = Objects.requireNonNull(known);
        this.extras = extras;
        sameNodes("the known positives", known);
        extras.coViews.ifPresent(graph -> sameNodes("the co-view graph", graph));
        extras.hardNegatives.ifPresent(graph -> sameNodes("the graph of hard negatives", graph));
        extras.reachOut.ifPresent(
                edges -> sameNodes("the reach-out graph", edges.edges(Role.SOURCE)));
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
        if (folds.isEmpty()) {
            throw new IllegalArgumentException("there are 0 folds, must be 1 or more");
        }
        for (var fold : folds) {
            if (fold.positives().nodeCount() != whole.nodeCount()) {
                throw new IllegalArgumentException("a fold has " + fold.positives().nodeCount()
                        + " nodes, the whole graph " + whole.nodeCount() + "; they must agree");
            }
        }
        return new TrainingGraph(new Folds.Given(List.copyOf(folds)), whole, known, Extras.NONE);
    }

    /// Deals the edges into folds at random, by a hash of their nodes; a fold is predicted from the
    /// others. Needs no memory beside the graph until whole-graph training asks for the folds.
    ///
    /// @throws IllegalArgumentException unless there are 2 to 64 folds
    public static TrainingGraph ofEdges(DirectedGraph graph, int foldCount, long seed) {
        return new TrainingGraph(new Folds.Dealt(graph, new EdgeFolds(foldCount, seed)), graph,
                graph, Extras.NONE);
    }

    /// The same folds, each predicted from all edges, its own among them: a study's way to show what
    /// leaving them out is worth.
    public TrainingGraph propagatingAll() {
        var all = IntStream.range(0, foldCount())
                .mapToObj(number -> new Fold(fold(number).positives(), whole)).toList();
        return new TrainingGraph(new Folds.Given(all), whole, known, extras);
    }

    /// The same with co-views, for the co-view loss and for messages along them: symmetric, u -> v
    /// and v -> u.
    public TrainingGraph coViews(DirectedGraph coViews) {
        return new TrainingGraph(folds, whole, known, new Extras(Optional.of(coViews),
                extras.hardNegatives, extras.reachOut, extras.reaching));
    }

    /// The same with a list of hard negatives per source, row u of the graph; known positives in it
    /// do no harm.
    public TrainingGraph hardNegatives(DirectedGraph lists) {
        return new TrainingGraph(folds, whole, known, new Extras(extras.coViews,
                Optional.of(lists), extras.reachOut, extras.reaching));
    }

    /// The same with reach-out edges of the whole graph, used when final vectors are computed and
    /// not in training, for these roles.
    public TrainingGraph reachOut(ReachOut edges, Set<Role> roles) {
        return new TrainingGraph(folds, whole, known, new Extras(extras.coViews,
                extras.hardNegatives, Optional.of(edges), EnumSet.copyOf(roles)));
    }

    public int nodeCount() {
        return whole.nodeCount();
    }

    public int foldCount() {
        return folds.count();
    }

    /// A fold's graphs, made when they are asked for.
    public Fold fold(int number) {
        return folds.fold(Objects.checkIndex(number, folds.count()));
    }

    public DirectedGraph whole() {
        return whole;
    }

    public DirectedGraph known() {
        return known;
    }

    public Optional<DirectedGraph> coViews() {
        return extras.coViews;
    }

    public Optional<DirectedGraph> hardNegatives() {
        return extras.hardNegatives;
    }

    Folds folds() {
        return folds;
    }

    /// Reach-out edges of final vectors for this role.
    Optional<DirectedGraph> reachOut(Role role) {
        return extras.reaching.contains(role)
                ? extras.reachOut.map(edges -> edges.edges(role)) : Optional.empty();
    }

    /// The positives of all folds.
    public long positiveCount() {
        return folds.positiveCount();
    }

    /// A hash of all edges and weights: two graphs that train differently differ in it, but for
    /// chance. O(edges).
    long fingerprint() {
        var graphs = new ArrayList<>(folds.graphs());
        graphs.add(whole);
        graphs.add(known);
        extras.coViews.ifPresent(graphs::add);
        extras.hardNegatives.ifPresent(graphs::add);
        for (Role role : Role.values()) {
            reachOut(role).ifPresent(graphs::add);
        }
        long hash = SplitMix64.mix(nodeCount(), folds.seed(), extras.coViews.isPresent() ? 1 : 0,
                extras.hardNegatives.isPresent() ? 1 : 0);
        for (var graph : graphs) {
            hash = mix(hash, graph);
        }
        return hash;
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
}
