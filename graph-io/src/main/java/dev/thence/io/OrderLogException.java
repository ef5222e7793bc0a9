package dev.thence.io;

import java.io.IOException;

/// An order log, or a product file beside it, that cannot be read as asked. The message is one
/// line: the file and line where there is one, the value, and what is allowed.
public final class OrderLogException extends IOException {
    private static final long serialVersionUID = 1;

    private final String source;
    private final long line;
    private final String value;
    private final String reason;

    /// Something about the whole source.
    public OrderLogException(String source, String reason) {
        super(oneLine(source + ": " + reason));
        this.source = source;
        this.line = -1;
        this.value = "";
        this.reason = reason;
    }

    /// A whole line.
    ///
    /// @param line the line in the file, from 1
    public OrderLogException(String source, long line, String reason) {
        super(oneLine(source + ":" + line + ": " + reason));
        this.source = source;
        this.line = line;
        this.value = "";
        this.reason = reason;
    }

    /// A value on a line.
    ///
    /// @param line the line in the file, from 1
    public OrderLogException(String source, long line, String value, String reason) {
        super(oneLine(source + ":" + line + ": '" + shown(value) + "' " + reason));
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

    /// The value, not longer than a message bears.
    private static String shown(String value) {
        return value.length() <= 80 ? value : value.substring(0, 77) + "...";
    }

    private static String oneLine(String message) {
        return message.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ");
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
