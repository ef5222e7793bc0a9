package dev.thence.service;

import dev.thence.serving.Swap;
import io.helidon.webserver.ErrorHandling;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.concurrent.atomic.AtomicBoolean;

/// Recommendations over HTTP: answers from a model until it is closed.
///
/// Every request has a virtual thread; as many queries are computed at once as there are
/// processors. `/openapi.json` describes the routes. Thread-safe.
public final class StorefrontService implements AutoCloseable {
    private final ServiceOptions options;
    private final Models models;
    private final ServiceMetrics metrics;
    private final Connections connections;
    private final AtomicBoolean draining = new AtomicBoolean();
    private final AtomicBoolean closed = new AtomicBoolean();
    private final ItemSearch search;
    private final OpenVersions versions;
    private final Routes routes;
    private final WebServer server;

    private StorefrontService(Models models, Path folder, ServiceOptions options) {
        this.options = options;
        this.models = models;
        metrics = new ServiceMetrics();
        connections = new Connections(options.limits());
        var gate = new Gate(options.limits().concurrency(), options.limits().queue());
        var all = new ArrayList<Route>();
        all.addAll(new QuestionRoutes(models, gate, options.limits(), metrics).routes());
        all.addAll(new ModelRoutes(models, gate).routes());
        all.addAll(new AdminRoutes(models, options.adminToken()).routes());
        search = new ItemSearch(models);
        versions = new OpenVersions(models);
        all.addAll(new SearchRoutes(models, gate, search).routes());
        all.addAll(new ComparisonRoutes(models, folder, versions, gate).routes());
        all.addAll(new PageRoutes().routes());
        all.addAll(new OwnRoutes(models, metrics, draining).routes());
        routes = new Routes(all);
        gauges(gate);
        followModels();
        server = server(new Dispatcher(routes, options.limits(), metrics, options.accessLog(),
                draining));
    }

    private void gauges(Gate gate) {
        metrics.gauge("thence.http.connections", "Open connections", connections::count);
        metrics.gauge("thence.queries.waiting", "Queries that wait for their turn", gate::waiting);
        metrics.gauge("thence.model.age.seconds",
                "How long ago the version that answers was published", () -> {
                    try (var held = models.hold()) {
                        return age(held.published());
                    } catch (ProblemException _) {
                        return Double.NaN;
                    }
                });
        metrics.gauge("thence.model.serving.seconds",
                "How long the version that answers has been answering", () -> {
                    try (var held = models.hold()) {
                        return age(held.since());
                    } catch (ProblemException _) {
                        return Double.NaN;
                    }
                });
        options.accessLog().ifPresent(log -> metrics.counter("thence.access.log.dropped",
                "Lines of the access log that came faster than they could be written",
                log::dropped));
    }

    private static double age(Instant since) {
        return Duration.between(since, Instant.now()).toMillis() / 1_000.0;
    }

    /// Counts what happens to the versions, and says in the metrics which one answers.
    private void followModels() {
        models.listen(event -> {
            metrics.swap(event);
            if (event instanceof Swap.Swapped) {
                tellServing();
            }
        });
        tellServing();
    }

    private void tellServing() {
        try (var held = models.hold()) {
            metrics.serving(held.recommender());
        } catch (ProblemException _) {
            // None yet; the first will be told of.
        }
    }

    private WebServer server(Dispatcher dispatcher) {
        var limits = options.limits();
        return WebServer.builder()
                .bindAddress(new InetSocketAddress(options.host(), options.port()))
                .featuresDiscoverServices(false)
                .protocolsDiscoverServices(false)
                .addConnectionSelector(connections)
                .maxTcpConnections(limits.maxConnections())
                .idleConnectionTimeout(Duration.ofDays(1))
                .shutdownGracePeriod(limits.deadline().plus(limits.readTimeout()))
                .shutdownHook(false)
                .errorHandling(ErrorHandling.builder().includeEntity(true).build())
                .directHandlers(ProtocolErrors.handlers(this::protocolError))
                .routing(HttpRouting.builder().any(dispatcher))
                .build();
    }

    private void protocolError(Instant when, String method, String path, Reply reply) {
        metrics.request(Routes.NONE, method, reply.status(), 0);
        options.accessLog().ifPresent(log -> log.request(when, "-", method, path, reply.status(),
                reply.body().length, 0));
    }

    /// Opens a model and starts to answer.
    ///
    /// @param models a store of models, which is followed and may still be empty, or a run or
    ///     model folder
    /// @throws IOException when there is no model, it is damaged, or the port is taken
    public static StorefrontService start(Path models, ServiceOptions options) throws IOException {
        var opened = Models.open(models);
        try {
            var service = new StorefrontService(opened, models, options);
            service.listen();
            return service;
        } catch (IOException | RuntimeException | Error e) {
            opened.close();
            throw e;
        }
    }

    private void listen() throws IOException {
        try {
            requireFree(new InetSocketAddress(options.host(), options.port()));
            server.start();
            if (!server.isRunning()) {
                throw cannotListen("the server did not start, its log says why");
            }
        } catch (IOException | RuntimeException | Error e) {
            connections.close();
            metrics.close();
            throw e;
        }
    }

    /// The server only logs why it did not start; this finds out before it tries.
    private void requireFree(InetSocketAddress address) throws IOException {
        if (address.isUnresolved()) {
            throw cannotListen("no machine of that name is known");
        }
        try (var probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(address);
        } catch (IOException e) {
            throw cannotListen(String.valueOf(e.getMessage()));
        }
    }

    private IOException cannotListen(String why) {
        return new IOException("cannot listen on " + options.host() + ":" + options.port() + ": "
                + why + "; name another address with --host or --port");
    }

    /// The port it listens on.
    public int port() {
        return server.port();
    }

    Routes routes() {
        return routes;
    }

    /// Ends in order: it is not ready any more, answers for the time of the drain with
    /// `Connection: close`, takes no more connections, and waits for the requests in flight.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        draining.set(true);
        try {
            Thread.sleep(options.drain());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        server.stop();
        connections.close();
        metrics.close();
        options.accessLog().ifPresent(AccessLog::close);
        search.close();
        versions.close();
        models.close();
    }
}
