package dev.thence.graph;

import dev.thence.io.Dictionary;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/// Collects attributes of items, in any order, and makes a [Catalogue] of them. A later value
/// replaces an earlier one. Not thread-safe; single use. Memory: per attribute 4 bytes (text) or 8
/// (number) for every node, and each distinct text once.
public final class CatalogueBuilder {
    private final int nodeCount;
    private final TreeMap<String, Texts> texts = new TreeMap<>();
    private final TreeMap<String, double[]> numbers = new TreeMap<>();

    /// A column being filled: per node the number of its text.
    private static final class Texts {
        final int[] numbers;
        final Dictionary strings = new Dictionary();

        Texts(int nodeCount) {
            numbers = new int[nodeCount];
            Arrays.fill(numbers, TextColumn.MISSING);
        }
    }

    CatalogueBuilder(int nodeCount) {
        if (nodeCount < 0) {
            throw new IllegalArgumentException("nodeCount is " + nodeCount + ", must be 0 or more");
        }
        this.nodeCount = nodeCount;
    }

    /// @throws IllegalArgumentException when the node is none, or the key is blank, has a control
    ///     character, or is a number attribute
    public CatalogueBuilder text(String key, int node, String value) {
        require(key, node, numbers);
        Texts column = texts.computeIfAbsent(key, _ -> new Texts(nodeCount));
        column.numbers[node] = column.strings.add(value);
        return this;
    }

    /// @throws IllegalArgumentException when the node is none, the key is blank, has a control
    ///     character, or is a text attribute, or the value is not finite
    public CatalogueBuilder number(String key, int node, double value) {
        require(key, node, texts);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("attribute " + key + " of node " + node + " is "
                    + value + ", must be finite");
        }
        numbers.computeIfAbsent(key, _ -> {
            double[] column = new double[nodeCount];
            Arrays.fill(column, Double.NaN);
            return column;
        })[node] = value;
        return this;
    }

    private void require(String key, int node, Map<String, ?> otherKind) {
        if (node < 0 || node >= nodeCount) {
            throw new IllegalArgumentException("node is " + node + ", must be in [0, " + nodeCount
                    + ")");
        }
        if (key.isBlank() || key.chars().anyMatch(Character::isISOControl)
                || otherKind.containsKey(key)) {
            throw new IllegalArgumentException("attribute key '" + key
                    + "' must be a line of text, and text or number throughout");
        }
    }

    public Catalogue build() {
        var textColumns = new TreeMap<String, TextColumn>();
        texts.forEach((key, column) -> textColumns.put(key,
                TextColumn.of(column.numbers, column.strings)));
        var numberColumns = new TreeMap<String, MemorySegment>();
        numbers.forEach((key, column) -> numberColumns.put(key, MemorySegment.ofArray(column)));
        return new Catalogue(nodeCount, textColumns, numberColumns);
    }
}
