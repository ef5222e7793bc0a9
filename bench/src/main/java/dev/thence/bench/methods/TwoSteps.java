package dev.thence.bench.methods;

import dev.thence.evaluation.TargetScorer;
import dev.thence.evaluation.Undirected;
import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import java.util.Arrays;

/// Common neighbours: how many nodes lie between a source and a target, each counting 1 or, by
/// Adamic and Adar, "Friends and Neighbors on the Web" (2003), equation 1, one over the
/// logarithm of its degree.
///
/// Between means on a path source -> w -> target, or next to both whatever the directions.
/// Immutable, usable by any number of threads; O(n + paths) per source.
final class TwoSteps implements TargetScorer {
    private final Adjacency steps;
    private final float[] worth;

    private TwoSteps(Adjacency steps, float[] worth) {
        this.steps = steps;
        this.worth = worth;
    }

    /// Paths source -> w -> target, each counting 1.
    public static TwoSteps commonNeighbors(DirectedGraph train) {
        return new TwoSteps(train.out(), ones(train.nodeCount()));
    }

    /// Neighbours of both, whatever the directions, each counting 1.
    public static TwoSteps commonNeighborsUndirected(DirectedGraph train) {
        return commonNeighbors(Undirected.plain(train));
    }

    /// Paths source -> w -> target, w counting one over the logarithm of its degree, in and out.
    public static TwoSteps adamicAdar(DirectedGraph train) {
        int[] degrees = new int[train.nodeCount()];
        Arrays.setAll(degrees, w -> train.out().degree(w) + train.in().degree(w));
        return new TwoSteps(train.out(), overLogarithms(degrees));
    }

    /// Neighbours of both, whatever the directions, counting one over the logarithm of their
    /// number of neighbours.
    public static TwoSteps adamicAdarUndirected(DirectedGraph train) {
        var undirected = Undirected.plain(train).out();
        int[] degrees = new int[train.nodeCount()];
        Arrays.setAll(degrees, undirected::degree);
        return new TwoSteps(undirected, overLogarithms(degrees));
    }

    private static float[] ones(int count) {
        float[] ones = new float[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /// A node between two others has a degree of 2 or more; in a pair of edges back and forth it
    /// may have fewer neighbours, and lies between nothing but a node and itself.
    private static float[] overLogarithms(int[] degrees) {
        float[] worth = new float[degrees.length];
        for (int w = 0; w < worth.length; w++) {
            worth[w] = degrees[w] < 2 ? 0 : (float) (1 / Math.log(degrees[w]));
        }
        return worth;
    }

    @Override
    public void scoreTargets(int source, float[] scores) {
        Arrays.fill(scores, 0);
        for (long p = steps.offset(source), end = steps.offset(source + 1); p < end; p++) {
            int w = steps.neighbor(p);
            for (long q = steps.offset(w), last = steps.offset(w + 1); q < last; q++) {
                scores[steps.neighbor(q)] += worth[w];
            }
        }
    }
}
