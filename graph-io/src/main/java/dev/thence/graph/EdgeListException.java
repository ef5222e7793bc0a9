package dev.thence.graph;

import java.io.IOException;
import java.nio.file.Path;

/// An edge list that cannot be read or written as its format says. The message is one line: file
/// and line, the value, what is allowed, what to do.
public final class EdgeListException extends IOException {
    private static final long serialVersionUID = 1L;
    private static final int LONGEST_VALUE = 80;

    private final transient Path file;
    private final long line;

    /// About the file as a whole.
    EdgeListException(Path file, String problem) {
        super(file + ": " + problem);
        this.file = file;
        this.line = 0;
    }

    /// About one line of it.
    EdgeListException(Path file, long line, String problem) {
        super(file + ":" + line + ": " + problem);
        this.file = file;
        this.line = line;
    }

    /// The edge list.
    public Path file() {
        return file;
    }

    /// The number of the line, from 1; 0 when the file as a whole is meant.
    public long line() {
        return line;
    }

    /// A value as a message can show it: on one line, in quotes, not too long.
    static String quoted(String value) {
        String shown = value.length() <= LONGEST_VALUE ? value
                : value.substring(0, LONGEST_VALUE) + "...";
        return '\'' + shown.replaceAll("\\p{Cntrl}", "?") + '\'';
    }
}
