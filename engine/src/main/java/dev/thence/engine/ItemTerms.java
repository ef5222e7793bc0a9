package dev.thence.engine;

import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/// How alike items are by all text that is known of them: the cosine of TF-IDF vectors whose terms
/// are, per attribute, every value and every word of it; a value `a | b` is two values. A term
/// weighs ln(n / items that have it), once per item; one that a single item has, or more than a
/// fifth of them all (and more than 50), says nothing of likeness and is left out.
///
/// Immutable, any number of threads; 16 bytes per term of an item. A row costs the postings of its
/// terms.
final class ItemTerms {
    private static final Pattern PARTS = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int ALWAYS_KEPT = 50;

    private final int[][] terms;
    private final float[][] weights;
    private final int[][] postings;
    private final float[][] postingWeights;

    private ItemTerms(int[][] terms, float[][] weights, int[][] postings) {
        this.terms = terms;
        this.weights = weights;
        this.postings = postings;
        postingWeights = new float[postings.length][];
        for (int t = 0; t < postings.length; t++) {
            postingWeights[t] = new float[postings[t].length];
            for (int i = 0; i < postings[t].length; i++) {
                int node = postings[t][i];
                postingWeights[t][i] = weights[node][Arrays.binarySearch(terms[node], t)];
            }
        }
    }

    /// Of the first `nodeCount` items of a catalogue.
    static ItemTerms of(Catalogue catalogue, int nodeCount) {
        var attributes = catalogue.attributes().stream()
                .filter(key -> !catalogue.isNumber(key)).toList();
        var numbers = new Object2IntOpenHashMap<String>();
        numbers.defaultReturnValue(-1);
        var found = new ArrayList<IntArrayList>();
        for (int node = 0; node < nodeCount; node++) {
            for (String term : terms(catalogue, attributes, node)) {
                int number = numbers.getInt(term);
                if (number < 0) {
                    number = found.size();
                    numbers.put(term, number);
                    found.add(new IntArrayList());
                }
                found.get(number).add(node);
            }
        }
        int tooMany = Math.max(ALWAYS_KEPT, nodeCount / 5);
        int[][] postings = found.stream().filter(nodes -> nodes.size() > 1 && nodes.size() <= tooMany)
                .map(IntArrayList::toIntArray).toArray(int[][]::new);
        return of(postings, nodeCount);
    }

    private static ItemTerms of(int[][] postings, int nodeCount) {
        var terms = new IntArrayList[nodeCount];
        Arrays.setAll(terms, _ -> new IntArrayList());
        for (int t = 0; t < postings.length; t++) {
            for (int node : postings[t]) {
                terms[node].add(t);
            }
        }
        int[][] rows = new int[nodeCount][];
        float[][] weights = new float[nodeCount][];
        for (int node = 0; node < nodeCount; node++) {
            rows[node] = terms[node].toIntArray();
            weights[node] = new float[rows[node].length];
            double square = 0;
            for (int i = 0; i < rows[node].length; i++) {
                double weight = Math.log((double) nodeCount / postings[rows[node][i]].length);
                weights[node][i] = (float) weight;
                square += weight * weight;
            }
            for (int i = 0; i < weights[node].length; i++) {
                weights[node][i] = (float) (weights[node][i] / Math.sqrt(square));
            }
        }
        return new ItemTerms(rows, weights, postings);
    }

    private static TreeSet<String> terms(Catalogue catalogue, List<String> attributes, int node) {
        var terms = new TreeSet<String>();
        for (String key : attributes) {
            String text = catalogue.text(key, node).orElse("").toLowerCase(Locale.ROOT).strip();
            for (String value : PARTS.split(text)) {
                if (!value.isEmpty()) {
                    terms.add(key + "=" + value);
                    for (String word : NO_WORD.split(value)) {
                        terms.add(key + "=" + word);
                    }
                }
            }
        }
        return terms;
    }

    int nodeCount() {
        return terms.length;
    }

    /// Whether no item is like any other.
    boolean isEmpty() {
        return postings.length == 0;
    }

    /// Writes the cosine of the node with every other; its own is 0.
    void cosines(int node, float[] cosines) {
        Arrays.fill(cosines, 0);
        for (int i = 0; i < terms[node].length; i++) {
            int[] nodes = postings[terms[node][i]];
            float[] theirs = postingWeights[terms[node][i]];
            float mine = weights[node][i];
            for (int j = 0; j < nodes.length; j++) {
                cosines[nodes[j]] += mine * theirs[j];
            }
        }
        cosines[node] = 0;
    }

    /// An edge from every item to its most alike ones, at most `count`, weighted by the cosine;
    /// equal ones by number up. The same at any number of threads.
    DirectedGraph nearest(int count, Workers workers) {
        return nearest(count, _ -> true, workers);
    }

    /// The same among the items that the predicate holds for.
    DirectedGraph nearest(int count, IntPredicate among, Workers workers) {
        int[][] nearest = new int[nodeCount()][];
        float[][] cosines = new float[nodeCount()][];
        workers.forRange(nodeCount(), 32, (from, to) -> {
            float[] row = new float[nodeCount()];
            for (int node = from; node < to; node++) {
                cosines(node, row);
                nearest[node] = best(row, count, among);
                cosines[node] = new float[nearest[node].length];
                for (int i = 0; i < cosines[node].length; i++) {
                    cosines[node][i] = row[nearest[node][i]];
                }
            }
        });
        var builder = DirectedGraph.builder(nodeCount());
        for (int node = 0; node < nearest.length; node++) {
            for (int i = 0; i < nearest[node].length; i++) {
                builder.add(node, nearest[node][i], cosines[node][i]);
            }
        }
        return builder.build();
    }

    private static int[] best(float[] row, int count, IntPredicate among) {
        var positive = new IntArrayList();
        for (int v = 0; v < row.length; v++) {
            if (row[v] > 0 && among.test(v)) {
                positive.add(v);
            }
        }
        int[] nodes = positive.toIntArray();
        IntArrays.quickSort(nodes, (a, b) -> row[a] != row[b] ? Float.compare(row[b], row[a])
                : Integer.compare(a, b));
        return nodes.length > count ? Arrays.copyOf(nodes, count) : nodes;
    }
}
