package dev.thence.engine;

import dev.thence.evaluation.SparseRows;
import dev.thence.graph.Workers;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// How alike the texts of two nodes are: the cosine of their TF-IDF vectors over words and the
/// character 3- and 4-grams of the words, so that `TEACUP` and `TEACUPS` still meet.
///
/// Immutable. A term that stands in one text only, or in more than a fifth of all (and more
/// than 50), says nothing about likeness and is left out, and so are words beyond the first
/// 200. Building is O(total text); a row costs the sum of the posting lists of its terms.
final class TextSimilarity {
    /// A gram counts half a word: it is a hint at a word, not a word.
    private static final float GRAM_WEIGHT = 0.5f;
    private static final int MOST_WORDS = 200;
    private static final int CHUNK = 32;

    private final int nodeCount;
    private final int[][] terms;
    private final float[][] weights;
    private final int[][] postings;
    private final float[][] postingWeights;

    private TextSimilarity(int[][] terms, float[][] weights, int termCount) {
        this.nodeCount = terms.length;
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
        for (int node = 0; node < nodeCount; node++) {
            for (int i = 0; i < terms[node].length; i++) {
                int term = terms[node][i];
                postings[term][next[term]] = node;
                postingWeights[term][next[term]++] = weights[node][i];
            }
        }
    }

    /// The similarity of these texts, one per node; an empty text is like nothing.
    static TextSimilarity of(List<String> texts) {
        var vocabulary = new Vocabulary();
        var counts = new Counts[texts.size()];
        for (int node = 0; node < counts.length; node++) {
            counts[node] = new Counts(texts.get(node), node, vocabulary);
        }
        int tooCommon = Math.max(50, texts.size() / 5);
        int[][] terms = new int[counts.length][];
        float[][] weights = new float[counts.length][];
        for (int node = 0; node < counts.length; node++) {
            counts[node].weigh(texts.size(), tooCommon, vocabulary);
            terms[node] = counts[node].terms.toIntArray();
            weights[node] = counts[node].weights.toFloatArray();
        }
        return new TextSimilarity(terms, weights, vocabulary.numbers.size());
    }

    /// The `listLength` most alike nodes of each, as excess over the last one's cosine.
    SparseRows rows(int listLength, Workers workers) {
        var builder = SparseRows.builder(nodeCount);
        workers.forRange(nodeCount, CHUNK, (from, to) -> {
            float[] cosines = new float[nodeCount];
            for (int node = from; node < to; node++) {
                similarities(node, cosines);
                builder.cut(node, cosines, listLength, 0);
            }
        });
        return builder.build();
    }

    /// Writes the cosine of the node with every other into `cosines`; its own is 0.
    void similarities(int node, float[] cosines) {
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

    /// All terms, numbered as they come.
    private static final class Vocabulary {
        final Object2IntOpenHashMap<String> numbers = new Object2IntOpenHashMap<>();
        final IntArrayList frequency = new IntArrayList();
        final IntArrayList isGram = new IntArrayList();
        /// The last text that had the term, and its place among that text's terms.
        final IntArrayList lastText = new IntArrayList();
        final IntArrayList lastPlace = new IntArrayList();

        Vocabulary() {
            numbers.defaultReturnValue(-1);
        }

        int number(String term, int gram) {
            int number = numbers.getInt(term);
            if (number < 0) {
                number = numbers.size();
                numbers.put(term, number);
                frequency.add(0);
                isGram.add(gram);
                lastText.add(-1);
                lastPlace.add(-1);
            }
            return number;
        }
    }

    /// The terms of one text, first counted, then weighted and normalised.
    private static final class Counts {
        final IntArrayList terms = new IntArrayList();
        final FloatArrayList weights = new FloatArrayList();

        Counts(String text, int number, Vocabulary vocabulary) {
            int words = 0;
            for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
                if (word.isEmpty()) {
                    continue;
                }
                if (++words > MOST_WORDS) {
                    break;
                }
                count(word, 0, number, vocabulary);
                String padded = "_" + word + "_";
                for (int size = 3; size <= 4; size++) {
                    for (int i = 0; i + size <= padded.length(); i++) {
                        count("#" + padded.substring(i, i + size), 1, number, vocabulary);
                    }
                }
            }
        }

        private void count(String word, int gram, int text, Vocabulary vocabulary) {
            int term = vocabulary.number(word, gram);
            if (vocabulary.lastText.getInt(term) == text) {
                int at = vocabulary.lastPlace.getInt(term);
                weights.set(at, weights.getFloat(at) + 1);
                return;
            }
            vocabulary.lastText.set(term, text);
            vocabulary.lastPlace.set(term, terms.size());
            terms.add(term);
            weights.add(1);
            vocabulary.frequency.set(term, vocabulary.frequency.getInt(term) + 1);
        }

        void weigh(int texts, int tooCommon, Vocabulary vocabulary) {
            int kept = 0;
            double norm = 0;
            for (int i = 0; i < terms.size(); i++) {
                int term = terms.getInt(i);
                int df = vocabulary.frequency.getInt(term);
                if (df < 2 || df > tooCommon) {
                    continue;
                }
                float weight = (float) (weights.getFloat(i) * Math.log((double) texts / df))
                        * (vocabulary.isGram.getInt(term) == 1 ? GRAM_WEIGHT : 1);
                terms.set(kept, term);
                weights.set(kept++, weight);
                norm += weight * weight;
            }
            terms.size(kept);
            weights.size(kept);
            for (int i = 0; i < kept; i++) {
                weights.set(i, (float) (weights.getFloat(i) / Math.sqrt(norm)));
            }
        }
    }
}
