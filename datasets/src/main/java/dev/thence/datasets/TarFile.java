package dev.thence.datasets;

import dev.thence.io.TextInput;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// Reads the plain files of a small tar archive, which may be compressed, into memory.
final class TarFile {
    private static final int BLOCK = 512;
    private static final int MOST_BYTES = 1 << 28;

    private TarFile() {}

    /// Every plain file by its name in the archive.
    ///
    /// @throws DatasetException when the archive is cut or an entry is larger than 256 MiB
    static Map<String, byte[]> entries(Path archive) throws IOException {
        var entries = new TreeMap<String, byte[]>();
        try (InputStream in = new BufferedInputStream(TextInput.bytes(archive))) {
            for (byte[] header = block(in, archive); header[0] != 0; header = block(in, archive)) {
                int size = size(header, archive);
                int padding = (BLOCK - size % BLOCK) % BLOCK;
                byte[] content = in.readNBytes(size);
                if (content.length < size || in.readNBytes(padding).length < padding) {
                    throw new DatasetException(archive + ": ends within " + name(header));
                }
                if (header[156] == '0' || header[156] == 0) {
                    entries.put(name(header), content);
                }
            }
        }
        return entries;
    }

    private static byte[] block(InputStream in, Path archive) throws IOException {
        byte[] block = in.readNBytes(BLOCK);
        if (block.length < BLOCK) {
            throw new DatasetException(archive + ": ends without an end mark, it may be cut");
        }
        return block;
    }

    private static String name(byte[] header) {
        String prefix = text(header, 345, 155);
        String name = text(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static int size(byte[] header, Path archive) throws DatasetException {
        String octal = text(header, 124, 12).strip();
        try {
            long size = Long.parseLong(octal, 8);
            if (size >= 0 && size <= MOST_BYTES) {
                return (int) size;
            }
        } catch (NumberFormatException e) {
            // falls through to the one message for sizes that cannot be
        }
        throw new DatasetException(archive + ": " + name(header) + " has the size '" + octal
                + "', must be octal and at most " + MOST_BYTES + " bytes");
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }
}
