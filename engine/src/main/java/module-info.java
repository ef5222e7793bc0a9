/// Step 3 of the data flow: mini-batches to a model, and its evaluation. Training wants DJL and the
/// Vector API at run time; opening a trained model wants neither.
@org.jspecify.annotations.NullMarked
module dev.thence.engine {
    requires transitive dev.thence.sampler;
    requires com.fasterxml.jackson.databind;
    requires it.unimi.dsi.fastutil;
    requires ejml.ddense;
    requires ejml.core;
    requires static ai.djl.api;
    requires static jdk.incubator.vector;
    requires static org.jspecify;

    exports dev.thence.vectors;
    exports dev.thence.training;
    exports dev.thence.model;
    exports dev.thence.pipeline;
    exports dev.thence.evaluation;
}
