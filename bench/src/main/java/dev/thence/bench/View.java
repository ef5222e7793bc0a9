package dev.thence.bench;

import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;

/// What every view has beside the data that may be learned from.
public interface View {
    /// Of every draw.
    long seed();

    /// To compute on; they change no figure.
    Workers workers();

    /// To be told of progress, and asked whether to stop.
    PipelineListener listener();

    /// What the methods of this view share.
    SharedFits shared();
}
