package dev.thence.serving;

import dev.thence.graph.Catalogue;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// Finds the items that are nearest to a newcomer in words: cosine of TF-IDF vectors whose
/// terms are the words of the name and every other text attribute as one term. A term weighs
/// ln((n + 1) / (items that have it + 1)), once per item.
///
/// Immutable, on the heap: 4 bytes per term of an item, 4 n for the norms, the distinct terms
/// as strings. Building reads the catalogue once; a search costs the postings of its terms.
final class FeatureIndex {
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final int nodeCount;
    private final Object2IntOpenHashMap<String> terms;
    private final int[][] postings;
    private final float[] norms;

    private FeatureIndex(int nodeCount, Object2IntOpenHashMap<String> terms, int[][] postings) {
        this.nodeCount = nodeCount;
        this.terms = terms;
        this.postings = postings;
        double[] squares = new double[nodeCount];
        for (int[] items : postings) {
            double weight = weight(items.length);
            for (int node : items) {
                squares[node] += weight * weight;
            }
        }
        norms = new float[nodeCount];
        for (int node = 0; node < nodeCount; node++) {
            norms[node] = (float) Math.sqrt(squares[node]);
        }
    }

    /// An index of the items that the predicate holds for.
    static FeatureIndex of(Catalogue catalogue, int nodeCount, IntPredicate indexed) {
        var terms = new Object2IntOpenHashMap<String>();
        terms.defaultReturnValue(-1);
        var postings = new ArrayList<IntArrayList>();
        for (int node = 0; node < nodeCount; node++) {
            if (!indexed.test(node)) {
                continue;
            }
            for (String term : termsOf(catalogue, node)) {
                int number = terms.getInt(term);
                if (number < 0) {
                    number = postings.size();
                    terms.put(term, number);
                    postings.add(new IntArrayList());
                }
                postings.get(number).add(node);
            }
        }
        return new FeatureIndex(nodeCount, terms,
                postings.stream().map(IntArrayList::toIntArray).toArray(int[][]::new));
    }

    /// The nearest items by cosine, those with none left out, best first: the places of the
    /// result give node and cosine. Ties go by the tie order.
    ///
    /// @param products a place per item to work in
    TopK nearest(Map<String, String> texts, int limit, TopK.TieOrder ties, float[] products) {
        Arrays.fill(products, 0);
        double square = 0;
        for (String term : termsOf(texts)) {
            int number = terms.getInt(term);
            double weight = weight(number < 0 ? 0 : postings[number].length);
            square += weight * weight;
            if (number >= 0) {
                for (int node : postings[number]) {
                    products[node] += (float) (weight * weight);
                }
            }
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

    private double weight(int items) {
        return Math.log((nodeCount + 1.0) / (items + 1.0));
    }

    private static Collection<String> termsOf(Catalogue catalogue, int node) {
        var terms = new TreeSet<String>();
        for (String attribute : catalogue.attributes()) {
            catalogue.text(attribute, node).ifPresent(value -> addTerms(terms, attribute, value));
        }
        return terms;
    }

    private static Collection<String> termsOf(Map<String, String> texts) {
        var terms = new TreeSet<String>();
        texts.forEach((attribute, value) -> addTerms(terms, attribute, value));
        return terms;
    }

    private static void addTerms(Collection<String> terms, String attribute, String value) {
        if (!attribute.equals("name")) {
            terms.add(attribute + "=" + value.toLowerCase(Locale.ROOT));
            return;
        }
        for (String word : NO_WORD.split(value.toLowerCase(Locale.ROOT))) {
            if (!word.isEmpty()) {
                terms.add(word);
            }
        }
    }
}
