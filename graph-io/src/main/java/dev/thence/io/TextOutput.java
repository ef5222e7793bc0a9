package dev.thence.io;

import io.airlift.compress.v3.zstd.ZstdOutputStream;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;

/// Writes a text file that replaces its target when committed, encoded when the target's name ends
/// in `.gz` or `.zst`. Closing without a commit leaves the target as it was. Not thread-safe.
public final class TextOutput implements AutoCloseable {
    private final Replacement replacement;
    private final Writer writer;

    private TextOutput(Replacement replacement, Writer writer) {
        this.replacement = replacement;
        this.writer = writer;
    }

    /// A character that the charset lacks is an error, not a question mark.
    public static TextOutput create(Path target, Charset charset) throws IOException {
        var replacement = Replacement.of(target);
        try {
            OutputStream bytes = new BufferedOutputStream(replacement.stream(), 1 << 16);
            String name = target.getFileName().toString();
            if (name.endsWith(".gz")) {
                bytes = new GZIPOutputStream(bytes, 1 << 16);
            } else if (name.endsWith(".zst")) {
                bytes = new ZstdOutputStream(bytes);
            }
            return new TextOutput(replacement, new BufferedWriter(new OutputStreamWriter(bytes,
                    charset.newEncoder().onMalformedInput(CodingErrorAction.REPORT)
                            .onUnmappableCharacter(CodingErrorAction.REPORT))));
        } catch (IOException | RuntimeException e) {
            replacement.close();
            throw e;
        }
    }

    /// Where the text goes.
    public Writer writer() {
        return writer;
    }

    /// Ends the text, forces it to the disk and puts it in the target's place in one step.
    public void commit() throws IOException {
        writer.close();
        replacement.commit();
    }

    /// Gives up what was not committed.
    @Override
    public void close() throws IOException {
        replacement.close();
    }
}
