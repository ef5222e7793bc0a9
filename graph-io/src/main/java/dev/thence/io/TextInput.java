package dev.thence.io;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/// Opens files for reading; names that end in `.gz` or `.zst` are decoded on the way.
public final class TextInput {
    private static final int BUFFER = 1 << 16;

    private TextInput() {}

    /// The decoded bytes of the file; the caller closes it. What goes wrong names the file.
    ///
    /// @throws java.nio.file.NoSuchFileException when there is none
    /// @throws IOException when the file, here or further on, is not in the format its name says
    public static InputStream bytes(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a folder, not a file");
        }
        InputStream raw = Files.newInputStream(path);
        String name = path.getFileName().toString();
        try {
            if (name.endsWith(".gz")) {
                return new Decoded(path, "gzip", new GZIPInputStream(raw, BUFFER));
            }
            if (name.endsWith(".zst")) {
                return new Decoded(path, "zstd",
                        new ZstdInputStream(new BufferedInputStream(raw, BUFFER)));
            }
            return raw;
        } catch (IOException | RuntimeException e) {
            raw.close();
            throw Decoded.failure(path, name.endsWith(".gz") ? "gzip" : "zstd", e);
        }
    }

    /// The text of the file without a byte order mark; the caller closes it. Reading bytes that are
    /// not in the charset throws [NotTextException], which names the line.
    public static Reader open(Path path, Charset charset) throws IOException {
        return new TextReader(path, bytes(path), charset);
    }

    /// A stream whose decoder's failures, checked or not, say which file cannot be decoded.
    private static final class Decoded extends FilterInputStream {
        private final Path path;
        private final String format;

        Decoded(Path path, String format, InputStream decoder) {
            super(decoder);
            this.path = path;
            this.format = format;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int from, int length) throws IOException {
            try {
                return in.read(bytes, from, length);
            } catch (IOException | RuntimeException e) {
                throw failure(path, format, e);
            }
        }

        static IOException failure(Path path, String format, Exception e) {
            return new IOException(path + ": cannot be decoded as " + format
                    + ", as its name says it could: "
                    + (e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage())
                    + " (file cut or damaged?)", e);
        }
    }
}
