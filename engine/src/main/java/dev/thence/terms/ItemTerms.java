package dev.thence.terms;

import dev.thence.evaluation.SparseRows;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import dev.thence.kernels.Csr;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// How alike items are by what is known of them in words: the cosine of their TF-IDF vectors over
/// terms. A term weighs its count times ln(n / items that have it); one that a single item has, or
/// more than a fifth of them all (and more than 50), says nothing of likeness and is left out.
///
/// Immutable, any number of threads; 16 bytes per term of an item. Building costs O(total text), a
/// row the postings of its terms.
public final class ItemTerms {
    private static final Pattern PARTS = Pattern.compile("\\s*\\|\\s*");
    private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final int ALWAYS_KEPT = 50;
    /// A gram counts half a word: it is a hint at a word, not a word.
    private static final float GRAM_WEIGHT = 0.5f;
    private static final int MOST_WORDS = 200;
    /// Values of an attribute that are joined with those of others.
    private static final int MOST_JOINT = 20;
    private static final int CHUNK = 32;

    private final int[][] terms;
    private final float[][] weights;
    private final int[][] postings;
    private final float[][] postingWeights;

    private ItemTerms(int[][] terms, float[][] weights, int termCount) {
        this.terms = terms;
        this.weights = weights;
        int[] sizes = new int[termCount];
        for (int[] row : terms) {
            for (int term : row) {
                sizes[term]++;
            }
        }
        postings = new int[termCount][];
        postingWeights = new float[termCount][];
        for (int t = 0; t < termCount; t++) {
            postings[t] = new int[sizes[t]];
            postingWeights[t] = new float[sizes[t]];
        }
        int[] next = new int[termCount];
        for (int node = 0; node < terms.length; node++) {
            for (int i = 0; i < terms[node].length; i++) {
                int term = terms[node][i];
                postings[term][next[term]] = node;
                postingWeights[term][next[term]++] = weights[node][i];
            }
        }
    }

    /// Of the first `nodeCount` items of a catalogue by their attributes: per attribute every value
    /// and every word of it, once; a value `a | b` is two values.
    public static ItemTerms ofValues(Catalogue catalogue, int nodeCount) {
        var attributes = textAttributes(catalogue);
        return of(IntStream.range(0, nodeCount)
                .mapToObj(node -> values(catalogue, attributes, node)).toList());
    }

    /// Of a catalogue by all texts of an item as one: the words and the character 3- and 4-grams of
    /// the words, so that `TEACUP` and `TEACUPS` still meet; words beyond the first 200 do not
    /// count.
    public static ItemTerms ofTexts(Catalogue catalogue) {
        return ofTexts(texts(catalogue));
    }

    static ItemTerms ofTexts(List<String> texts) {
        return of(texts.stream().map(ItemTerms::wordsAndGrams).toList());
    }

    /// The terms of [#ofValues] as rows that vectors are learned from, and beside them the whole
    /// text of every attribute and every two values of different ones: who follows a brand's
    /// batteries is not the sum of who follows the brand and who follows batteries.
    public static Csr rowsOfValues(Catalogue catalogue, int nodeCount) {
        var attributes = textAttributes(catalogue);
        return TermRows.of(IntStream.range(0, nodeCount).mapToObj(node -> {
            var terms = values(catalogue, attributes, node);
            addJoint(catalogue, attributes, node, terms);
            return terms;
        }).toList());
    }

    private static void addJoint(Catalogue catalogue, List<String> attributes, int node,
            Map<String, Float> terms) {
        var single = new ArrayList<List<String>>();
        for (String key : attributes) {
            String text = text(catalogue, key, node);
            terms.put(key + ": " + text, 1f);
            single.add(PARTS.splitAsStream(text).filter(value -> !value.isEmpty())
                    .limit(MOST_JOINT).map(value -> key + "=" + value).toList());
        }
        for (int i = 0; i < single.size(); i++) {
            for (int j = i + 1; j < single.size(); j++) {
                for (String one : single.get(i)) {
                    single.get(j).forEach(other -> terms.put(one + " & " + other, 1f));
                }
            }
        }
    }

    private static String text(Catalogue catalogue, String key, int node) {
        return catalogue.text(key, node).orElse("").toLowerCase(Locale.ROOT).strip();
    }

    /// The terms of [#ofTexts] as rows that vectors are learned from.
    public static Csr rowsOfTexts(Catalogue catalogue) {
        return TermRows.of(texts(catalogue).stream().map(ItemTerms::wordsAndGrams).toList());
    }

    private static List<String> textAttributes(Catalogue catalogue) {
        return catalogue.attributes().stream().filter(key -> !catalogue.isNumber(key)).toList();
    }

    /// By the beginnings of the ids, from two characters on.
    public static ItemTerms ofIds(NodeIds items) {
        return of(IntStream.range(0, items.count()).mapToObj(items::id)
                .map(ItemTerms::beginnings).toList());
    }

    private static Map<String, Float> beginnings(String id) {
        var terms = new LinkedHashMap<String, Float>();
        for (int length = 2; length <= id.length(); length++) {
            terms.put(id.substring(0, length), 1f);
        }
        return terms;
    }

