package dev.thence.bench.split;

import dev.thence.io.TextInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Reads a tab-separated file of `source target` below a header line.
final class PairFile {
    static final String HEADER = "source\ttarget";

    private PairFile() {}

    /// Hears of every pair.
    @FunctionalInterface
    interface PairReceiver {
        void pair(int source, int target);
    }

    /// @throws IOException with file, line and value when a line is no pair of nodes
    static void read(Path file, int nodes, PairReceiver receiver) throws IOException {
        try (var in = new BufferedReader(TextInput.open(file, StandardCharsets.UTF_8))) {
            String header = in.readLine();
            if (!HEADER.equals(header)) {
                throw new IOException(file + ":1: the header is '" + header
                        + "', must be 'source<tab>target'");
            }
            int number = 1;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                String[] fields = line.split("\t", -1);
                if (fields.length != 2) {
                    throw new IOException(file + ":" + number + ": has " + fields.length
                            + " fields, must have 2: source<tab>target");
                }
                receiver.pair(node(file, number, "source", fields[0], nodes),
                        node(file, number, "target", fields[1], nodes));
            }
        }
    }

    /// @throws IOException when the field is not the number of a node
    static int node(Path file, int line, String what, String field, int nodes)
            throws IOException {
        int node;
        try {
            node = Integer.parseInt(field);
        } catch (NumberFormatException _) {
            throw new IOException(file + ":" + line + ": the " + what + " is '" + field
                    + "', must be the number of a node, 0 to " + (nodes - 1));
        }
        if (node < 0 || node >= nodes) {
            throw new IOException(file + ":" + line + ": the " + what + " is " + node
                    + ", there are only nodes 0 to " + (nodes - 1));
        }
        return node;
    }
}
