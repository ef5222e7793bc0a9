/// How fast, how good: the benchmark harness.
@org.jspecify.annotations.NullMarked
module dev.thence.bench {
    requires transitive dev.thence.serving;
    requires transitive dev.thence.datasets;
    requires com.fasterxml.jackson.databind;
    requires java.management;
    requires java.net.http;
    requires it.unimi.dsi.fastutil;
    requires ejml.core;
    requires ejml.ddense;
    requires org.apache.lucene.core;
    requires static org.jspecify;

    uses dev.thence.bench.Method;

    // What a method of one's own is written against.
    exports dev.thence.bench;

    // What commands start: the methods by name, quality, splits for other languages, speed,
    // serving, and the picture of a comparison.
    exports dev.thence.bench.methods;
    exports dev.thence.bench.quality;
    exports dev.thence.bench.split;
    exports dev.thence.bench.speed;
    exports dev.thence.bench.serving;
    exports dev.thence.bench.pages;

    // Cells and the manifest of a split are records that are not public.
    opens dev.thence.bench.cells to com.fasterxml.jackson.databind;
    opens dev.thence.bench.split to com.fasterxml.jackson.databind;
}