    /// @param counts per item its terms and how much each counts
    private static ItemTerms of(List<Map<String, Float>> counts) {
        int n = counts.size();
        var numbers = new Object2IntOpenHashMap<String>();
        var frequency = new IntArrayList();
        for (var items : counts) {
            for (String term : items.keySet()) {
                int number = numbers.computeIfAbsent(term, _ -> numbers.size());
                if (number == frequency.size()) {
                    frequency.add(0);
                }
                frequency.set(number, frequency.getInt(number) + 1);
            }
        }
        int tooMany = Math.max(ALWAYS_KEPT, n / 5);
        int[] kept = new int[frequency.size()];
        int termCount = 0;
        for (int t = 0; t < kept.length; t++) {
            int items = frequency.getInt(t);
            kept[t] = items > 1 && items <= tooMany ? termCount++ : -1;
        }
        int[][] terms = new int[n][];
        float[][] weights = new float[n][];
        for (int node = 0; node < n; node++) {
            var row = new IntArrayList();
            var values = new FloatArrayList();
            counts.get(node).forEach((term, count) -> {
                int number = numbers.getInt(term);
                if (kept[number] >= 0) {
                    row.add(kept[number]);
                    values.add((float) (count * Math.log((double) n / frequency.getInt(number))));
                }
            });
            terms[node] = row.toIntArray();
            weights[node] = normalized(values.toFloatArray());
        }
        return new ItemTerms(terms, weights, termCount);
    }

    private static float[] normalized(float[] values) {
        double square = 0;
        for (float value : values) {
            square += (double) value * value;
        }
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) (values[i] / Math.sqrt(square));
        }
        return values;
    }

    private static Map<String, Float> values(Catalogue catalogue, List<String> attributes,
            int node) {
        var terms = new LinkedHashMap<String, Float>();
        for (String key : attributes) {
            for (String value : PARTS.split(text(catalogue, key, node))) {
                if (!value.isEmpty()) {
                    terms.put(key + "=" + value, 1f);
                    for (String word : NO_WORD.split(value)) {
                        terms.put(key + "=" + word, 1f);
                    }
                }
            }
        }
        return terms;
    }

    private static Map<String, Float> wordsAndGrams(String text) {
        var terms = new LinkedHashMap<String, Float>();
        int words = 0;
        for (String word : NO_WORD.split(text.toLowerCase(Locale.ROOT))) {
            if (word.isEmpty()) {
                continue;
            }
            if (++words > MOST_WORDS) {
                break;
            }
            terms.merge(word, 1f, Float::sum);
            String padded = "_" + word + "_";
            for (int size = 3; size <= 4; size++) {
                for (int i = 0; i + size <= padded.length(); i++) {
                    terms.merge("#" + padded.substring(i, i + size), GRAM_WEIGHT, Float::sum);
                }
            }
        }
        return terms;
    }

    /// All that is known of each item in words: its name, its category, other text attributes.
    static List<String> texts(Catalogue catalogue) {
        var keys = new LinkedHashSet<>(List.of(Catalogue.NAME, Catalogue.CATEGORY));
        catalogue.attributes().stream().filter(key -> !catalogue.isNumber(key)).forEach(keys::add);
        return IntStream.range(0, catalogue.nodeCount())
                .mapToObj(v -> keys.stream().map(key -> catalogue.text(key, v).orElse(""))
                        .filter(text -> !text.isEmpty()).collect(Collectors.joining(" ")))
                .toList();
    }

    int nodeCount() {
        return terms.length;
    }

    /// Whether no item is like any other.
    public boolean isEmpty() {
        return postings.length == 0;
    }

    /// Writes the cosine of the node with every other; its own is 0.
    public void cosines(int node, float[] cosines) {
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

    /// The `listLength` most alike items of each, as excess over the last one's cosine.
    public SparseRows rows(int listLength, Workers workers) {
        var builder = SparseRows.builder(nodeCount());
        workers.forRange(nodeCount(), CHUNK, (from, to) -> {
            float[] cosines = new float[nodeCount()];
            for (int node = from; node < to; node++) {
                cosines(node, cosines);
                builder.cut(node, cosines, listLength, 0);
            }
        });
        return builder.build();
    }

    /// An edge from every item to its most alike ones, at most `count`, weighted by the cosine;
    /// equal ones by number up. The same at any number of threads.
    public DirectedGraph nearest(int count, Workers workers) {
        return nearest(count, _ -> true, workers);
    }

    /// The same among the items that the predicate holds for.
    public DirectedGraph nearest(int count, IntPredicate among, Workers workers) {
        int[][] nearest = new int[nodeCount()][];
        float[][] cosines = new float[nodeCount()][];
        workers.forRange(nodeCount(), CHUNK, (from, to) -> {
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

    /// The most alike items of the node among those that the predicate holds for, nearest first,
    /// equal ones by number up; those that are not alike at all are left out.
    ///
    /// @param row is overwritten with the cosines
    public int[] nearest(int node, int count, IntPredicate among, float[] row) {
        cosines(node, row);
        return best(row, count, among);
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
