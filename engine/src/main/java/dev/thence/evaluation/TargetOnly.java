package dev.thence.evaluation;

/// A value per target, the same for every source.
final class TargetOnly implements TargetScorer {
    private final float[] values;

    private TargetOnly(float[] values) {
        this.values = values;
    }

    static TargetOnly of(int[] counts) {
        float[] values = new float[counts.length];
        for (int v = 0; v < values.length; v++) {
            values[v] = counts[v];
        }
        return new TargetOnly(values);
    }

    @Override
    public void scoreTargets(int source, float[] scores) {
        System.arraycopy(values, 0, scores, 0, values.length);
    }
}
