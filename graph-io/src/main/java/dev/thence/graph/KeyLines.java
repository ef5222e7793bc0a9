package dev.thence.graph;

import java.util.SortedMap;
import java.util.TreeMap;

/// A map of strings as text, a line `key=value` each, sorted, so that a person can read it in the
/// bytes of a file. A backslash stands before `=`, a backslash, and `n` or `r` for a line break.
final class KeyLines {
    private KeyLines() {}

    static String join(SortedMap<String, String> map) {
        var text = new StringBuilder();
        map.forEach((key, value) -> {
            escape(key, text);
            text.append('=');
            escape(value, text);
            text.append('\n');
        });
        return text.toString();
    }

    private static void escape(String string, StringBuilder to) {
        for (int i = 0; i < string.length(); i++) {
            switch (string.charAt(i)) {
                case '\n' -> to.append("\\n");
                case '\r' -> to.append("\\r");
                case '=' -> to.append("\\=");
                case '\\' -> to.append("\\\\");
                default -> to.append(string.charAt(i));
            }
        }
    }

    /// @throws IllegalArgumentException when a line has no `=`
    static SortedMap<String, String> split(String text) {
        var map = new TreeMap<String, String>();
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            String line = text.substring(at, end < 0 ? text.length() : end);
            at += line.length() + 1;
            int equals = separator(line);
            map.put(unescape(line.substring(0, equals)), unescape(line.substring(equals + 1)));
        }
        return map;
    }

    private static int separator(String line) {
        for (int i = 0; i < line.length(); i++) {
            switch (line.charAt(i)) {
                case '\\' -> i++;
                case '=' -> {
                    return i;
                }
                default -> { }
            }
        }
        throw new IllegalArgumentException("provenance line '" + line + "' must be key=value");
    }

    private static String unescape(String string) {
        var text = new StringBuilder();
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            if (c == '\\' && i + 1 < string.length()) {
                i++;
                text.append(switch (string.charAt(i)) {
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    default -> string.charAt(i);
                });
            } else {
                text.append(c);
            }
        }
        return text.toString();
    }
}
