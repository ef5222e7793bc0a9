package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntUnaryOperator;

/// How close a target is to a source: the weighted sum of walks of 1, 2, 3, ... steps on a
/// normalised form of the graph,
/// $p_u = \sum_k c_k\, e_u M_1 M_2 \cdots M_k$.
///
/// As evidence it is `log(1 + p / scale)`, cut to the best targets of every source ([#rows]);
/// as a method of its own it scores p.
///
/// Up to [#EXACT_NODES] nodes every walk is exact: the walks of a block of sources go through
/// the whole graph together, O(steps x edges) per source, 12 n bytes per source of the block.
/// Above, a walk visits only what it reaches and drops mass that would add less than
/// [#DROP_BELOW] to any p: each p is at most the exact one and short of it by what was dropped.
///
/// Immutable, usable by any number of threads.
public final class Proximity implements BlockScorer {
    /// Targets kept per source unless told otherwise.
    public static final int DEFAULT_KEEP = 300;

    /// The largest graph whose walks are exact unless told otherwise.
    public static final int EXACT_NODES = 50_000;
    /// What a walk drops on a larger graph.
    public static final double DROP_BELOW = 1e-7;

    private final String name;
    private final List<WalkMatrix> matrices;
    private final double[] coefficients;
    private final double scale;
    private final double dropBelow;

    /// Step k, from 0, goes through matrix `k % matrices.size()` and adds `coefficients[k]`.
    private Proximity(
            String name, List<WalkMatrix> matrices, double[] coefficients, double scale) {
        this(name, matrices, coefficients, scale,
                matrices.getFirst().nodeCount() <= EXACT_NODES ? 0 : DROP_BELOW);
    }

    private Proximity(String name, List<WalkMatrix> matrices, double[] coefficients, double scale,
            double dropBelow) {
        this.name = name;
        this.matrices = matrices;
        this.coefficients = coefficients;
        this.scale = scale;
        this.dropBelow = dropBelow;
    }

    /// s50: $\sum_{k=1}^{10} .5^k S^k$ with $S = D^{-1/2} (U + I) D^{-1/2}$, U the undirected
    /// graph (1 where an edge runs either way). Scale 1e-5.
    public static Proximity halvingWalk(DirectedGraph graph) {
        return symmetricWalk("s50", Undirected.plain(graph), .5, 10);
    }

    /// The same with another decay, number of steps, and a weighted undirected graph such as
    /// [Undirected#strongest].
    public static Proximity symmetricWalk(
            String name, DirectedGraph undirected, double decay, int steps) {
        var matrix = WalkMatrix.symmetric(Undirected.withLoops(undirected));
        return new Proximity(name, List.of(matrix), powers(decay, steps, 1, decay), 1e-5);
    }

    /// The proximity of an order log's weighted pairs: undirected PageRank over the 200
    /// heaviest pairs of every item, damping .6, 12 steps. Scale 1e-6.
    public static Proximity ofPairs(DirectedGraph pairs) {
        return undirectedPageRank(Undirected.strongest(pairs, 200), .6, 12);
    }

    /// b3: $N N^T N$, the three-step path in the bipartite double cover, with
    /// $N = D_{out}^{-1/2} (A + I) D_{in}^{-1/2}$. Scale 1e-3.
    public static Proximity threeStep(DirectedGraph graph) {
        return new Proximity("b3", bipartite(graph), new double[] {0, 0, 1}, 1e-3);
    }

    /// Personalised PageRank on the undirected graph: $(1 - a) \sum_k a^k P^k$, P with rows of
    /// sum 1. Weights of the graph count.
    public static Proximity undirectedPageRank(
            DirectedGraph undirected, double damping, int steps) {
        var matrix = WalkMatrix.rowStochastic(undirected.out());
        return new Proximity("undirected PPR", List.of(matrix),
                powers(damping, steps, 1, (1 - damping) * damping), 1e-6);
    }

    /// Personalised PageRank along the edges.
    public static Proximity directedPageRank(DirectedGraph graph, double damping, int steps) {
        var matrix = WalkMatrix.rowStochastic(graph.out());
        return new Proximity("directed PPR", List.of(matrix),
                powers(damping, steps, 1, (1 - damping) * damping), 1e-6);
    }

