package dev.thence.service;

import dev.thence.graph.SplitMix64;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A made-up request: often nearly right, sometimes nonsense.
final class RandomRequest {
    private static final List<String> METHODS = List.of("GET", "GET", "GET", "GET", "POST",
            "POST", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "BREW", "get");
    private static final List<String> PATHS = List.of("/v1/items/%s/related",
            "/v1/items/%s/similar", "/v1/items/%s/leading", "/v1/items/%s", "/v1/related",
            "/v1/newcomer", "/v1/model", "/v1/models", "/v1/admin/availability",
            "/v1/admin/refresh", "/v1/admin/rollback", "/health/live", "/health/ready",
            "/metrics", "/openapi.json", "/", "/v1", "/v1/items", "/%s", "/v1/%s/related/%s");
    private static final List<String> VALUES = List.of("0", "1", "-1", "10", "1000", "1e9",
            "99999999999999999999", "true", "false", "", "NaN", "colour", "color", "price",
            "colour=red", "price<=0.5x", "price>=-1x", "price<=", "category=own", "colour:2",
            "price:2", "a/b", "item-1020", "item-1", "größe", "..", "%00", "\u0001", "next-order",
            "same-order", "v1", "v2", "v9", "refuse", "skip", "null", "'\"<>", "Lamps|Cups");
    private static final List<String> NAMES = List.of("limit", "where", "exclude", "onePer",
            "atMost", "pin", "question", "minScore", "explain", "items", "unknownItems", "like",
            "name", "category", "price", "texts", "numbers", "attribute", "is", "anyOf", "not",
            "allOf", "oneOf", "atLeast", "atMostTimesOwn", "sameAsOwn", "changes", "replace",
            "hidden", "inStock", "to", "lmit", "");

    private final SplitMix64 random;
    private final String method;
    private final String path;
    private final String text;
    private final boolean whole;

    RandomRequest(SplitMix64 random) {
        this.random = random;
        method = any(METHODS);
        path = madeUpPath();
        String sound = method + " " + path + query() + " HTTP/1.1\r\nHost: localhost\r\n"
                + headers() + entity();
        whole = !oneIn(8);
        text = whole ? sound : damaged(sound);
    }

    /// Whether it is HTTP, and so must be answered.
    boolean whole() {
        return whole;
    }

    String method() {
        return method;
    }

    String path() {
        return path;
    }

    String text() {
        return text;
    }

    @Override
    public String toString() {
        return text.replace("\r\n", "\\r\\n");
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private boolean oneIn(int many) {
        return random.nextInt(many) == 0;
    }

    private String madeUpPath() {
        String template = any(PATHS);
        while (template.contains("%s")) {
            template = template.replaceFirst("%s", escaped(oneIn(3) ? any(VALUES)
                    : TestShop.id(random.nextInt(TestShop.ITEMS))).replace("$", ""));
        }
        return template;
    }

    /// As a client would, or with the bytes as they are.
    private String escaped(String value) {
        return Wire.escaped(value).replace("..", oneIn(2) ? ".." : "%2E%2E");
    }

    private String query() {
        var query = new StringBuilder();
        for (int i = oneIn(2) ? 0 : random.nextInt(4); i > 0; i--) {
            query.append(query.isEmpty() ? "?" : "&").append(any(NAMES)).append("=")
                    .append(oneIn(10) ? "%" + random.nextInt(100) : Wire.escaped(any(VALUES)));
        }
        return query.toString();
    }

    private String headers() {
        var headers = new StringBuilder();
        if (oneIn(2)) {
            headers.append("Authorization: Bearer ").append(TestShop.TOKEN).append("\r\n");
        }
        if (!oneIn(8)) {
            headers.append("Content-Type: application/json\r\n");
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            headers.append("X-").append(random.nextInt(1_000)).append(": ")
                    .append("x".repeat(random.nextInt(200))).append("\r\n");
        }
        return headers.toString();
    }

    private String entity() {
        if (!method.equals("POST") && !oneIn(10)) {
            return "\r\n";
        }
        String body = new String(body().getBytes(StandardCharsets.UTF_8),
                StandardCharsets.ISO_8859_1);
        return oneIn(4)
                ? "Transfer-Encoding: chunked\r\n\r\n" + (body.isEmpty() ? ""
                        : Integer.toHexString(body.length()) + "\r\n" + body + "\r\n")
                        + "0\r\n\r\n"
                : "Content-Length: " + body.length() + "\r\n\r\n" + body;
    }

    private String body() {
        if (oneIn(3)) {
            return json(3);
        }
        String items = "\"" + TestShop.id(random.nextInt(TestShop.ITEMS)) + "\"";
        return "{\"" + any(List.of("items", "like", "changes")) + "\": [" + items + "]"
                + (oneIn(2) ? ", \"" + any(NAMES) + "\": " + json(3) : "") + "}";
    }

    private String json(int depth) {
        return switch (random.nextInt(depth == 0 ? 4 : 7)) {
            case 0 -> any(List.of("0", "1", "-1", "1.5", "1e400", "99999999999"));
            case 1 -> any(List.of("true", "false", "null", "nul", "{", ""));
            case 2, 3 -> "\"" + any(VALUES).replace("\"", "") + "\"";
            case 4 -> "[" + json(depth - 1) + ", " + json(depth - 1) + "]";
            default -> "{\"" + any(NAMES) + "\": " + json(depth - 1) + ", \"" + any(NAMES)
                    + "\": " + json(depth - 1) + "}";
        };
    }

    /// Some bytes changed, taken out or doubled.
    private String damaged(String sound) {
        var damaged = new StringBuilder(sound);
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.setCharAt(at, (char) random.nextInt(256));
                case 1 -> damaged.deleteCharAt(at);
                default -> damaged.insert(at, damaged.substring(at,
                        Math.min(damaged.length(), at + 1 + random.nextInt(20))));
            }
        }
        return damaged.toString();
    }
}
