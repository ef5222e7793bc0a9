package dev.thence.serving;

import dev.thence.graph.Catalogue;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Map;
import java.util.function.IntPredicate;

/// Finds the items that are nearest to a newcomer in words: cosine of TF-IDF vectors whose
/// terms are the words of the name, in any case, and every other text attribute as one term, as
/// the catalogue writes it. A term weighs ln((n + 1) / (items that have it + 1)), once per item.
///
/// Immutable; any number of threads. On the heap 4 bytes per item and per word of a name, some
/// 20 per distinct word; the nodes of the other attributes' values are the catalogue's own.
/// Making it reads the catalogue; a search costs the lists of its terms and a pass over n.
final class FeatureIndex {
    private final Catalogue catalogue;
    private final int nodeCount;
    private final BitSet indexed = new BitSet();
    private final WordIndex words;
    private final float[] norms;

    /// An index of the items that the predicate holds for.
    FeatureIndex(Catalogue catalogue, IntPredicate known) {
        this.catalogue = catalogue;
        nodeCount = catalogue.nodeCount();
        for (int node = 0; node < nodeCount; node++) {
            indexed.set(node, known.test(node));
        }
        words = new WordIndex(nodeCount, catalogue::name, indexed::get);
        norms = new float[nodeCount];
        for (int number = 0; number < words.count(); number++) {
            float square = square(words.end(number) - words.begin(number));
            for (int place = words.begin(number); place < words.end(number); place++) {
                norms[words.node(place)] += square;
            }
        }
        for (String attribute : catalogue.attributes()) {
            if (!attribute.equals(Catalogue.NAME) && !catalogue.isNumber(attribute)) {
                addSquares(attribute);
            }
        }
        for (int node = 0; node < nodeCount; node++) {
            norms[node] = (float) Math.sqrt(norms[node]);
        }
    }

    private void addSquares(String attribute) {
        var codes = catalogue.codes(attribute);
        int[] counts = new int[catalogue.valueCount(attribute)];
        for (int node = 0; node < nodeCount; node++) {
            int code = codes.applyAsInt(node);
            if (code >= 0 && indexed.get(node)) {
                counts[code]++;
            }
        }
        for (int node = 0; node < nodeCount; node++) {
            int code = codes.applyAsInt(node);
            if (code >= 0 && indexed.get(node)) {
                norms[node] += square(counts[code]);
            }
        }
    }

    /// The nearest items by cosine, those with none left out, best first: the places of the
    /// result give node and cosine. Ties go by the tie order.
    ///
    /// @param products a place per item to work in
    TopK nearest(Map<String, String> texts, int limit, TopK.TieOrder ties, float[] products) {
        Arrays.fill(products, 0);
        double square = 0;
        for (var text : texts.entrySet()) {
            square += text.getKey().equals(Catalogue.NAME)
                    ? addWords(text.getValue(), products)
                    : addValue(text.getKey(), text.getValue(), products);
        }
        var top = new TopK(limit, ties);
        for (int node = 0; node < nodeCount; node++) {
            if (products[node] > 0) {
                double cosine = products[node] / (Math.sqrt(square) * norms[node]);
                top.offer(0, cosine, node);
            }
        }
        top.sort();
        return top;
    }

    private double addWords(String name, float[] products) {
        double sum = 0;
        for (long word : WordIndex.words(name)) {
            int number = words.number(word);
            int count = number < 0 ? 0 : words.end(number) - words.begin(number);
            float square = square(count);
            sum += square;
            for (int i = 0; i < count; i++) {
                products[words.node(words.begin(number) + i)] += square;
            }
        }
        return sum;
    }

    private double addValue(String attribute, String value, float[] products) {
        int[] count = new int[1];
        catalogue.forNodesWith(attribute, value, node -> count[0] += indexed.get(node) ? 1 : 0);
        float square = square(count[0]);
        catalogue.forNodesWith(attribute, value, node -> {
            if (indexed.get(node)) {
                products[node] += square;
            }
        });
        return square;
    }

    /// The square of a term's weight.
    private float square(int items) {
        double weight = Math.log((nodeCount + 1.0) / (items + 1.0));
        return (float) (weight * weight);
    }
}
