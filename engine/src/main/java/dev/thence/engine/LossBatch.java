package dev.thence.engine;

/// The vectors of one step, what is known of their pairs, and the gradient that the losses add up.
///
/// Source rows and target rows are numbered from 0 each; `candidates` target rows, the first ones,
/// are the negatives of every source row except those it masks. Row-major, `dimension` columns.
final class LossBatch {
    final int dimension;
    final int sourceRows;
    final int targetRows;
    final int candidates;
    final float[] sources;
    final float[] targets;
    final float[] bias;
    final float[] sourceGradient;
    final float[] targetGradient;
    final float[] biasGradient;
    /// Source row -> target rows to predict, with the weight of each.
    final Pairs positives;
    /// Source row -> target rows that are no negatives of it: itself and its known positives.
    final Pairs masked;

    LossBatch(int dimension, float[] sources, float[] targets, float[] bias, int candidates,
            Pairs positives, Pairs masked) {
        this.dimension = dimension;
        this.sourceRows = sources.length / dimension;
        this.targetRows = targets.length / dimension;
        this.candidates = candidates;
        this.sources = sources;
        this.targets = targets;
        this.bias = bias;
        this.positives = positives;
        this.masked = masked;
        sourceGradient = new float[sources.length];
        targetGradient = new float[targets.length];
        biasGradient = new float[bias.length];
    }
}
