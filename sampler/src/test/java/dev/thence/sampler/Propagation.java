package dev.thence.sampler;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Relation;
import dev.thence.graph.SplitMix64;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Propagation of one number per node and role, summed over the depths: through a batch's
/// blocks, and through dense matrices as the plain truth.
final class Propagation {
    private Propagation() {}

    /// The number of every node and role.
    static Map<Role, double[]> inputs(int nodeCount, long seed) {
        var random = SplitMix64.of(seed, 77);
        var inputs = new EnumMap<Role, double[]>(Role.class);
        for (Role role : Role.values()) {
            double[] x = new double[nodeCount];
            for (int u = 0; u < nodeCount; u++) {
                x[u] = random.nextGaussian();
            }
            inputs.put(role, x);
        }
        return inputs;
    }

    /// The top level's numbers, by local id.
    static Map<Role, double[]> of(Batch batch, Map<Role, double[]> x) {
        Map<Role, double[]> below = Map.of();
        for (int level = 0; level <= batch.layers(); level++) {
            var here = new EnumMap<Role, double[]>(Role.class);
            for (Role role : Role.values()) {
                double[] g = new double[batch.nodeCount(level, role)];
                for (int i = 0; i < g.length; i++) {
                    int row = batch.inputs(level, role)[i];
                    g[i] = x.get(role)[batch.nodes(0, role)[row]];
                }
                if (level > 0) {
                    var block = batch.block(level - 1, role);
                    for (Relation relation : Relation.values()) {
                        add(block.edges(relation), below.get(block.inputRole(relation)), g);
                    }
                }
                here.put(role, g);
            }
            below = here;
        }
        return below;
    }

    private static void add(BlockEdges edges, double[] inputs, double[] outputs) {
        for (int i = 0; i < edges.rowCount(); i++) {
            for (int e = edges.offsets()[i]; e < edges.offsets()[i + 1]; e++) {
                outputs[i] += edges.weights()[e] * inputs[edges.inputs()[e]];
            }
        }
    }

    /// Every node's numbers after so many layers of dense products.
    static Map<Role, double[]> dense(DirectedGraph purchases, @Nullable DirectedGraph views,
            Normalization normalization, int layers, Map<Role, double[]> x) {
        int n = purchases.nodeCount();
        double[][] bought = normalized(purchases, normalization, 1);
        double[][] viewed = views == null ? new double[n][n] : normalized(views, normalization, 0);
        var g = x;
        for (int l = 0; l < layers; l++) {
            double[] source = x.get(Role.SOURCE).clone();
            double[] target = x.get(Role.TARGET).clone();
            for (int u = 0; u < n; u++) {
                for (int v = 0; v < n; v++) {
                    source[u] += bought[u][v] * g.get(Role.TARGET)[v]
                            + viewed[u][v] * g.get(Role.SOURCE)[v];
                    target[v] += bought[u][v] * g.get(Role.SOURCE)[u]
                            + viewed[u][v] * g.get(Role.TARGET)[u];
                }
            }
            g = Map.of(Role.SOURCE, source, Role.TARGET, target);
        }
        return g;
    }

    private static double[][] normalized(DirectedGraph graph, Normalization normalization,
            int loop) {
        int n = graph.nodeCount();
        double[][] a = new double[n][n];
        double[] out = new double[n];
        double[] in = new double[n];
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                double edge = !graph.hasEdge(u, v) ? 0
                        : normalization == Normalization.WEIGHTED ? graph.weight(u, v) : 1;
                a[u][v] = edge + (u == v ? loop : 0);
                out[u] += a[u][v];
                in[v] += a[u][v];
            }
        }
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                a[u][v] /= a[u][v] == 0 ? 1 : Math.sqrt(out[u] * in[v]);
            }
        }
        return a;
    }
}
