/// How fast, how good: the benchmark harness.
@org.jspecify.annotations.NullMarked
module dev.thence.bench {
    requires transitive dev.thence.serving;
    requires transitive dev.thence.datasets;
    requires com.fasterxml.jackson.databind;
    requires java.desktop;
    requires java.management;
    requires org.knowm.xchart;
    requires it.unimi.dsi.fastutil;
    requires ejml.core;
    requires ejml.ddense;
    requires static org.jspecify;

    uses dev.thence.bench.Method;

    exports dev.thence.bench;

    // The manifest of a split is a record that is not public.
    opens dev.thence.bench to com.fasterxml.jackson.databind;
}
