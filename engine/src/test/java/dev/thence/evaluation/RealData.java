package dev.thence.evaluation;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.thence.graph.DirectedGraph;
import dev.thence.io.TextInput;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;

/// Real data in the folder that `THENCE_DATA` names; a test that wants it is skipped without.
final class RealData {
    private RealData() {}

    static Path file(String name) {
        String folder = System.getenv("THENCE_DATA");
        assumeTrue(folder != null && !folder.isBlank(), "THENCE_DATA is not set");
        Path file = Path.of(folder).resolve(name);
        assumeTrue(Files.exists(file), file + " is not there");
        return file;
    }

    /// The also_bought edges between cell phones and accessories that are products themselves.
    static DirectedGraph cellPhones() throws IOException {
        var products = new HashSet<String>();
        for (String[] fields : rows("amazon_cellphones_pgpr/Amazon_Cellphones.products.tsv.zst")) {
            products.add(fields[0]);
        }
        var edges = new ArrayList<String[]>();
        var nodes = new TreeMap<String, Integer>();
        for (String[] fields : rows("amazon_cellphones_pgpr/Amazon_Cellphones.edges.tsv.zst")) {
            if (fields[1].equals("also_bought") && products.contains(fields[0])
                    && products.contains(fields[2])) {
                edges.add(fields);
                nodes.put(fields[0], 0);
                nodes.put(fields[2], 0);
            }
        }
        int number = 0;
        for (var node : nodes.entrySet()) {
            node.setValue(number++);
        }
        var builder = DirectedGraph.builder(nodes.size());
        for (String[] fields : edges) {
            builder.add(nodes.get(fields[0]), nodes.get(fields[2]));
        }
        return builder.build();
    }

    private static List<String[]> rows(String name) throws IOException {
        try (var lines = new BufferedReader(TextInput.open(file(name), StandardCharsets.UTF_8))) {
            return lines.lines().skip(1).map(line -> line.split("\t")).toList();
        }
    }
}
