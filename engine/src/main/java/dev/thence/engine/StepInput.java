package dev.thence.engine;

/// Everything of a step that does not depend on what has been learned: made ahead of it.
final class StepInput {
    /// The nodes of the source rows and of the target rows.
    final Rows sources;
    final Rows targets;
    final MessageFlow flow;
    final LossPairs pairs;

    StepInput(Rows sources, Rows targets, MessageFlow flow, LossPairs pairs) {
        this.sources = sources;
        this.targets = targets;
        this.flow = flow;
        this.pairs = pairs;
    }
}
