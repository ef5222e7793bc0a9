package dev.thence.kernels;

/// The loss as it is written down, in double precision, pair by pair.
public final class PlainSoftmax {
    public double loss;
    public final double[] sourceGradient;
    public final double[] targetGradient;
    public final double[] biasGradient;

    public PlainSoftmax(LossBatch b, double temperature) {
        sourceGradient = new double[b.sources.length];
        targetGradient = new double[b.targets.length];
        biasGradient = new double[b.bias.length];
        double all = b.pairs.positives().weightSum();
        for (int u = 0; u < b.sourceRows; u++) {
            boolean[] masked = new boolean[b.targetRows];
            for (int p = b.pairs.masked().begin[u]; p < b.pairs.masked().begin[u + 1]; p++) {
                masked[b.pairs.masked().second[p]] = true;
            }
            double[] x = new double[b.targetRows];
            for (int v = 0; v < b.targetRows; v++) {
                x[v] = LossBatches.dot(b, u, v) / temperature + b.bias[v];
            }
            for (int p = b.pairs.positives().begin[u]; p < b.pairs.positives().begin[u + 1]; p++) {
                int v = b.pairs.positives().second[p];
                double weight = b.pairs.positives().weight[p] / all;
                double sum = Math.exp(x[v]);
                for (int z = 0; z < b.pairs.candidates(); z++) {
                    sum += masked[z] ? 0 : Math.exp(x[z]);
                }
                loss += weight * (Math.log(sum) - x[v]);
                for (int z = 0; z < b.targetRows; z++) {
                    double slope = z == v ? Math.exp(x[v]) / sum - 1
                            : z < b.pairs.candidates() && !masked[z] ? Math.exp(x[z]) / sum : 0;
                    biasGradient[z] += weight * slope;
                    for (int k = 0; k < b.dimension; k++) {
                        double part = weight * slope / temperature;
                        sourceGradient[u * b.dimension + k] +=
                                part * b.targets[z * b.dimension + k];
                        targetGradient[z * b.dimension + k] +=
                                part * b.sources[u * b.dimension + k];
                    }
                }
            }
        }
    }
}
