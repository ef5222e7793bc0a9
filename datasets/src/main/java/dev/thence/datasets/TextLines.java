package dev.thence.datasets;

import dev.thence.io.TextInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/// Reads the line files that datasets come as.
final class TextLines {
    private TextLines() {}

    /// Takes a line and its number, from 1.
    @FunctionalInterface
    interface LineConsumer {
        void accept(String line, int number) throws IOException;
    }

    /// All lines of a UTF-8 file, which may be compressed.
    static List<String> all(Path file) throws IOException {
        try (var reader = new BufferedReader(TextInput.open(file, StandardCharsets.UTF_8))) {
            return reader.lines().toList();
        } catch (UncheckedIOException e) {
            throw new DatasetException(file + ": cannot be read: " + e.getCause().getMessage());
        }
    }

    /// Hands over line after line of a UTF-8 file, which may be compressed.
    static void forEach(Path file, LineConsumer consumer) throws IOException {
        try (var reader = new BufferedReader(TextInput.open(file, StandardCharsets.UTF_8))) {
            int number = 1;
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                consumer.accept(line, number++);
            }
        }
    }

    /// The fields of a line.
    ///
    /// @throws DatasetException naming file and line when there are fewer than `least`
    static String[] fields(String line, String separator, int least, Path file, int number)
            throws DatasetException {
        String[] fields = line.split(separator, -1);
        if (fields.length < least) {
            throw new DatasetException(file + ":" + number + ": has " + fields.length
                    + " fields, must have " + least + " or more: '" + line + "'");
        }
        return fields;
    }
}
