package dev.thence.graph;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile;
import dev.thence.io.SectionFileWriter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.eclipse.collections.api.factory.primitive.IntLists;
import org.eclipse.collections.api.list.primitive.IntList;
import org.eclipse.collections.api.list.primitive.MutableIntList;

/// What is known of items beside their edges: a name, a category, a price, and any other attribute,
/// text or number, by key.
///
/// Text is dictionary-coded: an attribute costs 4 bytes per node and its distinct values once; a
/// number costs 8. Immutable, any number of threads, in memory or mapped.
public final class Catalogue {
    /// The key of an item's name.
    public static final String NAME = "name";
    /// The key of an item's category.
    public static final String CATEGORY = "category";
    /// The key of an item's price.
    public static final String PRICE = "price";

    private static final int MISSING = -1;

    private final int nodeCount;
    private final TreeMap<String, TextColumn> texts;
    private final TreeMap<String, MemorySegment> numbers;

    Catalogue(int nodeCount, TreeMap<String, TextColumn> texts, TreeMap<String, MemorySegment> numbers) {
        this.nodeCount = nodeCount;
        this.texts = texts;
        this.numbers = numbers;
    }

    /// One text attribute: the number of its value per node, and the distinct values.
    record TextColumn(MemorySegment codes, NodeIds values) {}

    /// A catalogue that knows nothing of `nodeCount` items.
    public static Catalogue empty(int nodeCount) {
        return new Catalogue(nodeCount, new TreeMap<>(), new TreeMap<>());
    }

    public static CatalogueBuilder builder(int nodeCount) {
        return new CatalogueBuilder(nodeCount);
    }

    public int nodeCount() {
        return nodeCount;
    }

    public Optional<String> name(int node) {
        return text(NAME, node);
    }

    public Optional<String> category(int node) {
        return text(CATEGORY, node);
    }

    public OptionalDouble price(int node) {
        return number(PRICE, node);
    }

    /// The keys of all attributes, text and number, sorted.
    public Set<String> attributes() {
        var keys = new LinkedHashSet<>(texts.keySet());
        keys.addAll(numbers.keySet());
        return Collections.unmodifiableSet(keys);
    }

    /// True when the attribute holds numbers.
    public boolean isNumber(String key) {
        return numbers.containsKey(key);
    }

    /// The node's value of a text attribute; empty when it has none or there is no such attribute.
    public Optional<String> text(String key, int node) {
        TextColumn column = texts.get(key);
        int code = column == null ? MISSING : column.codes().getAtIndex(JAVA_INT, node);
        return code == MISSING ? Optional.empty() : Optional.of(column.values().id(code));
    }

    /// The node's value of a number attribute; empty when it has none or there is no such attribute.
    public OptionalDouble number(String key, int node) {
        MemorySegment column = numbers.get(key);
        double value = column == null ? Double.NaN
                : column.get(JAVA_DOUBLE_UNALIGNED, 8L * node);
        return Double.isNaN(value) ? OptionalDouble.empty() : OptionalDouble.of(value);
    }

    /// The number of each node's value of a text attribute, -1 where it has none: equal numbers are
    /// equal values. O(1) to get and to ask; for conditions asked of many nodes.
    public IntUnaryOperator codes(String key) {
        TextColumn column = texts.get(key);
        return column == null ? _ -> MISSING : node -> column.codes().getAtIndex(JAVA_INT, node);
    }

    /// The number of a value of a text attribute, or -1 when no node has it.
    public int code(String key, String value) {
        TextColumn column = texts.get(key);
        return column == null ? MISSING : column.values().node(value);
    }

    /// Each node's value of a number attribute, NaN where it has none. O(1) to get and to ask.
    public IntToDoubleFunction numbers(String key) {
        MemorySegment column = numbers.get(key);
        return column == null ? _ -> Double.NaN
                : node -> column.get(JAVA_DOUBLE_UNALIGNED, 8L * node);
    }

    /// The nodes that have this value of a text attribute, rising. O(n).
    public IntList nodesWith(String key, String value) {
        MutableIntList nodes = IntLists.mutable.empty();
        TextColumn column = texts.get(key);
        int code = column == null ? MISSING : column.values().node(value);
        if (code != MISSING) {
            for (int node = 0; node < nodeCount; node++) {
                if (column.codes().getAtIndex(JAVA_INT, node) == code) {
                    nodes.add(node);
                }
            }
        }
        return nodes.toImmutable();
    }

    /// Adds the catalogue to a file, as sections whose names begin with the prefix.
    public void write(SectionFileWriter file, String prefix) throws IOException {
        file.addInts(prefix + "nodeCount", new int[] {nodeCount});
        file.addText(prefix + "texts", String.join("\n", texts.keySet()));
        file.addText(prefix + "numbers", String.join("\n", numbers.keySet()));
        for (var entry : texts.entrySet()) {
            String name = prefix + "text." + entry.getKey() + ".";
            file.add(name + "codes", entry.getValue().codes());
            entry.getValue().values().write(file, name);
        }
        for (var entry : numbers.entrySet()) {
            file.add(prefix + "number." + entry.getKey(), entry.getValue());
        }
    }

    /// The catalogue of a file, mapped; it lives as long as the file is open. O(attributes).
    ///
    /// @throws CorruptFileException when sections are missing or do not fit each other
    public static Catalogue read(SectionFile file, String prefix) throws CorruptFileException {
        var texts = new TreeMap<String, TextColumn>();
        for (String key : file.text(prefix + "texts").lines().toList()) {
            String name = prefix + "text." + key + ".";
            texts.put(key, new TextColumn(file.section(name + "codes"), NodeIds.read(file, name)));
        }
        var numbers = new TreeMap<String, MemorySegment>();
        for (String key : file.text(prefix + "numbers").lines().toList()) {
            numbers.put(key, file.section(prefix + "number." + key));
        }
        return new Catalogue(file.section(prefix + "nodeCount").getAtIndex(JAVA_INT, 0), texts, numbers);
    }
}
