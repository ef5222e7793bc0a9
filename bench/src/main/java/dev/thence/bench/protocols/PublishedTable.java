package dev.thence.bench.protocols;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// The figures that DirLinkBench publishes, to stand beside ours. Nothing is computed from them.
final class PublishedTable {
    private static final String FILE = "dirlinkbench.tsv";

    private PublishedTable() {}

    /// The table of a dataset as Markdown, under a line that says whose it is; empty for a dataset
    /// that the benchmark does not have.
    static String markdown(String dataset) throws IOException {
        var rows = new ArrayList<List<String>>();
        var head = new ArrayList<String>();
        for (String line : lines()) {
            var fields = List.of(line.split("\t"));
            if (head.isEmpty()) {
                head.addAll(fields.subList(1, fields.size()));
            } else if (fields.getFirst().equals(dataset)) {
                rows.add(fields.subList(1, fields.size()));
            }
        }
        if (rows.isEmpty()) {
            return "";
        }
        var text = new StringBuilder("Published by He et al., \"Rethinking Link Prediction for"
                + " Directed Graphs\" (2025, arXiv 2502.05724), mean ± standard deviation over the"
                + " same splits; F: with the words of the papers, D: with degrees, else the edges"
                + " alone.\n\n").append(row(head)).append('|').append("---|".repeat(head.size()))
                .append('\n');
        rows.forEach(row -> text.append(row(row)));
        return text.toString();
    }

    private static String row(List<String> fields) {
        return "| " + String.join(" | ", fields) + " |\n";
    }

    private static List<String> lines() throws IOException {
        try (var in = new BufferedReader(new InputStreamReader(Objects.requireNonNull(
                PublishedTable.class.getResourceAsStream(FILE), FILE), StandardCharsets.UTF_8))) {
            return in.lines().filter(line -> !line.startsWith("#")).toList();
        }
    }
}
