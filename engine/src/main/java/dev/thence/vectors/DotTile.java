package dev.thence.vectors;

/// A stretch of the rows of a matrix, laid out so that many queries can be multiplied with it one
/// after the other: the blocked matrix product. The same bits as [Dots].
///
/// Rows lie in groups; within a group the first values of all its rows come first, then the second
/// ones, so that one instruction works on several rows and nothing has to be added up across a
/// register. Not thread-safe: one thread loads a tile and asks it. Memory: 4 bytes per value.
public abstract sealed class DotTile permits PlainTile, VectorTile {
    private final int columns;
    private final int group;
    private final float[] values;
    private final float[] row;
    private int count;

    /// @param group rows that lie together
    DotTile(int columns, int most, int group) {
        this.columns = columns;
        this.group = group;
        values = new float[(most + group - 1) / group * group * columns];
        row = new float[columns];
    }

    /// A tile that can hold so many rows of this length.
    ///
    /// @throws IllegalArgumentException when either is below 1
    public static DotTile of(int columns, int most) {
        if (columns < 1 || most < 1) {
            throw new IllegalArgumentException("the tile is of " + most + " rows of " + columns
                    + " columns, must have 1 of both or more");
        }
        return Dots.vectorized() ? new VectorTile(columns, most) : new PlainTile(columns, most);
    }

    /// Takes the rows `[from, to)` in; what was there before is forgotten.
    public final void load(FloatMatrix rows, int from, int to) {
        if (rows.columns() != columns || to - from > values.length / columns || to < from) {
            throw new IllegalArgumentException("rows [" + from + ", " + to + ") of "
                    + rows.columns() + " columns do not fit into a tile of "
                    + values.length / columns + " rows of " + columns);
        }
        count = to - from;
        for (int r = 0; r < count; r++) {
            rows.copyRow(from + r, row);
            int at = r / group * group * columns + r % group;
            for (int c = 0; c < columns; c++) {
                values[at + c * group] = row[c];
            }
        }
    }

    /// How many rows are in the tile.
    public final int count() {
        return count;
    }

    /// Writes the inner product of the query and each row to the first places.
    ///
    /// @param products has room for the rows, rounded up to a multiple of 16
    public final void dots(float[] query, float[] products) {
        int room = (count + DotKernel.LANES - 1) / DotKernel.LANES * DotKernel.LANES;
        if (query.length != columns || products.length < room) {
            throw new IllegalArgumentException("the query has " + query.length + " values, a row "
                    + columns + "; there is room for " + products.length + " products, " + room
                    + " are needed");
        }
        multiply(query, values, (count + group - 1) / group, products);
    }

    abstract void multiply(float[] query, float[] values, int groups, float[] products);
}
