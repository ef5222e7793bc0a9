package dev.thence.graph;

import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The products of a shop and what leads from one to another: ids, a [DirectedGraph] per
/// [Relation], the [Catalogue], the raw counts of customers, and where all this came from.
///
/// Immutable, any number of threads. In memory, or mapped from a file; then the opener closes it,
/// and a read after that throws `IllegalStateException`. Opening a file takes milliseconds at any
/// size.
public final class ProductGraph implements AutoCloseable {
    /// The kind of its [SectionFile].
    public static final String KIND = "product graph";
    /// The newest version of the kind.
    public static final int VERSION = 1;

    private final NodeIds ids;
    private final Map<Relation, DirectedGraph> graphs;
    private final Catalogue catalogue;
    private final DirectedGraph thenCounts;
    private final SortedMap<String, String> provenance;
    private final @Nullable SectionFile file;

    private ProductGraph(NodeIds ids, Map<Relation, DirectedGraph> graphs, Catalogue catalogue,
            DirectedGraph thenCounts, SortedMap<String, String> provenance,
            @Nullable SectionFile file) {
        this.ids = ids;
        this.graphs = graphs;
        this.catalogue = catalogue;
        this.thenCounts = thenCounts;
        this.provenance = provenance;
        this.file = file;
    }

    /// Begins a graph over these items; what is not given is empty.
    public static Builder builder(NodeIds ids) {
        return new Builder(ids);
    }

    /// The items.
    public NodeIds ids() {
        return ids;
    }

    public int nodeCount() {
        return ids.count();
    }

    /// The relations there is a graph of, even one without edges.
    public Set<Relation> relations() {
        return Collections.unmodifiableSet(graphs.keySet());
    }

    /// The edges of the relation; no edges where there is no graph of it.
    public DirectedGraph graph(Relation relation) {
        DirectedGraph graph = graphs.get(relation);
        return graph == null ? DirectedGraph.builder(nodeCount()).build() : graph;
    }

    /// What is known of the items.
    public Catalogue catalogue() {
        return catalogue;
    }

    /// How many customers bought u and later v, as the weight of `u -> v`: the counts behind the
    /// reasons. No edges where there was no log.
    public DirectedGraph thenCounts() {
        return thenCounts;
    }

    /// Where it came from and how it was made, by key, unmodifiable.
    public SortedMap<String, String> provenance() {
        return provenance;
    }

    /// Writes it to a file, which is replaced in one step or left as it was.
    public void write(Path path) throws IOException {
        try (var writer = SectionFile.create(path, KIND, VERSION)) {
            writer.addText("provenance", KeyLines.join(provenance));
            ids.write(writer, "ids.");
            catalogue.write(writer, "catalogue.");
            for (var entry : graphs.entrySet()) {
                GraphSections.write(writer, prefix(entry.getKey()), entry.getValue());
            }
            GraphSections.write(writer, "then.", thenCounts);
            writer.commit();
        }
    }

    /// Opens a file that [#write(Path)] made.
    ///
    /// @throws CorruptFileException when it is damaged or of another kind
    public static ProductGraph open(Path path, SectionFile.Verification verification)
            throws IOException {
        SectionFile file = SectionFile.open(path, KIND, VERSION, verification);
        try {
            var graphs = new EnumMap<Relation, DirectedGraph>(Relation.class);
            for (Relation relation : Relation.values()) {
                if (file.has(prefix(relation) + "out.offsets")) {
                    graphs.put(relation, GraphSections.read(file, prefix(relation)));
                }
            }
            var builder = builder(NodeIds.read(file, "ids."))
                    .catalogue(Catalogue.read(file, "catalogue."))
                    .thenCounts(GraphSections.read(file, "then."))
                    .provenance(KeyLines.split(file.text("provenance")));
            graphs.forEach(builder::graph);
            return builder.over(file);
        } catch (IllegalArgumentException e) {
            file.close();
            throw new CorruptFileException(path, e.getMessage());
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static String prefix(Relation relation) {
        return switch (relation) {
            case CO_PURCHASE -> "coPurchase.";
            case CO_VIEW -> "coView.";
        };
    }

    /// Closes the file it was opened from, if it was.
    @Override
    public void close() {
        if (file != null) {
            file.close();
        }
    }

    /// Puts a [ProductGraph] together. Not thread-safe; single use.
    public static final class Builder {
        private final NodeIds ids;
        private final Map<Relation, DirectedGraph> graphs = new EnumMap<>(Relation.class);
        private final SortedMap<String, String> provenance = new TreeMap<>();
        private Catalogue catalogue;
        private DirectedGraph thenCounts;

        private Builder(NodeIds ids) {
            this.ids = ids;
            this.catalogue = Catalogue.empty(ids.count());
            this.thenCounts = DirectedGraph.builder(ids.count()).build();
        }

        /// @throws IllegalArgumentException when it has another number of nodes
        public Builder graph(Relation relation, DirectedGraph graph) {
            require(relation + " graph", graph.nodeCount());
            graphs.put(relation, graph);
            return this;
        }

        /// @throws IllegalArgumentException when it has another number of nodes
        public Builder catalogue(Catalogue known) {
            require("catalogue", known.nodeCount());
            catalogue = known;
            return this;
        }

        /// @throws IllegalArgumentException when it has another number of nodes
        public Builder thenCounts(DirectedGraph counts) {
            require("then counts", counts.nodeCount());
            thenCounts = counts;
            return this;
        }

        public Builder provenance(String key, String value) {
            provenance.put(key, value);
            return this;
        }

        public Builder provenance(Map<String, String> all) {
            provenance.putAll(all);
            return this;
        }

        private void require(String what, int nodeCount) {
            if (nodeCount != ids.count()) {
                throw new IllegalArgumentException("the " + what + " has " + nodeCount
                        + " nodes, there are " + ids.count() + " items");
            }
        }

        public ProductGraph build() {
            return over(null);
        }

        private ProductGraph over(@Nullable SectionFile file) {
            return new ProductGraph(ids, graphs, catalogue, thenCounts,
                    Collections.unmodifiableSortedMap(provenance), file);
        }
    }
}
