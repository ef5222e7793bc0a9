package dev.thence.datasets;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// The head of an array in NumPy's format (version 1 to 3): what type its values have, and in
/// what shape and order they follow.
///
/// @param type such as `<f4`
/// @param shape the lengths of its sides; empty for a single number
/// @param order which values follow each other
/// @param bytes how long the head is, the values begin there
record NpyHeader(String type, List<Integer> shape, Order order, int bytes) {
    /// Which values of an array follow each other.
    enum Order {
        /// Those of a row.
        ROWS,
        /// Those of a column.
        COLUMNS
    }

    private static final Pattern HEADER = Pattern.compile("'descr': *'([^']*)'.*"
            + "'fortran_order': *(True|False).*'shape': *\\(([^)]*)\\)", Pattern.DOTALL);

    NpyHeader {
        shape = List.copyOf(shape);
    }

    /// @param where names the file in errors
    /// @throws DatasetException when this is no such array
    static NpyHeader read(DataInputStream in, String where) throws IOException {
        byte[] magic = in.readNBytes(8);
        if (magic.length < 8 || (magic[0] & 0xff) != 0x93
                || !new String(magic, 1, 5, StandardCharsets.ISO_8859_1).equals("NUMPY")) {
            throw new DatasetException(where + ": is not a NumPy array");
        }
        int sizeBytes = magic[6] == 1 ? Short.BYTES : Integer.BYTES;
        byte[] sizeField = in.readNBytes(sizeBytes);
        int size = 0;
        for (int i = sizeField.length - 1; i >= 0; i--) {
            size = size << 8 | (sizeField[i] & 0xff);
        }
        if (sizeField.length < sizeBytes || size < 0 || size > 1 << 20) {
            throw new DatasetException(where + ": has a header of " + size + " bytes");
        }
        String header = new String(in.readNBytes(size), StandardCharsets.ISO_8859_1);
        var found = HEADER.matcher(header);
        if (!found.find()) {
            throw new DatasetException(where + ": header '" + header.strip()
                    + "' must name type, order and shape");
        }
        try {
            return new NpyHeader(found.group(1), shape(found.group(3)),
                    found.group(2).equals("True") ? Order.COLUMNS : Order.ROWS,
                    8 + sizeBytes + size);
        } catch (NumberFormatException e) {
            throw new DatasetException(where + ": has a number that is too large or none: "
                    + e.getMessage());
        }
    }

    /// @throws DatasetException when the values follow column by column
    void requireRows(String where) throws DatasetException {
        if (order == Order.COLUMNS) {
            throw new DatasetException(where + ": the values follow column by column, must follow"
                    + " row by row (numpy.ascontiguousarray puts an array into row order)");
        }
    }

    private static List<Integer> shape(String text) {
        var shape = new ArrayList<Integer>();
        for (String field : text.split(",")) {
            if (!field.isBlank()) {
                shape.add(Integer.parseInt(field.strip()));
            }
        }
        return shape;
    }
}
