package dev.thence.graph;

import dev.thence.graph.DirectedGraphBuilder.Duplicates;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// How an edge list is laid out, and what becomes of loops and repeated edges.
///
/// Without a header the columns are source, target and, where there is a third, the weight. With a
/// header they are found by their names, in any order, among any others. Upper and lower case of
/// names count as the same.
///
/// @param separator what stands between the columns
/// @param charset of the text
/// @param header whether the first line names the columns
/// @param source the name of the column of sources
/// @param target the name of the column of targets
/// @param weight the name of the column of weights; empty when every edge weighs 1, whatever else
///     the line holds
/// @param comments a line that begins with one of these characters is skipped
/// @param selfLoops what becomes of an edge from an item to itself
/// @param duplicates what becomes of an edge that comes more than once
public record EdgeListFormat(Separator separator, Charset charset, Header header, String source,
        String target, Optional<String> weight, String comments, SelfLoops selfLoops,
        Duplicates duplicates) {

    /// What stands between the columns. Blanks around a column do not belong to it.
    public enum Separator {
        /// The first of tab, comma and blank that the first line has.
        GUESS,
        /// One tab.
        TAB,
        /// One comma; a column in double quotes may hold commas, and quotes doubled.
        COMMA,
        /// Any number of blanks and tabs.
        BLANK
    }

    /// Whether the first line that is no comment names the columns.
    public enum Header {
        /// It does when it has the names of the format, or `source` and `target`, `src` and `dst`,
        /// or `from` and `to`.
        DETECT,
        /// It does, or it is an error.
        PRESENT,
        /// It does not.
        ABSENT
    }

    /// What becomes of an edge from an item to itself.
    public enum SelfLoops {
        /// It is left out and counted; its item stays.
        DROP,
        /// It is an edge like any other.
        KEEP,
        /// An error.
        REJECT
    }

    /// Everything guessed: UTF-8, comments after `#` and `%`, loops left out, repeated edges
    /// summed.
    public static final EdgeListFormat DEFAULT = new EdgeListFormat(Separator.GUESS,
            StandardCharsets.UTF_8, Header.DETECT, "source", "target", Optional.of("weight"), "#%",
            SelfLoops.DROP, Duplicates.SUM);

    public EdgeListFormat {
        if (source.isBlank() || target.isBlank() || source.equalsIgnoreCase(target)
                || weight.filter(w -> w.isBlank() || w.equalsIgnoreCase(source)
                        || w.equalsIgnoreCase(target)).isPresent()) {
            throw new IllegalArgumentException("the columns are '" + source + "', '" + target
                    + "' and " + weight.map(w -> "'" + w + "'").orElse("none")
                    + ", must be different names that are not blank");
        }
    }

    public EdgeListFormat withSeparator(Separator other) {
        return new EdgeListFormat(other, charset, header, source, target, weight, comments,
                selfLoops, duplicates);
    }

    public EdgeListFormat withCharset(Charset other) {
        return new EdgeListFormat(separator, other, header, source, target, weight, comments,
                selfLoops, duplicates);
    }

    public EdgeListFormat withHeader(Header other) {
        return new EdgeListFormat(separator, charset, other, source, target, weight, comments,
                selfLoops, duplicates);
    }

    /// Other names of the columns of source and target.
    public EdgeListFormat withColumns(String otherSource, String otherTarget) {
        return new EdgeListFormat(separator, charset, header, otherSource, otherTarget, weight,
                comments, selfLoops, duplicates);
    }

    /// Another name of the column of weights, or none to let every edge weigh 1.
    public EdgeListFormat withWeight(Optional<String> other) {
        return new EdgeListFormat(separator, charset, header, source, target, other, comments,
                selfLoops, duplicates);
    }

    public EdgeListFormat withComments(String other) {
        return new EdgeListFormat(separator, charset, header, source, target, weight, other,
                selfLoops, duplicates);
    }

    public EdgeListFormat withSelfLoops(SelfLoops other) {
        return new EdgeListFormat(separator, charset, header, source, target, weight, comments,
                other, duplicates);
    }

    public EdgeListFormat withDuplicates(Duplicates other) {
        return new EdgeListFormat(separator, charset, header, source, target, weight, comments,
                selfLoops, other);
    }
}
