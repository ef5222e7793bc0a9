package dev.thence.training;

import dev.thence.graph.DirectedGraph;
import dev.thence.training.TrainingConfig.LayerKind;

/// The encoder as it is written down: dense matrices in double precision.
final class PlainEncoder {
    final double[][] sources;
    final double[][] targets;

    PlainEncoder(Parameters parameters, DirectedGraph graph, TrainingConfig config) {
        this(parameters, graph, DirectedGraph.builder(graph.nodeCount()).build(), config);
    }

    PlainEncoder(Parameters parameters, DirectedGraph graph, DirectedGraph coViews,
            TrainingConfig config) {
        double[][] matrix = matrix(graph);
        double[][] views = views(coViews, config.coViewMessages());
        double[][] s = rows(parameters.sources);
        double[][] t = rows(parameters.targets);
        double[][] s0 = s;
        double[][] t0 = t;
        for (int l = 0; l < config.layers(); l++) {
            double[][] nextS = sum(product(matrix, t), product(views, s));
            double[][] nextT = sum(product(transposed(matrix), s), product(views, t));
            if (config.layerKind() == LayerKind.LINEAR) {
                s = sum(s0, nextS);
                t = sum(t0, nextT);
            } else {
                double[][] weights = rows(parameters.weights.get(l));
                s = unit(positive(product(nextS, weights)));
                t = unit(positive(product(nextT, weights)));
            }
        }
        sources = unit(s);
        targets = unit(t);
    }

    /// D_out^-1/2 (A + I) D_in^-1/2.
    private static double[][] matrix(DirectedGraph graph) {
        int n = graph.nodeCount();
        double[][] matrix = new double[n][n];
        double[] out = new double[n];
        double[] in = new double[n];
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                matrix[u][v] = u == v || graph.hasEdge(u, v) ? 1 : 0;
                out[u] += matrix[u][v];
                in[v] += matrix[u][v];
            }
        }
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                matrix[u][v] /= Math.sqrt(out[u] * in[v]);
            }
        }
        return matrix;
    }

    /// w D^-1/2 V D^-1/2 of a symmetric graph.
    private static double[][] views(DirectedGraph graph, double weight) {
        int n = graph.nodeCount();
        double[][] matrix = new double[n][n];
        for (int u = 0; u < n; u++) {
            for (int v = 0; v < n; v++) {
                if (graph.hasEdge(u, v)) {
                    matrix[u][v] = weight / Math.sqrt(
                            (double) graph.out().degree(u) * graph.out().degree(v));
                }
            }
        }
        return matrix;
    }

    private static double[][] rows(RowAdam table) {
        double[][] rows = new double[table.rows][table.width];
        for (int i = 0; i < table.rows; i++) {
            for (int k = 0; k < table.width; k++) {
                rows[i][k] = table.values[i * table.width + k];
            }
        }
        return rows;
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                for (int k = 0; k < b[0].length; k++) {
                    product[i][k] += a[i][j] * b[j][k];
                }
            }
        }
        return product;
    }

    private static double[][] transposed(double[][] a) {
        double[][] transposed = new double[a[0].length][a.length];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < a[0].length; j++) {
                transposed[j][i] = a[i][j];
            }
        }
        return transposed;
    }

    private static double[][] sum(double[][] a, double[][] b) {
        double[][] sum = new double[a.length][a[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < a[0].length; k++) {
                sum[i][k] = a[i][k] + b[i][k];
            }
        }
        return sum;
    }

    private static double[][] positive(double[][] a) {
        for (double[] row : a) {
            for (int k = 0; k < row.length; k++) {
                row[k] = Math.max(0, row[k]);
            }
        }
        return a;
    }

    private static double[][] unit(double[][] a) {
        for (double[] row : a) {
            double norm = 1e-12;
            for (double value : row) {
                norm += value * value;
            }
            for (int k = 0; k < row.length; k++) {
                row[k] /= Math.sqrt(norm);
            }
        }
        return a;
    }
}
