package dev.thence.evaluation;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import java.util.Arrays;

/// A normalised graph to walk on, as rows to gather from: a row vector x becomes x M.
///
/// Immutable. Arrays, not segments: a step is memory-bound and runs for every source.
final class WalkMatrix {
    /// Row v of the arrays has the nodes that lead to v.
    private final int[] begin;
    private final int[] from;
    private final float[] weight;
    /// The same by leaving node.
    private final int[] outBegin;
    private final int[] to;
    private final float[] outWeight;

    private WalkMatrix(int[] begin, int[] from, float[] weight,
            int[] outBegin, int[] to, float[] outWeight) {
        this.begin = begin;
        this.from = from;
        this.weight = weight;
        this.outBegin = outBegin;
        this.to = to;
        this.outWeight = outWeight;
    }

    /// Edge weight over the roots of the source's out-weight and the target's in-weight.
    static WalkMatrix symmetric(DirectedGraph graph) {
        double[] rowScale = scales(graph.out(), -.5);
        double[] columnScale = scales(graph.in(), -.5);
        return of(graph, rowScale, columnScale);
    }

    /// Edge weight over the source's out-weight. A node without out-edges leads nowhere.
    static WalkMatrix rowStochastic(Adjacency out) {
        double[] ones = new double[out.nodeCount()];
        Arrays.fill(ones, 1);
        return of(DirectedGraph.of(out), scales(out, -1), ones);
    }

    private static double[] scales(Adjacency half, double power) {
        double[] scales = new double[half.nodeCount()];
        for (int u = 0; u < scales.length; u++) {
            double sum = half.weightSum(u);
            scales[u] = sum > 0 ? Math.pow(sum, power) : 0;
        }
        return scales;
    }

    private static WalkMatrix of(DirectedGraph graph, double[] rowScale, double[] columnScale) {
        int n = graph.nodeCount();
        int m = Math.toIntExact(graph.edgeCount());
        int[] begin = new int[n + 1];
        int[] from = new int[m];
        float[] weight = new float[m];
        int[] outBegin = new int[n + 1];
        int[] to = new int[m];
        float[] outWeight = new float[m];
        for (int u = 0; u < n; u++) {
            begin[u + 1] = (int) graph.in().offset(u + 1);
            for (int p = begin[u]; p < begin[u + 1]; p++) {
                from[p] = graph.in().neighbor(p);
                weight[p] = (float) (graph.in().weight(p) * rowScale[from[p]] * columnScale[u]);
            }
            outBegin[u + 1] = (int) graph.out().offset(u + 1);
            for (int p = outBegin[u]; p < outBegin[u + 1]; p++) {
                to[p] = graph.out().neighbor(p);
                outWeight[p] = (float) (graph.out().weight(p) * rowScale[u] * columnScale[to[p]]);
            }
        }
        return new WalkMatrix(begin, from, weight, outBegin, to, outWeight);
    }

    int nodeCount() {
        return begin.length - 1;
    }

    WalkMatrix transpose() {
        return new WalkMatrix(outBegin, to, outWeight, begin, from, weight);
    }

    /// `next = here M` for `width` row vectors side by side.
    void step(WalkKernel kernel, float[] here, float[] next, int width) {
        kernel.step(begin, from, weight, here, next, width);
    }

    int outBegin(int node) {
        return outBegin[node];
    }

    int to(int position) {
        return to[position];
    }

    float outWeight(int position) {
        return outWeight[position];
    }
}
