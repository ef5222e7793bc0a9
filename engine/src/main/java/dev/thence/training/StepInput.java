package dev.thence.training;

import dev.thence.kernels.LossPairs;
import dev.thence.kernels.Rows;

/// Everything of a step that does not depend on what has been learned: made ahead of it.
final class StepInput {
    /// The nodes of the source rows and of the target rows.
    final Rows sources;
    final Rows targets;
    final MessageFlow flow;
    final LossPairs pairs;
    /// Per target row, what goes from its logits for having been drawn.
    private final float[] logShares;

    StepInput(Rows sources, Rows targets, MessageFlow flow, LossPairs pairs, float[] logShares) {
        this.sources = sources;
        this.targets = targets;
        this.flow = flow;
        this.pairs = pairs;
        this.logShares = logShares;
    }

    /// What is added to every logit of the target rows: their biases, corrected for the draws.
    float[] shifts(float[] bias) {
        float[] shifts = new float[targets.count()];
        for (int i = 0; i < shifts.length; i++) {
            shifts[i] = bias[targets.of(i)] - (logShares.length == 0 ? 0 : logShares[i]);
        }
        return shifts;
    }
}
