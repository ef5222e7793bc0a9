package dev.thence.service;

import io.helidon.common.buffers.BufferData;
import io.helidon.http.HttpPrologue;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionListener;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// All open connections, with an eye on the clock: a client that sends its request a byte a
/// second, or does not take in its answer, is cut off. The server below only times connections
/// that wait for their next request.
///
/// Thread-safe.
final class Connections implements ServerConnectionSelector, Http1ConnectionListener,
        AutoCloseable {
    private static final long LONGEST_ROUND_MILLIS = 500;

    private final ServiceLimits limits;
    private final ServerConnectionSelector http1;
    private final Set<GuardedConnection> open = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("thence-connections").daemon().factory());

    Connections(ServiceLimits limits) {
        this.limits = limits;
        http1 = Http1ConnectionSelector.builder()
                .config(Http1Config.builder()
                        .maxPrologueLength(limits.maxRequestLine())
                        .maxHeadersSize(limits.maxHeaders())
                        // A condition may be typed as it is, where=price<=20; RequestTarget checks
                        // what matters.
                        .validatePrologue(false)
                        .addReceiveListener(this)
                        .build())
                .build();
        long round = Math.max(1, Math.min(LONGEST_ROUND_MILLIS,
                shorter(limits.readTimeout(), limits.idleTimeout()).toMillis() / 4));
        clock.scheduleWithFixedDelay(() -> open.forEach(GuardedConnection::check), round, round,
                TimeUnit.MILLISECONDS);
    }

    private static Duration shorter(Duration a, Duration b) {
        return a.compareTo(b) < 0 ? a : b;
    }

    /// How many are open.
    int count() {
        return open.size();
    }

    @Override
    public ServerConnection connection(ConnectionContext context) {
        return new GuardedConnection(context, http1.connection(context), limits, open);
    }

    /// The first line of a request has arrived.
    @Override
    public void prologue(ConnectionContext context, HttpPrologue prologue) {
        GuardedConnection.current().reading();
    }

    @Override
    public int bytesToIdentifyConnection() {
        return http1.bytesToIdentifyConnection();
    }

    @Override
    public Support supports(BufferData data) {
        return http1.supports(data);
    }

    @Override
    public Set<String> supportedApplicationProtocols() {
        return http1.supportedApplicationProtocols();
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
