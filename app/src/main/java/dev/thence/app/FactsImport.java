package dev.thence.app;

import dev.thence.graph.ItemFacts;
import dev.thence.graph.ItemFactsBuilder;
import dev.thence.graph.NodeIds;
import dev.thence.io.CsvItemFormat;
import dev.thence.io.CsvItems;
import dev.thence.io.ItemLines;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is known of items beyond orders and edges, as it is imported: first the product file,
/// then what the lines of a log say.
final class FactsImport {
    private final Console console;
    private final Map<String, String> reading;
    private final ItemFactsBuilder builder;
    private final @Nullable Path file;
    private ItemFactsBuilder.@Nullable Source products;
    private ItemFactsBuilder.@Nullable Source log;

    private FactsImport(Console console, Map<String, String> reading, ItemFactsBuilder builder,
            @Nullable Path file) {
        this.console = console;
        this.reading = reading;
        this.builder = builder;
        this.file = file;
    }

    static FactsImport none(Console console) {
        return new FactsImport(console, Map.of(), ItemFacts.builder('.'), null);
    }

    /// Reads the product file, if there is one, before anything that takes longer.
    ///
    /// @param reading how it is read, for `run.json`
    static FactsImport of(Console console, Optional<Path> file, CsvItemFormat format,
            Map<String, String> reading) throws IOException {
        var facts = new FactsImport(console, reading, ItemFacts.builder(format.decimalPoint()),
                file.orElse(null));
        if (file.isPresent()) {
            CsvItems.of(file.get(), format).read(facts::products);
            facts.printProducts(file.get());
        }
        return facts;
    }

    private ItemLines products(List<String> attributes) {
        products = builder.products(attributes);
        return products;
    }

    private void printProducts(Path from) {
        if (products != null) {
            console.print("Read %,d items from %s: %s", products.items().cardinality(), from,
                    products.attributes().isEmpty() ? "no attributes"
                            : String.join(", ", products.attributes()));
        }
    }

    /// Takes what lines of a log say of these attributes.
    ItemLines ofLog(List<String> attributes) {
        log = builder.log(attributes);
        return log;
    }

    Map<String, String> reading() {
        return reading;
    }

    boolean any() {
        return file != null || log != null && !log.attributes().isEmpty();
    }

    ItemFacts build() {
        return builder.build();
    }

    /// Prints what the facts are of, and gives the number of items they are of.
    ///
    /// @param nodeOf the node of an id as the product file writes it, or -1
    /// @param absence what is said of items of the product file that have no node
    /// @throws IOException when a product file was given and has none of the items
    long report(ItemFacts facts, ToIntFunction<String> nodeOf, NodeIds items, String absence)
            throws IOException {
        console.print("Known of items, the same at every cut in time:");
        if (log != null) {
            for (String attribute : log.attributes()) {
                int changing = log.itemsChanging(attribute);
                console.print("  %s in the log: %,d items%s", attribute, log.itemsWith(attribute),
                        changing == 0 ? "" : String.format(Locale.ROOT,
                                ", %,d with changing values, of which the last counts", changing));
            }
        }
        if (products != null) {
            reportProducts(facts, nodeOf, items, absence);
        }
        int known = facts.known(nodeOf).cardinality();
        console.print("  items without any of it: %,d", items.count() - known);
        console.print("  attributes: %s", facts.catalogue().attributes().stream()
                .map(key -> key + (facts.catalogue().isNumber(key) ? " (number)" : ""))
                .collect(Collectors.joining(", ")));
        return known;
    }

    private void reportProducts(ItemFacts facts, ToIntFunction<String> nodeOf, NodeIds items,
            String absence) throws IOException {
        int[] listed = products == null ? new int[0] : products.items().stream().toArray();
        int left = 0;
        for (int item : listed) {
            left += nodeOf.applyAsInt(facts.ids().id(item)) < 0 ? 1 : 0;
        }
        if (left == listed.length) {
            throw new IOException(file + ": none of its " + listed.length + " items is among the "
                    + items.count() + " items that there are; its ids are such as '"
                    + facts.ids().id(listed[0]) + "', theirs such as '" + items.id(0)
                    + "'; name the column of the ids with --items-id");
        }
        console.print("  items of %s that %s: %,d, left out", file, absence, left);
    }
}
