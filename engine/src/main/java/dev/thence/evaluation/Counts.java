package dev.thence.evaluation;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import java.util.Arrays;

/// The weights of the source's row, each times a factor of the target; 0 for the others.
final class Counts implements TargetScorer {
    private final Adjacency rows;
    private final double[] factor;

    Counts(DirectedGraph counts) {
        this(counts, new double[counts.nodeCount()]);
        Arrays.fill(factor, 1);
    }

    Counts(DirectedGraph counts, double[] factor) {
        this.rows = counts.out();
        this.factor = factor;
    }

    @Override
    public void scoreTargets(int source, float[] scores) {
        Arrays.fill(scores, 0);
        for (long p = rows.offset(source), end = rows.offset(source + 1); p < end; p++) {
            int v = rows.neighbor(p);
            scores[v] = (float) (rows.weight(p) * factor[v]);
        }
    }
}
