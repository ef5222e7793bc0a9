package dev.thence.graph;

import dev.thence.io.SectionFile;
import dev.thence.io.SectionFileWriter;
import java.io.IOException;

/// A [DirectedGraph] as six sections of a file: both halves, so that opening computes nothing.
public final class GraphSections {
    private GraphSections() {}

    public static void write(SectionFileWriter file, String prefix, DirectedGraph graph)
            throws IOException {
        write(file, prefix + "out.", graph.out());
        write(file, prefix + "in.", graph.in());
    }

    private static void write(SectionFileWriter file, String prefix, Adjacency half)
            throws IOException {
        file.add(prefix + "offsets", half.offsets());
        file.add(prefix + "neighbors", half.neighbors());
        file.add(prefix + "weights", half.weights());
    }

    /// The graph of a file, mapped; it lives as long as the file is open.
    public static DirectedGraph read(SectionFile file, String prefix) {
        return DirectedGraph.of(half(file, prefix + "out."), half(file, prefix + "in."));
    }

    private static Adjacency half(SectionFile file, String prefix) {
        return Adjacency.of(file.section(prefix + "offsets"), file.section(prefix + "neighbors"),
                file.section(prefix + "weights"));
    }
}
