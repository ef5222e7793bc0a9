package dev.thence.io;

import java.io.IOException;

/// An order log that cannot be read as asked. The message is one line: the file and line where
/// there is one, the value, and what is allowed.
public final class OrderLogException extends IOException {
    private static final long serialVersionUID = 1;

    private final String source;
    private final long line;
    private final String value;
    private final String reason;

    /// Something about the whole source.
    public OrderLogException(String source, String reason) {
        super(source + ": " + reason);
        this.source = source;
        this.line = -1;
        this.value = "";
        this.reason = reason;
    }

    /// A value on a line.
    ///
    /// @param line the line in the file, from 1
    public OrderLogException(String source, long line, String value, String reason) {
        super(source + ":" + line + ": '" + shown(value) + "' " + reason);
        this.source = source;
        this.line = line;
        this.value = value;
        this.reason = reason;
    }

    /// The same, saying that one bad line too many was met with it.
    OrderLogException asLineTooMany(long allowed) {
        return new OrderLogException(source, line, value, reason + "; this is bad line number "
                + (allowed + 1) + ", allowed are " + allowed);
    }

    /// The value without line breaks and not longer than a message bears.
    private static String shown(String value) {
        String line = value.replaceAll("\\p{Cntrl}", " ");
        return line.length() <= 80 ? line : line.substring(0, 77) + "...";
    }

    /// The file, as its path.
    public String source() {
        return source;
    }

    /// The line in the file, from 1, or -1 when the whole source is meant.
    public long line() {
        return line;
    }

    /// The value that was refused, empty when the whole source is meant.
    public String value() {
        return value;
    }

    public String reason() {
        return reason;
    }
}
