package dev.thence.evaluation;

import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.List;

/// The walk of one source for large graphs: only nodes that were reached are visited, and mass
/// that would add less than a threshold is dropped after every step. Not thread-safe; 12 n
/// bytes, reused from source to source.
///
/// Every sum is at most the exact one, short of it by what the dropped mass would have brought.
final class PushWalk {
    private final List<WalkMatrix> matrices;
    private final double[] coefficients;
    private final float[] largestLater;
    private final float dropBelow;
    private float[] here;
    private float[] next;
    private final float[] total;
    private IntArrayList hereNodes = new IntArrayList();
    private IntArrayList nextNodes = new IntArrayList();
    private final IntArrayList reached = new IntArrayList();

    PushWalk(List<WalkMatrix> matrices, double[] coefficients, double dropBelow) {
        int n = matrices.getFirst().nodeCount();
        this.matrices = matrices;
        this.coefficients = coefficients;
        this.dropBelow = (float) dropBelow;
        here = new float[n];
        next = new float[n];
        total = new float[n];
        largestLater = new float[coefficients.length];
        for (int k = coefficients.length - 1; k >= 0; k--) {
            float later = k + 1 < coefficients.length ? largestLater[k + 1] : 0;
            largestLater[k] = Math.max((float) coefficients[k], later);
        }
    }

    /// Walks from the source. The result lies in [#reached()] and [#sum(int)] until the next
    /// walk.
    void walk(int source) {
        for (int i = 0; i < reached.size(); i++) {
            total[reached.getInt(i)] = 0;
        }
        reached.clear();
        hereNodes.clear();
        hereNodes.add(source);
        here[source] = 1;
        for (int k = 0; k < coefficients.length && !hereNodes.isEmpty(); k++) {
            step(matrices.get(k % matrices.size()), largestLater[k]);
            collect((float) coefficients[k]);
        }
        for (int i = 0; i < hereNodes.size(); i++) {
            here[hereNodes.getInt(i)] = 0;
        }
        reached.sort(null);
    }

    private void step(WalkMatrix matrix, float worth) {
        for (int i = 0; i < hereNodes.size(); i++) {
            int u = hereNodes.getInt(i);
            float mass = here[u];
            here[u] = 0;
            if (mass * worth < dropBelow) {
                continue;
            }
            for (int p = matrix.outBegin(u), end = matrix.outBegin(u + 1); p < end; p++) {
                float push = mass * matrix.outWeight(p);
                if (push > 0) {
                    int v = matrix.to(p);
                    if (next[v] == 0) {
                        nextNodes.add(v);
                    }
                    next[v] += push;
                }
            }
        }
        hereNodes.clear();
        var nodes = hereNodes;
        hereNodes = nextNodes;
        nextNodes = nodes;
        float[] masses = here;
        here = next;
        next = masses;
    }

    private void collect(float coefficient) {
        if (coefficient == 0) {
            return;
        }
        for (int i = 0; i < hereNodes.size(); i++) {
            int v = hereNodes.getInt(i);
            float worth = coefficient * here[v];
            if (worth > 0) {
                if (total[v] == 0) {
                    reached.add(v);
                }
                total[v] += worth;
            }
        }
    }

    /// The nodes with a sum above 0, rising.
    IntArrayList reached() {
        return reached;
    }

    float sum(int node) {
        return total[node];
    }
}
