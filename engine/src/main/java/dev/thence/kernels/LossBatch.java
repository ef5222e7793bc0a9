package dev.thence.kernels;

/// The vectors of one step and the gradient that its losses add up. Row-major, `dimension` columns.
public final class LossBatch {
    public final int dimension;
    public final int sourceRows;
    public final int targetRows;
    public final float[] sources;
    public final float[] targets;
    public final float[] bias;
    public final LossPairs pairs;
    public final float[] sourceGradient;
    public final float[] targetGradient;
    public final float[] biasGradient;

    public LossBatch(
            int dimension, float[] sources, float[] targets, float[] bias, LossPairs pairs) {
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
