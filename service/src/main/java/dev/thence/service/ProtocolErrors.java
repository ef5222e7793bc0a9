package dev.thence.service;

import io.helidon.http.DirectHandler;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import io.helidon.http.Status;
import io.helidon.webserver.http.DirectHandlers;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Answers what is no HTTP/1.1, and so never becomes a request.
///
/// The server below answers some of it by 501 and 505; here everything that a client got wrong
/// is a 4xx, so that a 5xx always is about the service.
final class ProtocolErrors implements DirectHandler {
    private final Record record;

    private ProtocolErrors(Record record) {
        this.record = record;
    }

    /// Is told of every such answer.
    @FunctionalInterface
    interface Record {
        void answered(Instant when, String method, String path, Reply reply);
    }

    static DirectHandlers handlers(Record record) {
        var handlers = DirectHandlers.builder();
        var errors = new ProtocolErrors(record);
        for (EventType type : EventType.values()) {
            handlers.addHandler(type, errors);
        }
        return handlers.build();
    }

    @Override
    public TransportResponse handle(TransportRequest request, EventType eventType,
            Status defaultStatus, ServerResponseHeaders responseHeaders,
            @Nullable String message) {
        Reply reply = problem(defaultStatus, message == null ? "" : message).reply();
        GuardedConnection.current().leavesUnread();
        record.answered(Instant.now(), request.method(), request.path(), reply);
        return TransportResponse.builder()
                .status(Status.create(reply.status()))
                .keepAlive(false)
                .header(HeaderNames.CONTENT_TYPE, reply.contentType())
                .header(HeaderValues.CONNECTION_CLOSE)
                .entity(reply.body())
                .build();
    }

    private static Problem problem(Status status, String message) {
        if (status.code() == 414) {
            return Problem.of(ProblemType.REQUEST_LINE_TOO_LONG,
                    "the request line is longer than the limit; conditions and long lists of "
                            + "items may be sent as a body to /v1/related");
        }
        if (status.code() == 413) {
            return Problem.of(ProblemType.BODY_TOO_LARGE, "the body is larger than the limit");
        }
        if (status.code() == 431 || message.contains("Header size exceeded")) {
            return Problem.of(ProblemType.HEADERS_TOO_LARGE, "the headers are larger than the "
                    + "limit");
        }
        boolean says = !message.isEmpty() && !message.startsWith("Bad request")
                && !message.startsWith("Internal");
        return Problem.of(ProblemType.MALFORMED_REQUEST, says
                ? "the request is no HTTP/1.1: " + message : "the request is no HTTP/1.1");
    }
}
