package dev.thence.io;

import java.io.IOException;
import java.nio.file.Path;

/// A file of ours that is not what it says it is: cut, flipped, foreign, or of a version this
/// release cannot read. The message names the file, the section and what was expected and found.
public final class CorruptFileException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient Path file;

    public CorruptFileException(Path file, String problem) {
        super(file + ": " + problem);
        this.file = file;
    }

    /// The damaged file.
    public Path file() {
        return file;
    }
}