    /// Personalised PageRank of every target against the edges: how much of a walk from the target
    /// over its predecessors is at the source.
    public static Proximity backwardPageRank(DirectedGraph graph, double damping, int steps) {
        var matrix = WalkMatrix.rowStochastic(graph.in()).transpose();
        return new Proximity("backward PPR", List.of(matrix),
                powers(damping, steps, 1, (1 - damping) * damping), 1e-6);
    }

    /// PageRank in the bipartite double cover: $\sum_j \lambda^{2j+1} (N N^T)^j N$, N as in
    /// [#threeStep]; walks of up to `steps` steps, of which the odd ones end at a target.
    public static Proximity bipartitePageRank(DirectedGraph graph, double lambda, int steps) {
        return new Proximity("bipartite PPR", bipartite(graph),
                powers(lambda, steps, 2, lambda), 1e-6);
    }

    private static List<WalkMatrix> bipartite(DirectedGraph graph) {
        var matrix = WalkMatrix.symmetric(Undirected.withLoops(graph));
        return List.of(matrix, matrix.transpose());
    }

    /// `first * ratio^k` at every `stride`-th step, 0 between.
    private static double[] powers(double ratio, int steps, int stride, double first) {
        double[] powers = new double[steps];
        double power = first;
        for (int k = 0; k < steps; k++, power *= ratio) {
            powers[k] = k % stride == 0 ? power : 0;
        }
        return powers;
    }

    public String name() {
        return name;
    }

    public int nodeCount() {
        return matrices.getFirst().nodeCount();
    }

    /// The p that counts as little: evidence is `log(1 + p / scale)`.
    public double scale() {
        return scale;
    }

    public Proximity scale(double other) {
        return new Proximity(name, matrices, coefficients, other, dropBelow);
    }

    /// The same walks, dropping mass that would add less than this to any p; 0 walks exactly.
    public Proximity droppingBelow(double mass) {
        return new Proximity(name, matrices, coefficients, scale, mass);
    }

    /// Scores p itself.
    @Override
    public void scoreBlock(int[] sources, int count, float[][] scores) {
        if (dropBelow == 0) {
            new WalkBlock(matrices, coefficients).walk(sources, count, scores);
            return;
        }
        var walk = new PushWalk(matrices, coefficients, dropBelow);
        for (int i = 0; i < count; i++) {
            walk.walk(sources[i]);
            Arrays.fill(scores[i], 0);
            for (int v : walk.reached()) {
                scores[i][v] = walk.sum(v);
            }
        }
    }

    /// The evidence `log(1 + p / scale)` of every source: its `keep` best targets, the node
    /// itself left out. The floor is the last kept value where a row was cut, else 0. The same
    /// at any number of threads.
    public SparseRows rows(int keep, Workers workers) {
        return rows(_ -> keep, workers);
    }

    /// The same with as many targets as `keep` says of a source: more where many are known already
    /// and would fill the list.
    public SparseRows rows(IntUnaryOperator keep, Workers workers) {
        int n = nodeCount();
        var builder = SparseRows.builder(n);
        workers.forRange(n, Evaluator.BLOCK, (from, to) -> {
            if (dropBelow == 0) {
                exactRows(from, to, keep, builder);
            } else {
                pushedRows(from, to, keep, builder);
            }
        });
        return builder.build();
    }

    private void exactRows(int from, int to, IntUnaryOperator keep, SparseRowsBuilder builder) {
        int[] sources = new int[to - from];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = from + i;
        }
        float[][] values = new float[sources.length][nodeCount()];
        new WalkBlock(matrices, coefficients).walk(sources, sources.length, values);
        for (int i = 0; i < sources.length; i++) {
            for (int v = 0; v < values[i].length; v++) {
                values[i][v] = evidence(values[i][v]);
            }
            values[i][sources[i]] = 0;
            builder.cut(sources[i], values[i], keep.applyAsInt(sources[i]), 0);
        }
    }

    private void pushedRows(int from, int to, IntUnaryOperator keep, SparseRowsBuilder builder) {
        var walk = new PushWalk(matrices, coefficients, dropBelow);
        for (int u = from; u < to; u++) {
            walk.walk(u);
            int[] targets = walk.reached().toIntArray();
            float[] values = new float[targets.length];
            for (int i = 0; i < targets.length; i++) {
                values[i] = targets[i] == u ? 0 : evidence(walk.sum(targets[i]));
            }
            builder.cut(u, targets, values, keep.applyAsInt(u), 0);
        }
    }

    private float evidence(float p) {
        return p > 0 ? (float) Math.log1p(p / scale) : 0;
    }
}
