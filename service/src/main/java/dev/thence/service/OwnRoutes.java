package dev.thence.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/// The routes that tell of the service itself: whether it lives and is ready, its metrics, its
/// description.
final class OwnRoutes {
    private final Models models;
    private final ServiceMetrics metrics;
    private final AtomicBoolean draining;
    private final byte[] description = description();

    OwnRoutes(Models models, ServiceMetrics metrics, AtomicBoolean draining) {
        this.models = models;
        this.metrics = metrics;
        this.draining = draining;
    }

    List<Route> routes() {
        return List.of(
                Route.get("/health/live", request -> health(request, "alive")),
                Route.get("/health/ready", this::ready),
                Route.get("/metrics", this::metrics),
                Route.get("/openapi.json", this::description));
    }

    private static Reply health(Request request, String status) {
        request.parameters(Set.of());
        return Reply.json(json -> {
            json.writeStartObject();
            json.writeStringField("status", status);
            json.writeEndObject();
        });
    }

    private Reply ready(Request request) {
        if (draining.get()) {
            throw Problem.of(ProblemType.BUSY, "the service is ending").asException();
        }
        try (var _ = models.hold()) {
            return health(request, "ready");
        }
    }

    private Reply metrics(Request request) {
        request.parameters(Set.of());
        return new Reply(200, ServiceMetrics.CONTENT_TYPE, metrics.text().getBytes(
                java.nio.charset.StandardCharsets.UTF_8), Map.of("Cache-Control", "no-store"));
    }

    private Reply description(Request request) {
        request.parameters(Set.of());
        return new Reply(200, Reply.JSON, description, Map.of("Cache-Control", "no-cache"));
    }

    private static byte[] description() {
        try (InputStream in = OwnRoutes.class.getResourceAsStream("openapi.json")) {
            if (in == null) {
                throw new IllegalStateException("openapi.json is missing beside "
                        + OwnRoutes.class.getName());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read openapi.json", e);
        }
    }
}
