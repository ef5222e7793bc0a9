package dev.thence.io;

import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.HexFormat;

/// Decodes bytes to text, counting lines, so that bytes that are no text can be named. Leaves out a
/// byte order mark. Not thread-safe.
final class TextReader extends Reader {
    private static final int BUFFER = 1 << 14;

    private final Path path;
    private final InputStream input;
    private final CharsetDecoder decoder;
    private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER).flip();
    private final CharBuffer chars = CharBuffer.allocate(BUFFER).flip();
    private long line = 1;
    private char last;
    private boolean inputEnded;
    private boolean ended;
    private boolean begun;

    TextReader(Path path, InputStream input, Charset charset) {
        this.path = path;
        this.input = input;
        this.decoder = charset.newDecoder().onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    @Override
    public int read(char[] to, int from, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        while (!chars.hasRemaining()) {
            if (ended) {
                return -1;
            }
            decode();
        }
        int count = Math.min(length, chars.remaining());
        chars.get(to, from, count);
        return count;
    }

    private void decode() throws IOException {
        chars.clear();
        CoderResult result = decoder.decode(bytes, chars, inputEnded);
        if (result.isUnderflow() && inputEnded) {
            result = decoder.flush(chars);
            ended = result.isUnderflow();
        }
        chars.flip();
        countLines();
        if (!begun && chars.hasRemaining()) {
            begun = true;
            chars.position(chars.get(0) == '\uFEFF' ? 1 : 0);
        }
        if (result.isError() && !chars.hasRemaining()) {
            byte[] wrong = new byte[result.length()];
            bytes.get(wrong);
            throw new NotTextException(path, line,
                    HexFormat.ofDelimiter(" ").withUpperCase().formatHex(wrong), decoder.charset());
        }
        if (result.isUnderflow() && !inputEnded) {
            fill();
        }
    }

    /// A line ends with a line feed, a carriage return, or both.
    private void countLines() {
        for (int i = 0; i < chars.limit(); i++) {
            char c = chars.get(i);
            line += c == '\r' || c == '\n' && last != '\r' ? 1 : 0;
            last = c;
        }
    }

    private void fill() throws IOException {
        bytes.compact();
        int read = input.read(bytes.array(), bytes.position(), bytes.remaining());
        if (read < 0) {
            inputEnded = true;
        } else {
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
