package dev.thence.datasets;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/// An array of whole numbers in NumPy's format (version 1 to 3): a header in ASCII, then the
/// values in rows. Reads `<i4`, `<i8` and `|i1`. Immutable.
final class NpyArray {
    private static final long MOST_VALUES = 1L << 28;

    private final List<Integer> shape;
    private final int[] values;

    private NpyArray(List<Integer> shape, int[] values) {
        this.shape = List.copyOf(shape);
        this.values = values;
    }

    /// @param where names the file in errors
    /// @throws DatasetException when this is no such array
    static NpyArray read(InputStream bytes, String where) throws IOException {
        var in = new DataInputStream(bytes);
        var header = NpyHeader.read(in, where);
        try {
            var array = read(in, header.type(), header.shape(), where);
            return header.order() == NpyHeader.Order.COLUMNS ? array.byRows() : array;
        } catch (ArithmeticException e) {
            throw new DatasetException(where + ": has a number that is too large or none: "
                    + e.getMessage());
        }
    }

    private static NpyArray read(DataInputStream in, String type, List<Integer> shape, String where)
            throws IOException {
        int width = switch (type) {
            case "<i4" -> 4;
            case "<i8" -> 8;
            case "|i1" -> 1;
            default -> throw new DatasetException(where + ": holds " + type
                    + ", must be whole numbers (<i4, <i8, |i1)");
        };
        long count = 1;
        for (int side : shape) {
            count = Math.multiplyExact(count, side);
        }
        if (count < 0 || count > MOST_VALUES) {
            throw new DatasetException(where + ": has shape " + shape + ", too large");
        }
        byte[] bytes = in.readNBytes((int) count * width);
        if (bytes.length < count * width) {
            throw new DatasetException(where + ": ends after " + bytes.length + " of "
                    + count * width + " bytes of values");
        }
        var buffer = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        int[] values = new int[(int) count];
        for (int i = 0; i < values.length; i++) {
            values[i] = width == 4 ? buffer.getInt()
                    : width == 8 ? Math.toIntExact(buffer.getLong()) : buffer.get();
        }
        return new NpyArray(shape, values);
    }

    /// Values that were read column by column, of at most two sides, row by row.
    private NpyArray byRows() {
        if (shape.size() != 2) {
            return this;
        }
        int rows = shape.get(0);
        int columns = shape.get(1);
        int[] byRows = new int[values.length];
        for (int i = 0; i < values.length; i++) {
            byRows[i % rows * columns + i / rows] = values[i];
        }
        return new NpyArray(shape, byRows);
    }

    int length() {
        return values.length;
    }

    int get(int index) {
        return values[index];
    }

    /// The pairs of an array with two rows or two columns.
    NumberedEdges toPairs(String where) throws DatasetException {
        boolean rows = shape.size() == 2 && shape.get(1) == 2;
        if (!rows && (shape.size() != 2 || shape.get(0) != 2)) {
            throw new DatasetException(where + ": has shape " + shape + ", must have two columns");
        }
        var pairs = new NumberedEdges();
        int count = values.length / 2;
        for (int i = 0; i < count; i++) {
            int source = values[rows ? 2 * i : i];
            int target = values[rows ? 2 * i + 1 : count + i];
            if (source < 0 || target < 0) {
                throw new DatasetException(where + ": pair " + i + " is " + source + ", " + target
                        + ", nodes must be 0 or more");
            }
            pairs.add(source, target);
        }
        return pairs;
    }
}
