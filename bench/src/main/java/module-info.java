/// How fast, how good: the benchmark harness.
@org.jspecify.annotations.NullMarked
module dev.thence.bench {
    requires transitive dev.thence.serving;
    requires transitive dev.thence.datasets;
    requires java.management;
    requires it.unimi.dsi.fastutil;
    requires static org.jspecify;

    uses dev.thence.bench.Method;

    exports dev.thence.bench;
}
