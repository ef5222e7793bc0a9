package dev.thence.vectors;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;

import java.lang.foreign.MemorySegment;
import java.util.Objects;

/// Rows of float32, one after the other, in one segment: an array, native memory or a mapped file.
///
/// Usable by any number of threads; a reader sees what the segment's owner writes. The segment
/// belongs to whoever made it. Bytes: 4 x rows x columns. Row r lies at `4 r columns`.
public final class FloatMatrix {
    private final int rows;
    private final int columns;
    private final MemorySegment values;

    private FloatMatrix(int rows, int columns, MemorySegment values) {
        this.rows = rows;
        this.columns = columns;
        this.values = values;
    }

    /// A matrix over a segment, which is not copied.
    ///
    /// @throws IllegalArgumentException when the segment does not hold rows x columns floats
    public static FloatMatrix of(int rows, int columns, MemorySegment values) {
        if (rows < 0 || columns < 1) {
            throw new IllegalArgumentException("the matrix is " + rows + " x " + columns
                    + ", must have 0 rows or more and 1 column or more");
        }
        long bytes = 4L * rows * columns;
        if (values.byteSize() != bytes) {
            throw new IllegalArgumentException("the segment has " + values.byteSize() + " bytes, a "
                    + rows + " x " + columns + " matrix needs " + bytes);
        }
        return new FloatMatrix(rows, columns, Objects.requireNonNull(values));
    }

    /// A matrix over an array, which is not copied.
    public static FloatMatrix of(int rows, int columns, float[] values) {
        return of(rows, columns, MemorySegment.ofArray(values));
    }

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public float get(int row, int column) {
        Objects.checkIndex(column, columns);
        return values.getAtIndex(JAVA_FLOAT, (long) row * columns + column);
    }

    /// A copy of the row.
    public float[] row(int row) {
        float[] copy = new float[columns];
        copyRow(row, copy);
        return copy;
    }

    /// Copies the row into the first `columns()` places of the array.
    public void copyRow(int row, float[] into) {
        Objects.checkIndex(row, rows);
        MemorySegment.copy(values, JAVA_FLOAT, 4L * row * columns, into, 0, columns);
    }

    public MemorySegment values() {
        return values;
    }
}
