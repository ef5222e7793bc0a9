/// Step 2 of the data flow: directed graph to mini-batches.
@org.jspecify.annotations.NullMarked
module dev.thence.sampler {
    requires transitive dev.thence.graph;
    requires it.unimi.dsi.fastutil;
    requires static org.jspecify;

    exports dev.thence.sampler;
}
