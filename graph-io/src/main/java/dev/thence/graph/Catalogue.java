package dev.thence.graph;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile;
import dev.thence.io.SectionFileWriter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;
import org.eclipse.collections.api.bag.ImmutableBag;
import org.eclipse.collections.api.bag.MutableBag;
import org.eclipse.collections.api.factory.Bags;
import org.eclipse.collections.api.factory.primitive.IntLists;
import org.eclipse.collections.api.list.primitive.ImmutableIntList;
import org.eclipse.collections.api.multimap.list.ImmutableListMultimap;
import org.eclipse.collections.api.multimap.list.MutableListMultimap;
import org.eclipse.collections.impl.factory.Multimaps;

/// What is known of items beside their edges: a name, a category, a price, and any other attribute,
/// text or number, by key.
///
/// Either kind of attribute costs 8 bytes per node, and a text attribute its distinct values once.
/// Immutable, any number of threads, in memory or mapped.
public final class Catalogue {
    /// The key of an item's name.
    public static final String NAME = "name";
    /// The key of an item's category.
    public static final String CATEGORY = "category";
    /// The key of an item's price.
    public static final String PRICE = "price";

    private static final int MISSING = TextColumn.MISSING;

    private final int nodeCount;
    private final TreeMap<String, TextColumn> texts;
    private final TreeMap<String, MemorySegment> numbers;

    Catalogue(int nodeCount, TreeMap<String, TextColumn> texts,
            TreeMap<String, MemorySegment> numbers) {
        this.nodeCount = nodeCount;
        this.texts = texts;
        this.numbers = numbers;
    }

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
        var keys = new TreeSet<>(texts.keySet());
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
        int code = column == null ? MISSING : column.code(node);
        return code == MISSING ? Optional.empty() : Optional.of(column.values().id(code));
    }

    /// The node's value of a number attribute; empty when it has none or there is no such
    /// attribute.
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
        return column == null ? _ -> MISSING : node -> column.code(node);
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

    /// How many nodes have this value of a text attribute. O(1).
    public int nodeCount(String key, String value) {
        int code = code(key, value);
        return code == MISSING ? 0 : texts.get(key).nodeCount(code);
    }

    /// How many values a text attribute has: their numbers lie below. O(1).
    public int valueCount(String key) {
        TextColumn column = texts.get(key);
        return column == null ? 0 : column.values().count();
    }

    /// The nodes that have this value of a text attribute, rising. O(their number).
    public ImmutableIntList nodesWith(String key, String value) {
        int code = code(key, value);
        return code == MISSING ? IntLists.immutable.empty() : texts.get(key).nodesWith(code);
    }

    /// Hands over the nodes that have this value of a text attribute, rising. O(their number),
    /// without a copy.
    public void forNodesWith(String key, String value, IntConsumer receiver) {
        int code = code(key, value);
        if (code != MISSING) {
            texts.get(key).forNodesWith(code, receiver);
        }
    }

    /// The values of a text attribute, each as often as it has nodes. An object per value.
    public ImmutableBag<String> values(String key) {
        MutableBag<String> values = Bags.mutable.empty();
        TextColumn column = texts.get(key);
        for (int code = 0; column != null && code < column.values().count(); code++) {
            values.addOccurrences(column.values().id(code), column.nodeCount(code));
        }
        return values.toImmutable();
    }

    /// The nodes of every value of a text attribute. An object per node: for attributes of few
    /// items; [#nodesWith(String, String)] is the way for many.
    public ImmutableListMultimap<String, Integer> nodesByValue(String key) {
        MutableListMultimap<String, Integer> nodes = Multimaps.mutable.list.empty();
        TextColumn column = texts.get(key);
        for (int code = 0; column != null && code < column.values().count(); code++) {
            nodes.putAll(column.values().id(code), column.nodesWith(code).collect(node -> node));
        }
        return nodes.toImmutable();
    }

    /// Adds the catalogue to a file, as sections whose names begin with the prefix.
    public void write(SectionFileWriter file, String prefix) throws IOException {
        file.addInts(prefix + "nodeCount", new int[] {nodeCount});
        file.addText(prefix + "texts", String.join("\n", texts.keySet()));
        file.addText(prefix + "numbers", String.join("\n", numbers.keySet()));
        for (var entry : texts.entrySet()) {
            entry.getValue().write(file, prefix + "text." + entry.getKey() + ".");
        }
        for (var entry : numbers.entrySet()) {
            file.add(prefix + "number." + entry.getKey(), entry.getValue());
        }
    }

    /// The catalogue of a file, mapped; it lives as long as the file is open. O(attributes).
    ///
    /// @throws CorruptFileException when sections are missing or do not fit each other
    public static Catalogue read(SectionFile file, String prefix) throws CorruptFileException {
        MemorySegment count = file.section(prefix + "nodeCount", Integer.BYTES);
        int nodeCount = count.byteSize() == 0 ? -1 : count.getAtIndex(JAVA_INT, 0);
        if (nodeCount < 0) {
            throw new CorruptFileException(file.path(), "section " + prefix + "nodeCount holds "
                    + nodeCount + ", expected 0 or more");
        }
        var texts = new TreeMap<String, TextColumn>();
        for (String key : keys(file, prefix + "texts")) {
            texts.put(key, TextColumn.read(file, prefix + "text." + key + ".", nodeCount));
        }
        var numbers = new TreeMap<String, MemorySegment>();
        for (String key : keys(file, prefix + "numbers")) {
            MemorySegment column = file.section(prefix + "number." + key, Double.BYTES);
            if (column.byteSize() != 8L * nodeCount) {
                throw new CorruptFileException(file.path(), "section " + prefix + "number." + key
                        + " has " + column.byteSize() + " bytes, expected " + 8L * nodeCount);
            }
            numbers.put(key, column);
        }
        return new Catalogue(nodeCount, texts, numbers);
    }

    private static List<String> keys(SectionFile file, String section) throws CorruptFileException {
        file.section(section, 1);
        return file.text(section).lines().toList();
    }
}
