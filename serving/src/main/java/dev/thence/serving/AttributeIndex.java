package dev.thence.serving;

import dev.thence.graph.Catalogue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Finds the nodes of values of a catalogue's attributes. An attribute's index is made when it
/// is first asked for; two threads may make the same one, and one of them is kept. Any number
/// of threads, no lock.
final class AttributeIndex {
    private final Catalogue catalogue;
    private final SortedMap<String, AtomicReference<@Nullable TextIndex>> texts = new TreeMap<>();
    private final SortedMap<String, AtomicReference<@Nullable NumberIndex>> numbers =
            new TreeMap<>();

    AttributeIndex(Catalogue catalogue) {
        this.catalogue = catalogue;
        for (String attribute : catalogue.attributes()) {
            if (catalogue.isNumber(attribute)) {
                numbers.put(attribute, new AtomicReference<>());
            } else {
                texts.put(attribute, new AtomicReference<>());
            }
        }
    }

    int nodeCount() {
        return catalogue.nodeCount();
    }

    /// @param attribute a text attribute of the catalogue
    TextIndex text(String attribute) {
        var reference = texts.get(attribute);
        TextIndex known = reference.get();
        if (known == null) {
            known = new TextIndex(catalogue, attribute);
            reference.compareAndSet(null, known);
        }
        return known;
    }

    /// @param attribute a number attribute of the catalogue
    NumberIndex number(String attribute) {
        var reference = numbers.get(attribute);
        NumberIndex known = reference.get();
        if (known == null) {
            known = new NumberIndex(catalogue, attribute);
            reference.compareAndSet(null, known);
        }
        return known;
    }
}
