package dev.thence.app;

import dev.thence.graph.EdgeListFormat;
import dev.thence.graph.EdgeListFormat.Header;
import dev.thence.graph.EdgeListFormat.SelfLoops;
import dev.thence.graph.EdgeListFormat.Separator;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/// The options of a graph that comes without an order log.
final class EdgeOptions {
    @Option(names = "--edges", paramLabel = "FILE", order = 19,
            description = "Instead of a log: a list of edges, source, target and perhaps a weight"
                    + " on each line, between tabs, commas or blanks, with or without a header,"
                    + " plain, .gz or .zst.")
    private Optional<Path> file = Optional.empty();

    @Option(names = "--co-views", paramLabel = "FILE", order = 19,
            description = "Beside --edges: a list of items that are looked at together, in the same"
                    + " form. It is evidence and is not recommended by itself; items that only it"
                    + " has are items too.")
    private Optional<Path> coViews = Optional.empty();

    @Option(names = "--source", paramLabel = "COLUMN", order = 20,
            description = "The header of the edges' sources (default: source, src or from).")
    private Optional<String> source = Optional.empty();

    @Option(names = "--target", paramLabel = "COLUMN", order = 21,
            description = "The header of the edges' targets (default: target, dst or to).")
    private Optional<String> target = Optional.empty();

    @Option(names = "--weight", paramLabel = "COLUMN", order = 22,
            description = "The header of the edges' weights; 'none': every edge weighs 1 (default:"
                    + " weight, or the third column without a header).")
    private Optional<String> weight = Optional.empty();

    @Option(names = "--edge-separator", paramLabel = "NAME", order = 23,
            description = "tab, comma or blank (default: guessed from the first line).")
    private Separator separator = Separator.GUESS;

    @Option(names = "--self-loops", paramLabel = "WHAT", order = 24,
            description = "Edges from an item to itself: drop (default), keep or reject.")
    private SelfLoops selfLoops = SelfLoops.DROP;

    Optional<Path> file() {
        return file;
    }

    Optional<Path> coViews() {
        return coViews;
    }

    /// @throws IllegalArgumentException when the columns' names do not fit together
    EdgeListFormat format(Charset charset) {
        var standard = EdgeListFormat.DEFAULT.withCharset(charset).withSeparator(separator)
                .withSelfLoops(selfLoops);
        var named = source.isPresent() || target.isPresent()
                ? standard.withHeader(Header.PRESENT).withColumns(
                        source.orElse(standard.source()), target.orElse(standard.target()))
                : standard;
        return weight.isPresent() ? named.withWeight(weight.filter(w -> !w.equals("none"))) : named;
    }
}
