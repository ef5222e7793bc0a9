/// Step 5 of the data flow: recommendations over HTTP, for storefronts that do not embed Java.
@org.jspecify.annotations.NullMarked
module dev.thence.service {
    requires transitive dev.thence.serving;
    requires com.fasterxml.jackson.databind;
    requires io.helidon.common.task;
    requires io.helidon.http;
    requires io.helidon.webserver;
    requires it.unimi.dsi.fastutil;
    requires micrometer.core;
    requires micrometer.registry.prometheus;
    requires org.apache.lucene.analysis.common;
    requires org.apache.lucene.core;
    requires static org.jspecify;

    exports dev.thence.service;
}
