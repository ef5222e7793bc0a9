package dev.thence.datasets;

import static java.nio.channels.FileChannel.MapMode.READ_ONLY;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/// A matrix of floating-point numbers in NumPy's format, mapped: `<f4` or `<f8`, by rows. An
/// array of one side is a matrix of one column.
///
/// Every value is checked to be finite on opening, which reads the file once. Immutable, any
/// number of threads; the opener closes it.
public final class NpyMatrix implements AutoCloseable {
    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final ValueLayout.OfDouble DOUBLE =
            ValueLayout.JAVA_DOUBLE_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);

    private final Path path;
    private final Arena arena;
    private final MemorySegment values;
    private final int rows;
    private final int columns;
    private final boolean single;

    private NpyMatrix(Path path, Arena arena, MemorySegment file, NpyHeader header)
            throws DatasetException {
        this.path = path;
        this.arena = arena;
        single = switch (header.type()) {
            case "<f4" -> true;
            case "<f8" -> false;
            default -> throw new DatasetException(path + ": holds " + header.type()
                    + ", must be floating-point numbers (<f4 or <f8)");
        };
        var shape = header.shape();
        if (shape.isEmpty() || shape.size() > 2 || shape.stream().anyMatch(side -> side < 0)) {
            throw new DatasetException(path + ": has shape " + shape
                    + ", must have one or two sides");
        }
        rows = shape.getFirst();
        columns = shape.size() == 1 ? 1 : shape.get(1);
        long expected = header.bytes()
                + (long) rows * columns * (single ? Float.BYTES : Double.BYTES);
        if (file.byteSize() != expected) {
            throw new DatasetException(path + ": has " + file.byteSize() + " bytes, shape " + shape
                    + " of " + header.type() + " needs " + expected);
        }
        values = file.asSlice(header.bytes());
    }

    /// @throws DatasetException when the file is no such array, or a value is NaN or infinite;
    ///     it names the place and the value
    public static NpyMatrix open(Path path) throws IOException {
        NpyHeader header;
        try (var in = new DataInputStream(new BufferedInputStream(Files.newInputStream(path)))) {
            header = NpyHeader.read(in, path.toString());
            header.requireRows(path.toString());
        }
        var arena = Arena.ofShared();
        try (var channel = FileChannel.open(path)) {
            var matrix = new NpyMatrix(path, arena, channel.map(READ_ONLY, 0, channel.size(), arena),
                    header);
            matrix.requireFinite();
            return matrix;
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    private void requireFinite() throws DatasetException {
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                if (!Float.isFinite(get(r, c))) {
                    throw new DatasetException(path + ": the value at [" + r + ", " + c + "] is "
                            + value(r, c) + ", must be finite as a 32-bit number");
                }
            }
        }
    }

    public int rowCount() {
        return rows;
    }

    public int columnCount() {
        return columns;
    }

    /// The value, rounded to a float.
    public float get(int row, int column) {
        long at = (long) row * columns + column;
        return single ? values.getAtIndex(FLOAT, at) : (float) values.getAtIndex(DOUBLE, at);
    }

    private double value(int row, int column) {
        long at = (long) row * columns + column;
        return single ? values.getAtIndex(FLOAT, at) : values.getAtIndex(DOUBLE, at);
    }

    /// Writes a row into an array of at least [#columnCount()] places.
    public void row(int row, float[] into) {
        for (int c = 0; c < columns; c++) {
            into[c] = get(row, c);
        }
    }

    @Override
    public void close() {
        arena.close();
    }
}
