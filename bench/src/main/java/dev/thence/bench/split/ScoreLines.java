package dev.thence.bench.split;

import dev.thence.io.TextInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Reads a tab-separated list of `source target score` below a header line.
final class ScoreLines {
    private static final String HEADER = "source\ttarget\tscore";

    private ScoreLines() {}

    /// Takes the fields of a line, which are three.
    @FunctionalInterface
    interface LineReceiver {
        void line(int number, String source, String target, String score) throws IOException;
    }

    /// @throws IOException with file and line when a line has not three fields
    static void read(Path file, LineReceiver receiver) throws IOException {
        try (var in = new BufferedReader(TextInput.open(file, StandardCharsets.UTF_8))) {
            String header = in.readLine();
            if (header == null) {
                throw new IOException(file + ": is empty, must begin with the header"
                        + " 'source<tab>target<tab>score'");
            }
            if (!HEADER.equals(header)) {
                throw new IOException(file + ":1: the header is '" + header
                        + "', must be 'source<tab>target<tab>score'");
            }
            int number = 1;
            for (String text = in.readLine(); text != null; text = in.readLine()) {
                String[] fields = text.split("\t", -1);
                number++;
                if (fields.length != 3) {
                    throw new IOException(file + ":" + number + ": has " + fields.length
                            + " fields, must have 3: source<tab>target<tab>score");
                }
                receiver.line(number, fields[0], fields[1], fields[2]);
            }
        }
    }

    /// @throws IOException when the field is no finite number
    static double score(Path file, int line, String field) throws IOException {
        double score;
        try {
            score = Double.parseDouble(field);
        } catch (NumberFormatException _) {
            throw new IOException(file + ":" + line + ": the score is '" + field
                    + "', must be a number");
        }
        if (!Double.isFinite(score)) {
            throw new IOException(file + ":" + line + ": the score is " + field
                    + ", must be finite");
        }
        return score;
    }

    static IOException twice(Path file, int line, int source, String target, int before) {
        return new IOException(file + ":" + line + ": the pair " + source + ", " + target
                + " was there before, in line " + before);
    }
}
