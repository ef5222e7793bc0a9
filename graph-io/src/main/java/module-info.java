/// Step 1 of the data flow: order log to directed product graph.
@org.jspecify.annotations.NullMarked
module dev.thence.graph {
    requires transitive org.eclipse.collections.api;
    requires transitive org.jgrapht.core;
    requires org.eclipse.collections.impl;
    requires it.unimi.dsi.fastutil;
    requires de.siegmar.fastcsv;
    requires aircompressor.v3;
    requires static org.jspecify;

    exports dev.thence.graph;
    exports dev.thence.io;
}
