package dev.thence.graph;

import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/// What is known of items beyond their events: a category, a brand, a size, as a product file
/// or columns of the log told it. Facts are static: they are the same as of every instant.
///
/// Items are called by their ids as they were written, and may be more or fewer than those that
/// are bought. Immutable, any number of threads. In memory, or mapped from a file; then the
/// opener closes it, and a read after that throws `IllegalStateException`.
public final class ItemFacts implements AutoCloseable {
    /// The kind of its [SectionFile].
    public static final String KIND = "item facts";
    /// The newest version of the kind.
    public static final int VERSION = 1;

    private static final ItemFacts NONE = builder('.').build();

    private final NodeIds ids;
    private final Catalogue facts;
    private final @Nullable SectionFile file;

    ItemFacts(NodeIds ids, Catalogue facts, @Nullable SectionFile file) {
        this.ids = ids;
        this.facts = facts;
        this.file = file;
    }

    /// Nothing of no item.
    public static ItemFacts none() {
        return NONE;
    }

    /// @param decimalPoint of the values that are numbers, `.` or `,`
    public static ItemFactsBuilder builder(char decimalPoint) {
        return new ItemFactsBuilder(decimalPoint);
    }

    /// The items as they were written; the catalogue's nodes are theirs.
    public NodeIds ids() {
        return ids;
    }

    /// The facts of [#ids()].
    public Catalogue catalogue() {
        return facts;
    }

    /// The facts of these items, called by exactly these ids; other facts are left out.
    public Catalogue of(NodeIds items) {
        var builder = Catalogue.builder(items.count());
        addTo(builder, items::node);
        return builder.build();
    }

    /// Puts the facts of each item that has a node into a catalogue.
    ///
    /// @param nodeOf the node of an id as it was written, or -1; of several ids with one node
    ///     the fact that came last counts
    void addTo(CatalogueBuilder builder, ToIntFunction<String> nodeOf) {
        int[] node = nodes(nodeOf);
        for (String key : facts.attributes()) {
            for (int item = 0; item < node.length; item++) {
                int there = node[item];
                if (there < 0) {
                    continue;
                }
                if (facts.isNumber(key)) {
                    facts.number(key, item).ifPresent(v -> builder.number(key, there, v));
                } else {
                    facts.text(key, item).ifPresent(v -> builder.text(key, there, v));
                }
            }
        }
    }

    /// The nodes that a fact is known of.
    ///
    /// @param nodeOf the node of an id as it was written, or -1
    public BitSet known(ToIntFunction<String> nodeOf) {
        int[] node = nodes(nodeOf);
        var known = new BitSet();
        for (String key : facts.attributes()) {
            for (int item = 0; item < node.length; item++) {
                if (node[item] >= 0 && (facts.isNumber(key) ? facts.number(key, item).isPresent()
                        : facts.codes(key).applyAsInt(item) >= 0)) {
                    known.set(node[item]);
                }
            }
        }
        return known;
    }

    private int[] nodes(ToIntFunction<String> nodeOf) {
        int[] node = new int[ids.count()];
        for (int item = 0; item < node.length; item++) {
            node[item] = nodeOf.applyAsInt(ids.id(item));
        }
        return node;
    }

    /// Writes them to a file, which is replaced in one step or left as it was.
    public void write(Path path) throws IOException {
        try (var writer = SectionFile.create(path, KIND, VERSION)) {
            ids.write(writer, "ids.");
            facts.write(writer, "facts.");
            writer.commit();
        }
    }

    /// Opens a file that [#write(Path)] made.
    ///
    /// @throws CorruptFileException when it is damaged or of another kind
    public static ItemFacts open(Path path, SectionFile.Verification verification)
            throws IOException {
        SectionFile file = SectionFile.open(path, KIND, VERSION, verification);
        try {
            NodeIds ids = NodeIds.read(file, "ids.");
            Catalogue facts = Catalogue.read(file, "facts.");
            if (facts.nodeCount() != ids.count()) {
                throw new CorruptFileException(path, "the facts are of " + facts.nodeCount()
                        + " items, there are " + ids.count() + " ids");
            }
            return new ItemFacts(ids, facts, file);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    /// Closes the file they were opened from, if they were.
    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }
}
