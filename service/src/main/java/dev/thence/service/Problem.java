package dev.thence.service;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/// What is said of a failed request: a problem document of RFC 9457 (Problem Details for HTTP
/// APIs, 2023).
///
/// @param type what kind of problem
/// @param detail one sentence: what, the value, what is allowed, what to do
/// @param members further members of the document, such as `parameter` (the query parameter),
///     `pointer` (the place in the body, RFC 6901) and `closest` (ids that are known)
/// @param headers header lines that belong to the answer, such as `Allow`
record Problem(ProblemType type, String detail, Map<String, Object> members,
        Map<String, String> headers) {
    private static final int LONGEST_QUOTE = 100;

    static final String CONTENT_TYPE = "application/problem+json";

    Problem {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(detail, "detail");
        members = Map.copyOf(members);
        headers = Map.copyOf(headers);
    }

    static Problem of(ProblemType type, String detail) {
        return new Problem(type, detail, Map.of(), Map.of());
    }

    static Problem parameter(String name, String detail) {
        return of(ProblemType.BAD_PARAMETER, detail).with("parameter", name);
    }

    static Problem body(String pointer, String detail) {
        return of(ProblemType.MALFORMED_BODY, detail).with("pointer", pointer);
    }

    /// A text of a client as it is quoted in a detail: cut where it is long.
    static String shown(String text) {
        return "'" + (text.length() <= LONGEST_QUOTE ? text
                : text.substring(0, LONGEST_QUOTE) + "...") + "'";
    }

    Problem with(String member, Object value) {
        var more = new LinkedHashMap<>(members);
        more.put(member, value);
        return new Problem(type, detail, more, headers);
    }

    Problem header(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(type, detail, members, more);
    }

    ProblemException asException() {
        return new ProblemException(this);
    }

    Reply reply() {
        return new Reply(type.status(), CONTENT_TYPE, Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("type", type.uri());
            json.writeStringField("title", type.title());
            json.writeNumberField("status", type.status());
            json.writeStringField("detail", detail);
            for (var member : members.entrySet()) {
                json.writePOJOField(member.getKey(), member.getValue());
            }
            json.writeEndObject();
        }), headers);
    }
}
