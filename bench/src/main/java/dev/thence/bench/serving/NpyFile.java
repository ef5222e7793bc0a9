package dev.thence.bench.serving;

import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Writes matrices for Python: NumPy's format, version 1.0.
final class NpyFile {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;
    private static final int PIECE = 1 << 26;

    private NpyFile() {}

    /// Little-endian values by rows.
    ///
    /// @param type `<f4` or `<i4`
    static void write(Path file, String type, int rows, int columns, MemorySegment values)
            throws IOException {
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            write(channel, header(type, rows, columns));
            for (long at = 0; at < values.byteSize(); at += PIECE) {
                write(channel, values.asSlice(at, Math.min(PIECE, values.byteSize() - at))
                        .asByteBuffer());
            }
        }
    }

    private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static ByteBuffer header(String type, int rows, int columns) {
        String text = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + rows + ", "
                + columns + "), }";
        int before = MAGIC.length + Short.BYTES;
        int length = (before + text.length() + 1 + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT - before;
        String padded = text + " ".repeat(length - 1 - text.length()) + "\n";
        return ByteBuffer.allocate(before + length).order(ByteOrder.LITTLE_ENDIAN).put(MAGIC)
                .putShort((short) length).put(padded.getBytes(StandardCharsets.US_ASCII)).flip();
    }
}
