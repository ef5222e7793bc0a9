package dev.thence.service;

import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.RequestException;
import io.helidon.http.Status;
import io.helidon.webserver.CloseConnectionException;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// Every request on its way from the server to its route and back: it finds the route, makes a
/// problem document of whatever goes wrong, sends, counts and logs.
///
/// Thread-safe.
final class Dispatcher implements Handler {
    private static final System.Logger LOG = System.getLogger(Dispatcher.class.getName());

    private final Routes routes;
    private final ServiceLimits limits;
    private final ServiceMetrics metrics;
    private final Optional<AccessLog> accessLog;
    private final AtomicBoolean draining;

    Dispatcher(Routes routes, ServiceLimits limits, ServiceMetrics metrics,
            Optional<AccessLog> accessLog, AtomicBoolean draining) {
        this.routes = routes;
        this.limits = limits;
        this.metrics = metrics;
        this.accessLog = accessLog;
        this.draining = draining;
    }

    /// What became of a request.
    ///
    /// @param route its template, for the metrics
    private record Outcome(String route, Reply reply) {}

    @Override
    public void handle(ServerRequest request, ServerResponse response) {
        long begin = System.nanoTime();
        Instant when = Instant.now();
        var connection = GuardedConnection.current();
        if (!request.content().hasEntity()) {
            connection.answering();
        }
        var outcome = outcome(request, begin);
        boolean unread = request.content().hasEntity() && !request.content().consumed();
        // Read once: a client that was not told keeps its connection.
        boolean last = unread || draining.get();
        connection.sending();
        try {
            send(request, response, outcome.reply(), last);
        } finally {
            record(when, request, outcome, System.nanoTime() - begin);
        }
        if (unread) {
            connection.leavesUnread();
        }
        if (last) {
            throw new CloseConnectionException("the last answer on this connection");
        }
        connection.idle();
    }

    private Outcome outcome(ServerRequest request, long begin) {
        String method = request.prologue().method().text();
        String template = Routes.NONE;
        try {
            var target = RequestTarget.parse(request.path().rawPath(),
                    request.query().rawValue());
            template = routes.template(target.segments());
            if (method.equals("OPTIONS") && !template.equals(Routes.NONE)) {
                String allowed = String.join(", ", routes.methods(target.segments()));
                return new Outcome(template, new Reply(204, "", new byte[0],
                        Map.of("Allow", allowed)));
            }
            var found = routes.find(method, target.segments());
            return new Outcome(template, found.route().handler().handle(new Request(
                    found.variables(), target.query(),
                    name -> request.headers().first(HeaderNames.create(name)),
                    () -> body(request), begin + limits.deadline().toNanos())));
        } catch (ProblemException e) {
            return new Outcome(template, e.problem().reply());
        } catch (RequestException e) {
            return new Outcome(template, Problem.of(ProblemType.MALFORMED_REQUEST,
                    "the body cannot be read: " + e.getMessage()).reply());
        } catch (CloseConnectionException e) {
            throw e;
        } catch (RuntimeException | Error e) {
            LOG.log(System.Logger.Level.ERROR, "cannot answer " + method + " " + template, e);
            return new Outcome(template, Problem.of(ProblemType.INTERNAL,
                    "an error in the service itself; its log says more").reply());
        }
    }

    private byte[] body(ServerRequest request) {
        long announced = request.headers().contentLength().orElse(0);
        if (announced > limits.maxBody()) {
            throw tooLarge("has " + announced + " bytes");
        }
        if (!request.content().hasEntity()) {
            return new byte[0];
        }
        byte[] body;
        try {
            body = request.content().inputStream().readNBytes(limits.maxBody() + 1);
        } catch (RequestException | CloseConnectionException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            throw new CloseConnectionException("the client went away while it sent a body", e);
        }
        if (body.length > limits.maxBody()) {
            throw tooLarge("has more bytes");
        }
        GuardedConnection.current().answering();
        return body;
    }

    private ProblemException tooLarge(String what) {
        return Problem.of(ProblemType.BODY_TOO_LARGE, "the body " + what
                + ", must be at most " + limits.maxBody()).asException();
    }

    private void send(ServerRequest request, ServerResponse response, Reply reply,
            boolean last) {
        response.status(Status.create(reply.status()));
        reply.headers().forEach((name, value) -> response.header(HeaderNames.create(name), value));
        response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
        if (!reply.contentType().isEmpty()) {
            response.header(HeaderNames.CONTENT_TYPE, reply.contentType());
        }
        if (last) {
            response.header(HeaderValues.CONNECTION_CLOSE);
        }
        if (request.prologue().method().text().equals("HEAD")) {
            response.header(HeaderNames.CONTENT_LENGTH, Integer.toString(reply.body().length));
            response.send();
        } else {
            response.send(reply.body());
        }
    }

    private void record(Instant when, ServerRequest request, Outcome outcome, long nanos) {
        String method = request.prologue().method().text();
        int status = outcome.reply().status();
        metrics.request(outcome.route(), method, status, nanos);
        if (accessLog.isPresent()) {
            String query = request.query().rawValue();
            String path = request.path().rawPath();
            accessLog.get().request(when, host(request.remotePeer().address()), method,
                    query.isEmpty() ? path : path + "?" + query, status,
                    outcome.reply().body().length, nanos);
        }
    }

    /// The numbers, and no question to a name server.
    private static String host(SocketAddress address) {
        return address instanceof InetSocketAddress internet
                ? internet.getAddress().getHostAddress() : "-";
    }
}
