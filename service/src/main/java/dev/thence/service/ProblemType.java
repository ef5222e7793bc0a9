package dev.thence.service;

import java.util.Locale;

/// Everything that can be wrong with a request, or with the service while it comes in. The name
/// in lower case is the end of a problem document's `type`.
enum ProblemType {
    /// The request line, a header or the framing of the body is no HTTP/1.1.
    MALFORMED_REQUEST(400, "Malformed request"),
    /// The body is no JSON, or not of the documented form.
    MALFORMED_BODY(400, "Malformed body"),
    /// A query parameter that does not exist, or whose value is not allowed.
    BAD_PARAMETER(400, "Bad parameter"),
    /// A condition that cannot be asked of this catalogue.
    BAD_CONDITION(400, "Bad condition"),
    /// An administrative route was called without its token.
    NOT_AUTHORIZED(401, "Not authorized"),
    /// Administrative routes are switched off.
    ADMINISTRATION_OFF(403, "Administration is switched off"),
    /// The model knows no such item.
    UNKNOWN_ITEM(404, "Unknown item"),
    /// The store has no such version.
    UNKNOWN_VERSION(404, "Unknown version"),
    /// Nothing is kept of how good a version is.
    NO_EVALUATION(404, "No evaluation"),
    /// No route has this path.
    UNKNOWN_PATH(404, "Unknown path"),
    /// The path has no such method.
    WRONG_METHOD(405, "Wrong method"),
    /// The client took too long to send its request.
    TOO_SLOW(408, "Request took too long"),
    /// The models that are there do not allow what was asked for.
    REFUSED(409, "Refused"),
    /// The body is larger than the limit.
    BODY_TOO_LARGE(413, "Body too large"),
    /// The request line is longer than the limit.
    REQUEST_LINE_TOO_LONG(414, "Request line too long"),
    /// The body is not said to be JSON.
    WRONG_CONTENT_TYPE(415, "Wrong content type"),
    /// The headers are larger than the limit.
    HEADERS_TOO_LARGE(431, "Headers too large"),
    /// An error in the service itself.
    INTERNAL(500, "Internal error"),
    /// More queries wait than may, or this one has waited too long.
    BUSY(503, "Busy"),
    /// No model is there to answer.
    NO_MODEL(503, "No model");

    private final int status;
    private final String title;

    ProblemType(int status, String title) {
        this.status = status;
        this.title = title;
    }

    int status() {
        return status;
    }

    String title() {
        return title;
    }

    /// The identity of the type, a URN: stable, and nothing to be fetched.
    String uri() {
        return "urn:thence:problem:" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
