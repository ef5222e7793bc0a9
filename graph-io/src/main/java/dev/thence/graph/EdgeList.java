package dev.thence.graph;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// A directed graph as a text file, a line per edge: source, target and perhaps a weight.
///
/// ```
/// # bought  also bought  customers
/// phone     case         12
/// phone     charger      7
/// ```
///
/// Items are numbered in the order in which they first come. A file whose name ends in `.gz` or
/// `.zst` is decoded and encoded on the way. Memory for reading: the distinct ids once, and about
/// 60 bytes per line.
///
/// @param ids the items
/// @param graph the edges
/// @param counts what the file held
public record EdgeList(NodeIds ids, DirectedGraph graph, Counts counts) {

    /// What a file held, before loops and repeated edges were dealt with.
    ///
    /// @param lines of any kind
    /// @param comments and empty lines
    /// @param edges lines with an edge
    /// @param selfLoops edges from an item to itself, whatever became of them
    /// @param duplicates edges that had come before, whatever became of them
    public record Counts(long lines, long comments, long edges, long selfLoops, long duplicates) {}

    /// Reads a file.
    ///
    /// @throws EdgeListException naming file and line when it is not in this format, or has no edge
    /// @throws java.nio.file.NoSuchFileException when there is none
    public static EdgeList read(Path file, EdgeListFormat format) throws IOException {
        return new EdgeListReader(file, format, NodeIds.of(List.of())).read();
    }

    /// Reads a list of another relation between the same items: those that are known keep their
    /// nodes, new ones come after them.
    ///
    /// @throws EdgeListException naming file and line when it is not in this format, or has no edge
    /// @throws java.nio.file.NoSuchFileException when there is none
    public static EdgeList read(Path file, EdgeListFormat format, NodeIds known)
            throws IOException {
        return new EdgeListReader(file, format, known).read();
    }

    /// Writes the edges in the order of the nodes, so that reading gives the same edges again;
    /// items without an edge are not in the file. The file is replaced in one step or left as it
    /// was. A guessed separator is a tab; a detected header is written.
    ///
    /// @throws EdgeListException when an id cannot be written in this format
    public static void write(Path file, NodeIds ids, DirectedGraph graph, EdgeListFormat format)
            throws IOException {
        new EdgeListWriter(file, ids, format).write(graph);
    }
}
