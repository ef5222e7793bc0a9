package dev.thence.service;

import dev.thence.serving.Recommendation;
import dev.thence.serving.Recommendations;
import dev.thence.serving.Recommender;
import dev.thence.serving.Rung;
import dev.thence.serving.Swap;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/// What the service counts and measures, for Prometheus. Thread-safe.
///
/// A label has few values whatever clients send: routes are templates, methods those of HTTP.
final class ServiceMetrics implements AutoCloseable {
    static final String CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8";

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH",
            "DELETE", "OPTIONS");
    private static final Duration[] BOUNDS = {Duration.ofNanos(100_000), Duration.ofNanos(250_000),
        Duration.ofNanos(500_000), Duration.ofMillis(1), Duration.ofNanos(2_500_000),
        Duration.ofMillis(5), Duration.ofMillis(10), Duration.ofMillis(25), Duration.ofMillis(50),
        Duration.ofMillis(100), Duration.ofMillis(250), Duration.ofMillis(500),
        Duration.ofSeconds(1), Duration.ofMillis(2_500), Duration.ofSeconds(10)};

    /// What a request is counted as.
    private record Kind(String route, String method, int status) {}

    private final PrometheusMeterRegistry registry =
            new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<Kind, Timer> requests = new ConcurrentHashMap<>();
    private final Map<Rung, Counter> rungs = new EnumMap<>(Rung.class);
    private final MultiGauge models;
    private final JvmGcMetrics collections = new JvmGcMetrics();

    ServiceMetrics() {
        for (Rung rung : Rung.values()) {
            rungs.put(rung, Counter.builder("thence.recommendations")
                    .description("Items recommended, by the rung of the ladder they stand on")
                    .tag("rung", Narrowing.word(rung)).register(registry));
        }
        models = MultiGauge.builder("thence.model.info")
                .description("1 for the version that answers").register(registry);
        for (String outcome : List.of("swapped", "refused", "released")) {
            swaps(outcome);
        }
        new JvmMemoryMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        collections.bindTo(registry);
    }

    /// A value that is read when somebody asks for the metrics.
    void gauge(String name, String description, Supplier<Number> value) {
        Gauge.builder(name, value).description(description).register(registry);
    }

    /// A value that only grows, read when somebody asks for the metrics.
    void counter(String name, String description, Supplier<Number> value) {
        FunctionCounter.builder(name, value,
                v -> v.get().doubleValue()).description(description).register(registry);
    }

    /// Which version answers now.
    void serving(Recommender recommender) {
        models.register(List.of(MultiGauge.Row.of(Tags.of("version", recommender.version(),
                "id", recommender.model().manifest().modelId()), 1)), true);
    }

    void swap(Swap event) {
        swaps(switch (event) {
            case Swap.Swapped _ -> "swapped";
            case Swap.Refused _ -> "refused";
            case Swap.Released _ -> "released";
        }).increment();
    }

    private Counter swaps(String outcome) {
        return Counter.builder("thence.model.swaps").description("Versions that took over, were"
                + " refused, or whose memory was given back").tag("outcome", outcome)
                .register(registry);
    }

    void request(String route, String method, int status, long nanos) {
        String known = METHODS.contains(method) ? method : "other";
        requests.computeIfAbsent(new Kind(route, known, status), this::timer)
                .record(Duration.ofNanos(nanos));
    }

    private Timer timer(Kind kind) {
        return Timer.builder("thence.http.request.duration")
                .description("How long requests took, from their headers to the last byte sent")
                .tag("route", kind.route()).tag("method", kind.method())
                .tag("status", Integer.toString(kind.status()))
                .serviceLevelObjectives(BOUNDS).register(registry);
    }

    void answered(Recommendations answer) {
        for (Recommendation recommendation : answer) {
            rungs.get(recommendation.rung()).increment();
        }
    }

    /// All of it, in the text format of Prometheus.
    String text() {
        return registry.scrape();
    }

    @Override
    public void close() {
        collections.close();
        registry.close();
    }
}
