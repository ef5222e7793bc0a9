package dev.thence.service;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The explorer page: a document at the root and the files it is made of, all of them in memory and
/// known by name, so that no path is ever looked up on a disk.
///
/// The browser is told to load nothing from elsewhere, to run nothing that stands in the document
/// itself, and to make markup of no text: an item may be called `<img onerror=...>`.
final class PageRoutes {
    static final String DOCUMENT = "index.html";
    static final List<String> FILES = List.of("explorer.css", "icon.svg", "api.js", "dom.js",
            "explorer.js", "filters.js", "home.js", "item.js", "picture.js", "quality.js",
            "search.js", "versions.js");
    static final String POLICY = "default-src 'self'; base-uri 'none'; form-action 'self'; "
            + "frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'";

    private static final int ETAG_BYTES = 12;

    private final Map<String, Part> parts = new TreeMap<>();

    /// A file of the page.
    private record Part(Reply whole, Reply unchanged, String etag) {}

    PageRoutes() {
        parts.put(DOCUMENT, part(DOCUMENT));
        FILES.forEach(file -> parts.put(file, part(file)));
    }

    List<Route> routes() {
        return List.of(
                Route.get("/", request -> reply(request, DOCUMENT)),
                Route.get("/page/{file}", request -> reply(request, request.variable("file"))));
    }

    private Reply reply(Request request, String file) {
        request.parameters(Set.of());
        Part part = parts.get(file);
        if (part == null) {
            throw Problem.of(ProblemType.UNKNOWN_PATH, "the page has no file "
                    + Problem.shown(file)).asException();
        }
        return request.header().apply("If-None-Match").filter(known -> has(known, part.etag()))
                .isPresent() ? part.unchanged() : part.whole();
    }

    private static boolean has(String known, String etag) {
        for (String one : known.split(",")) {
            String bare = one.strip();
            if (bare.equals("*") || (bare.startsWith("W/") ? bare.substring(2) : bare)
                    .equals(etag)) {
                return true;
            }
        }
        return false;
    }

    private static Part part(String file) {
        byte[] bytes = bytes(file);
        String etag = "\"" + HexFormat.of().formatHex(digest(bytes), 0, ETAG_BYTES) + "\"";
        var headers = Map.of("ETag", etag, "Cache-Control", "no-cache",
                "Content-Security-Policy", POLICY, "Referrer-Policy", "no-referrer");
        return new Part(new Reply(200, type(file), bytes, headers),
                new Reply(304, "", new byte[0], headers), etag);
    }

    private static String type(String file) {
        return switch (file.substring(file.lastIndexOf('.') + 1)) {
            case "html" -> "text/html; charset=utf-8";
            case "css" -> "text/css; charset=utf-8";
            case "js" -> "text/javascript; charset=utf-8";
            case "svg" -> "image/svg+xml";
            default -> throw new IllegalStateException("no content type for " + file);
        };
    }

    private static byte[] bytes(String file) {
        try (InputStream in = PageRoutes.class.getResourceAsStream("page/" + file)) {
            if (in == null) {
                throw new IllegalStateException("page/" + file + " is missing beside "
                        + PageRoutes.class.getName());
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read page/" + file, e);
        }
    }

    private static byte[] digest(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
