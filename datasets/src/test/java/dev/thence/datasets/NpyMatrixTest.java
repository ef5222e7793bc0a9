package dev.thence.datasets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyMatrixTest {
    @TempDir
    Path folder;

    /// A file as `numpy.save` writes it.
    private Path write(String type, String shape, double... values) throws IOException {
        String header = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape
                + "), }";
        header += " ".repeat(63 - (10 + header.length()) % 64) + "\n";
        var bytes = ByteBuffer.allocate(10 + header.length() + 8 * values.length)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1)
                .put((byte) 0).putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII));
        for (double value : values) {
            if (type.equals("<f4")) {
                bytes.putFloat((float) value);
            } else {
                bytes.putDouble(value);
            }
        }
        return Files.write(folder.resolve("a.npy"),
                Arrays.copyOf(bytes.array(), bytes.position()));
    }

    @Test
    void readsBothWidthsRowByRow() throws IOException {
        for (String type : new String[] {"<f4", "<f8"}) {
            try (var matrix = NpyMatrix.open(write(type, "2, 3", 1, 2, 3, 4, 5, -6.5))) {
                assertEquals(2, matrix.rowCount());
                assertEquals(3, matrix.columnCount());
                assertEquals(2, matrix.get(0, 1));
                float[] row = new float[3];
                matrix.row(1, row);
                assertEquals(-6.5f, row[2]);
            }
        }
    }

    @Test
    void oneSideIsOneColumn() throws IOException {
        try (var matrix = NpyMatrix.open(write("<f4", "3,", 7, 8, 9))) {
            assertEquals(3, matrix.rowCount());
            assertEquals(1, matrix.columnCount());
            assertEquals(9, matrix.get(2, 0));
        }
    }

    @Test
    void whatIsWrongIsNamedWithPlaceAndValue() throws IOException {
        assertRefused(write("<f8", "2, 2", 1, 2, 3, Double.POSITIVE_INFINITY),
                "a.npy: the value at [1, 1] is Infinity, must be finite");
        assertRefused(write("<f8", "1, 2", 1, 1e300), "the value at [0, 1] is 1.0E300");
        assertRefused(write("<f4", "2, 2", 1, 2, 3), "shape [2, 2] of <f4 needs ");
        assertRefused(write("<f4", "1, 1", 1, 2), "shape [1, 1] of <f4 needs ");
        assertRefused(write("<i8", "1, 1", 1), "holds <i8, must be floating-point numbers");
        assertRefused(write("<f4", "1, 1, 1", 1), "must have one or two sides");
        assertRefused(Files.writeString(folder.resolve("b.npy"), "1,2,3\n"),
                "b.npy: is not a NumPy array");
    }

    @Test
    void anyDamageIsAnErrorThatNamesTheFile() throws IOException {
        byte[] good = Files.readAllBytes(write("<f4", "2, 2", 1, 2, 3, 4));
        for (int length = 0; length < good.length; length++) {
            assertRefused(Files.write(folder.resolve("cut.npy"), Arrays.copyOf(good, length)),
                    "cut.npy");
        }
        for (int at = 0; at < good.length - 16; at++) {
            byte[] damaged = good.clone();
            damaged[at] ^= 0x11;
            Path file = Files.write(folder.resolve("flip.npy"), damaged);
            try {
                NpyMatrix.open(file).close();
            } catch (IOException e) {
                assertTrue(e.getMessage().contains("flip.npy"), e.getMessage());
            }
        }
    }

    private static void assertRefused(Path file, String message) {
        var failure = assertThrows(IOException.class, () -> NpyMatrix.open(file).close());
        assertTrue(failure.getMessage().contains(message), failure.getMessage());
    }
}
