package dev.thence.datasets;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/// The decoded rows of a dataset, for the digest of their sorted order: the same whatever file
/// format, compression or row order they came in. About 40 bytes per row beside its text.
final class CanonicalRows {
    private final List<byte[]> rows = new ArrayList<>();

    /// Adds a row of fields, which are joined by tabs.
    void add(String... fields) {
        rows.add(String.join("\t", fields).getBytes(StandardCharsets.UTF_8));
    }

    int size() {
        return rows.size();
    }

    /// SHA-256, in hexadecimal, of the rows by unsigned bytes, each ended by a line feed.
    String digest() {
        byte[][] sorted = rows.toArray(byte[][]::new);
        Arrays.sort(sorted, Arrays::compareUnsigned);
        var sha = sha256();
        for (byte[] row : sorted) {
            sha.update(row);
            sha.update((byte) '\n');
        }
        return HexFormat.of().formatHex(sha.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
