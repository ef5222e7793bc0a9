/// The `thence` program. Runs from the class path, because DJL does not start on the module path;
/// the module says what it uses.
@org.jspecify.annotations.NullMarked
module dev.thence.app {
    requires com.fasterxml.jackson.databind;
    requires dev.thence.bench;
    requires dev.thence.datasets;
    requires dev.thence.engine;
    requires dev.thence.graph;
    requires dev.thence.service;
    requires dev.thence.serving;
    requires info.picocli;
    requires java.logging;
    requires java.sql;
    requires me.tongfei.progressbar;
    requires static org.jspecify;

    // Commands are read by reflection.
    opens dev.thence.app to info.picocli, com.fasterxml.jackson.databind;
}
