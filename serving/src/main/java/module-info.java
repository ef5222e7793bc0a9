/// Step 4 of the data flow: model to recommendations.
@org.jspecify.annotations.NullMarked
module dev.thence.serving {
    requires transitive dev.thence.engine;
    requires com.fasterxml.jackson.databind;
    requires it.unimi.dsi.fastutil;
    requires roaringbitmap;
    requires static org.jspecify;

    exports dev.thence.serving;
}
