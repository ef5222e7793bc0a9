package dev.thence.graph;

import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Collects attributes of items, in any order, and makes a [Catalogue] of them. A later value
/// replaces an earlier one. Not thread-safe; single use.
public final class CatalogueBuilder {
    private final int nodeCount;
    private final Map<String, Coded> texts = new LinkedHashMap<>();
    private final Map<String, double[]> numbers = new LinkedHashMap<>();

    CatalogueBuilder(int nodeCount) {
        this.nodeCount = nodeCount;
    }

    /// @throws IllegalArgumentException when the node is none, or the key is blank, has a line
    ///     break, or is a number attribute
    public CatalogueBuilder text(String key, int node, String value) {
        require(key, node, numbers);
        texts.computeIfAbsent(key, _ -> new Coded(nodeCount)).set(node, value);
        return this;
    }

    /// @throws IllegalArgumentException when the node is none, the key is blank, has a line break, or
    ///     is a text attribute, or the value is not finite
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
            throw new IllegalArgumentException("node is " + node + ", must be in [0, " + nodeCount + ")");
        }
        if (key.isBlank() || key.indexOf('\n') >= 0 || otherKind.containsKey(key)) {
            throw new IllegalArgumentException("attribute key '" + key
                    + "' must be a line of text, and text or number throughout");
        }
    }

    public Catalogue build() {
        var textColumns = new TreeMap<String, Catalogue.TextColumn>();
        texts.forEach((key, coded) -> textColumns.put(key, new Catalogue.TextColumn(
                MemorySegment.ofArray(coded.codes), NodeIds.of(coded.values))));
        var numberColumns = new TreeMap<String, MemorySegment>();
        numbers.forEach((key, column) -> numberColumns.put(key, MemorySegment.ofArray(column)));
        return new Catalogue(nodeCount, textColumns, numberColumns);
    }

    private static final class Coded {
        final int[] codes;
        final List<String> values = new ArrayList<>();
        final Map<String, Integer> codeOf = new LinkedHashMap<>();

        Coded(int nodeCount) {
            codes = new int[nodeCount];
            Arrays.fill(codes, -1);
        }

        void set(int node, String value) {
            Integer code = codeOf.get(value);
            if (code == null) {
                code = values.size();
                values.add(value);
                codeOf.put(value, code);
            }
            codes[node] = code;
        }
    }
}
