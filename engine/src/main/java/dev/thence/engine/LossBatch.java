package dev.thence.engine;

/// The vectors of one step and the gradient that its losses add up. Row-major, `dimension` columns.
final class LossBatch {
    final int dimension;
    final int sourceRows;
    final int targetRows;
    final float[] sources;
    final float[] targets;
    final float[] bias;
    final LossPairs pairs;
    final float[] sourceGradient;
    final float[] targetGradient;
    final float[] biasGradient;

    LossBatch(int dimension, float[] sources, float[] targets, float[] bias, LossPairs pairs) {
        this.dimension = dimension;
        this.sourceRows = sources.length / dimension;
        this.targetRows = targets.length / dimension;
        this.sources = sources;
        this.targets = targets;
        this.bias = bias;
        this.pairs = pairs;
        sourceGradient = new float[sources.length];
        targetGradient = new float[targets.length];
        biasGradient = new float[bias.length];
    }
}
