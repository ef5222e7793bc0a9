package dev.thence.io;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.file.Path;

/// A file that is not text in the charset it was read with. The message names file, line and the
/// bytes.
public final class NotTextException extends CharacterCodingException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;
    private final long line;
    private final String message;

    NotTextException(Path file, long line, String bytes, Charset charset) {
        this.file = file;
        this.line = line;
        this.message = file + ":" + line + ": the bytes " + bytes + " are not text in " + charset
                + "; name the charset of the file, often windows-1252";
    }

    /// The file.
    public Path file() {
        return file;
    }

    /// The line with the bytes, from 1.
    public long line() {
        return line;
    }

    @Override
    public String getMessage() {
        return message;
    }
}
