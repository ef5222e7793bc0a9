package dev.thence.graph;

import dev.thence.io.TextInput;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// The lines of a text file, each of bounded length, numbered from 1. A line ends with `\n`, `\r`
/// or both.
final class EdgeLines implements AutoCloseable {
    private static final int LONGEST = 1 << 16;

    private final Path file;
    private final Reader reader;
    private final char[] buffer = new char[1 << 13];
    private final StringBuilder line = new StringBuilder();
    private int at;
    private int end;
    private long number;
    private boolean afterReturn;

    EdgeLines(Path file, Charset charset) throws IOException {
        this.file = file;
        this.reader = TextInput.open(file, charset);
    }

    /// The number of the line that was read last.
    long number() {
        return number;
    }

    /// The next line without its end, or null after the last.
    @Nullable String next() throws IOException {
        line.setLength(0);
        boolean any = false;
        while (true) {
            if (at == end && !fill()) {
                number += any ? 1 : 0;
                return any ? line.toString() : null;
            }
            if (afterReturn) {
                afterReturn = false;
                if (buffer[at] == '\n') {
                    at++;
                    continue;
                }
            }
            any = true;
            int from = at;
            while (at < end && buffer[at] != '\n' && buffer[at] != '\r') {
                at++;
            }
            line.append(buffer, from, at - from);
            if (line.length() > LONGEST) {
                throw new EdgeListException(file, number + 1, "the line has more than " + LONGEST
                        + " characters; is this a text file?");
            }
            if (at < end) {
                afterReturn = buffer[at++] == '\r';
                number++;
                return line.toString();
            }
        }
    }

    private boolean fill() throws IOException {
        at = 0;
        end = Math.max(0, reader.read(buffer, 0, buffer.length));
        return end > 0;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
