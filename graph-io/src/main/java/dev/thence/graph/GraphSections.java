package dev.thence.graph;

import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile;
import dev.thence.io.SectionFileWriter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;

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

    /// The graph of a file, mapped; it lives as long as the file is open. O(1): the rows are as the
    /// checksums of the file say, and may be checked by [Adjacency#check()].
    ///
    /// @throws CorruptFileException when the sections are missing or do not fit each other
    public static DirectedGraph read(SectionFile file, String prefix) throws CorruptFileException {
        Adjacency out = half(file, prefix + "out.");
        Adjacency in = half(file, prefix + "in.");
        try {
            return DirectedGraph.of(out, in);
        } catch (IllegalArgumentException e) {
            throw new CorruptFileException(file.path(),
                    "sections " + prefix + "*: " + e.getMessage());
        }
    }

    private static Adjacency half(SectionFile file, String prefix) throws CorruptFileException {
        MemorySegment offsets = file.section(prefix + "offsets", Long.BYTES);
        MemorySegment neighbors = file.section(prefix + "neighbors", Integer.BYTES);
        MemorySegment weights = file.section(prefix + "weights", Float.BYTES);
        try {
            return Adjacency.of(offsets, neighbors, weights);
        } catch (IllegalArgumentException e) {
            throw new CorruptFileException(file.path(),
                    "sections " + prefix + "*: " + e.getMessage());
        }
    }
}
