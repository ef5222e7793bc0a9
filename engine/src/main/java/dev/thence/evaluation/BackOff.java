package dev.thence.evaluation;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import java.util.Arrays;

/// Shares of the source's row, smoothed towards a distribution over targets:
/// `(C[u, v] + a p(v)) / (sum_v C[u, v] + a)`.
final class BackOff implements TargetScorer {
    private final Adjacency rows;
    private final double[] prior;
    private final double strength;

    BackOff(DirectedGraph counts, int[] popularity, double strength) {
        this.rows = counts.out();
        this.strength = strength;
        double all = Math.max(1, Arrays.stream(popularity).asLongStream().sum());
        prior = Arrays.stream(popularity).mapToDouble(count -> strength * count / all).toArray();
    }

    @Override
    public void scoreTargets(int source, float[] scores) {
        double sum = rows.weightSum(source) + strength;
        for (int v = 0; v < prior.length; v++) {
            scores[v] = (float) (prior[v] / sum);
        }
        for (long p = rows.offset(source), end = rows.offset(source + 1); p < end; p++) {
            int v = rows.neighbor(p);
            scores[v] = (float) ((rows.weight(p) + prior[v]) / sum);
        }
    }
}
