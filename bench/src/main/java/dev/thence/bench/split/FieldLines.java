package dev.thence.bench.split;

import dev.thence.io.TextInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;

/// Reads a tab-separated file of a split below a header line that is known.
final class FieldLines {
    private FieldLines() {}

    /// Takes the fields of a line, as many as the header has.
    @FunctionalInterface
    interface Receiver {
        /// @throws IllegalArgumentException when a value cannot be
        void fields(String[] fields) throws IOException;
    }

    /// @throws IOException with file and line when a line is not what it must be
    static void read(Path file, String header, Receiver receiver) throws IOException {
        int count = header.split("\t").length;
        try (var in = new BufferedReader(TextInput.open(file, StandardCharsets.UTF_8))) {
            String first = in.readLine();
            if (!header.equals(first)) {
                throw new IOException(file + ":1: the header is '" + first + "', must be '"
                        + header.replace("\t", "<tab>") + "'");
            }
            int number = 1;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                String[] fields = line.split("\t", -1);
                if (fields.length != count) {
                    throw new IOException(file + ":" + number + ": has " + fields.length
                            + " fields, must have " + count + ": "
                            + header.replace("\t", "<tab>"));
                }
                try {
                    receiver.fields(fields);
                } catch (IllegalArgumentException | DateTimeException e) {
                    throw new IOException(file + ":" + number + ": " + e.getMessage(), e);
                }
            }
        }
    }
}
