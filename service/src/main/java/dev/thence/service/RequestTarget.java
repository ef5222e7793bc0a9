package dev.thence.service;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A request's path and query, decoded. Segments are divided before they are decoded, so that
/// an item's id may hold a slash (`%2F`), and nothing is made of `.` and `..`: they are names
/// like others, and no file is ever looked up by them.
///
/// @param segments the decoded segments of the path
/// @param query per parameter its decoded values, in the order they came
record RequestTarget(List<String> segments, Map<String, List<String>> query) {

    /// @throws ProblemException when the path does not begin with a slash or an escape is wrong
    static RequestTarget parse(String rawPath, String rawQuery) {
        if (!rawPath.startsWith("/")) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "the path " + Problem.shown(rawPath)
                    + " must begin with a slash").asException();
        }
        var segments = new ArrayList<String>();
        for (int from = 1; from <= rawPath.length();) {
            int slash = rawPath.indexOf('/', from);
            int to = slash < 0 ? rawPath.length() : slash;
            segments.add(decoded(rawPath.substring(from, to), Plus.PLAIN));
            from = to + 1;
        }
        return new RequestTarget(segments, query(rawQuery));
    }

    private static Map<String, List<String>> query(String raw) {
        if (raw.isEmpty()) {
            return Map.of();
        }
        var query = new LinkedHashMap<String, List<String>>();
        for (int from = 0; from <= raw.length();) {
            int ampersand = raw.indexOf('&', from);
            int to = ampersand < 0 ? raw.length() : ampersand;
            String pair = raw.substring(from, to);
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decoded(equals < 0 ? pair : pair.substring(0, equals), Plus.SPACE);
                String value = equals < 0 ? "" : decoded(pair.substring(equals + 1), Plus.SPACE);
                query.computeIfAbsent(name, _ -> new ArrayList<>()).add(value);
            }
            from = to + 1;
        }
        return query;
    }

    /// What a plus sign is: itself in a path, a space in a query, as forms write it.
    private enum Plus { PLAIN, SPACE }

    private static String decoded(String text, Plus plus) {
        if (text.indexOf('%') < 0 && (plus == Plus.PLAIN || text.indexOf('+') < 0)) {
            return text;
        }
        byte[] bytes = new byte[text.length()];
        int length = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%') {
                bytes[length++] = (byte) (digit(text, i + 1) << 4 | digit(text, i + 2));
                i += 2;
            } else {
                bytes[length++] = (byte) (c == '+' && plus == Plus.SPACE ? ' ' : c);
            }
        }
        try {
            return StandardCharsets.UTF_8.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes, 0, length)).toString();
        } catch (CharacterCodingException e) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "the escapes in "
                    + Problem.shown(text) + " are no UTF-8").asException();
        }
    }

    private static int digit(String text, int at) {
        int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
        if (digit < 0) {
            throw Problem.of(ProblemType.MALFORMED_REQUEST, "in " + Problem.shown(text)
                    + " a % is not followed by two hexadecimal digits; write %25 for a plain one")
                    .asException();
        }
        return digit;
    }
}
