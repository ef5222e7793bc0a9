package dev.thence.io;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Opens files for reading; names that end in `.gz` or `.zst` are decoded on the way.
public final class TextInput {
    private static final int BUFFER = 1 << 16;

    private TextInput() {}

    /// The decoded bytes of the file; the caller closes it.
    ///
    /// @throws java.nio.file.NoSuchFileException when there is none
    /// @throws IOException naming the file when it is not in the format its name says
    public static InputStream bytes(Path path) throws IOException {
        InputStream raw = Files.newInputStream(path);
        try {
            String name = path.getFileName().toString();
            if (name.endsWith(".gz")) {
                return new GZIPInputStream(raw, BUFFER);
            }
            if (name.endsWith(".zst")) {
                return new ZstdInputStream(new BufferedInputStream(raw, BUFFER));
            }
            return raw;
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw new IOException(path + ": cannot be decoded as its name says: " + e.getMessage(), e);
        }
    }

    /// The text of the file; bytes that are not in the charset are an error, not a question mark.
    public static Reader open(Path path, Charset charset) throws IOException {
        return new InputStreamReader(bytes(path), charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT));
    }
}
