package dev.thence.serving;

import dev.thence.graph.Catalogue;
import java.util.SortedMap;
import java.util.TreeMap;

/// Finds the nodes of values of a catalogue's attributes. An attribute's index is made when it
/// is first asked for. Any number of threads.
final class AttributeIndex {
    private final Catalogue catalogue;
    private final SortedMap<String, Lazy<TextIndex>> texts = new TreeMap<>();
    private final SortedMap<String, Lazy<NumberIndex>> numbers = new TreeMap<>();

    AttributeIndex(Catalogue catalogue) {
        this.catalogue = catalogue;
        for (String attribute : catalogue.attributes()) {
            if (catalogue.isNumber(attribute)) {
                numbers.put(attribute, new Lazy<>(() -> new NumberIndex(catalogue, attribute)));
            } else {
                texts.put(attribute, new Lazy<>(() -> new TextIndex(catalogue, attribute)));
            }
        }
    }

    void makeAll() {
        texts.values().forEach(Lazy::get);
        numbers.values().forEach(Lazy::get);
    }

    int nodeCount() {
        return catalogue.nodeCount();
    }

    /// @param attribute a text attribute of the catalogue
    TextIndex text(String attribute) {
        return texts.get(attribute).get();
    }

    /// @param attribute a number attribute of the catalogue
    NumberIndex number(String attribute) {
        return numbers.get(attribute).get();
    }
}
