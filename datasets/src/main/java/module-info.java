/// Order logs and graphs to try it on.
@org.jspecify.annotations.NullMarked
module dev.thence.datasets {
    requires transitive dev.thence.graph;
    requires de.siegmar.fastcsv;
    requires it.unimi.dsi.fastutil;
    requires static org.jspecify;

    exports dev.thence.datasets;
}
