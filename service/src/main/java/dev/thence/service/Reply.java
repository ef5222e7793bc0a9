package dev.thence.service;

import java.util.Map;

/// What goes back to a client. Immutable; the bytes are given away and not written to again.
final class Reply {
    static final String JSON = "application/json";

    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers;

    Reply(int status, String contentType, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = headers;
    }

    /// A JSON answer that must not be kept: the next may come from another model.
    static Reply json(Json.Content content) {
        return new Reply(200, JSON, Json.bytes(content), Map.of("Cache-Control", "no-store"));
    }

    int status() {
        return status;
    }

    String contentType() {
        return contentType;
    }

    byte[] body() {
        return body;
    }

    Map<String, String> headers() {
        return headers;
    }
}
