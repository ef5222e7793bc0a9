package dev.thence.engine;

import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Catalogue;
import java.util.Arrays;
import java.util.stream.IntStream;

/// For every cold item, of which nothing is known but its text, the known items whose texts are
/// most like its own. Known are those that a fit knows; the catalogue holds both.
///
/// Immutable, any number of threads.
public final class NearestTexts {
    /// Known items kept per cold one.
    public static final int COUNT = 30;

    private final TextSimilarity similarity;
    private final int[] known;
    private final int[] cold;
    private final int[][] nearest;
    private final float[][] cosines;

    private NearestTexts(TextSimilarity similarity, int[] known, int[] cold) {
        this.similarity = similarity;
        this.known = known;
        this.cold = cold;
        nearest = new int[cold.length][];
        cosines = new float[cold.length][];
        float[] all = new float[known.length];
        for (int c = 0; c < cold.length; c++) {
            similarity.similarities(cold[c], all);
            select(all, c);
        }
    }

    /// Keeps the known items of the highest cosines, of equals the one with the smaller number.
    private void select(float[] all, int c) {
        int[] items = new int[COUNT];
        float[] values = new float[COUNT];
        int size = 0;
        for (int v = 0; v < all.length; v++) {
            if (known[v] < 0 || size == COUNT && all[v] <= values[COUNT - 1]) {
                continue;
            }
            int i = size < COUNT ? size++ : COUNT - 1;
            for (; i > 0 && values[i - 1] < all[v]; i--) {
                values[i] = values[i - 1];
                items[i] = items[i - 1];
            }
            values[i] = all[v];
            items[i] = known[v];
        }
        nearest[c] = Arrays.copyOf(items, size);
        cosines[c] = Arrays.copyOf(values, size);
    }

    /// Whether any cold item's text is like that of a known one.
    boolean areAlike() {
        return Arrays.stream(cosines).anyMatch(near -> near.length > 0 && near[0] > 0);
    }

    /// @param catalogue what is known of known and cold items: their texts
    /// @param known for each item of the catalogue its number in the fit, -1 for a cold one
    /// @throws IllegalArgumentException when the lengths differ
    public static NearestTexts of(Catalogue catalogue, int[] known) {
        if (known.length != catalogue.nodeCount()) {
            throw new IllegalArgumentException("the catalogue has " + catalogue.nodeCount()
                    + " items, the numbers are " + known.length + "; they must agree");
        }
        return new NearestTexts(TextSimilarity.of(OrderEvidences.texts(catalogue)), known.clone(),
                IntStream.range(0, known.length).filter(v -> known[v] < 0).toArray());
    }

    /// The items of the catalogue, known and cold.
    public int itemCount() {
        return known.length;
    }

    public int coldCount() {
        return cold.length;
    }

    /// The c-th cold item's number in the catalogue.
    int cold(int c) {
        return cold[c];
    }

    /// The item's number in the fit, or -1.
    int known(int item) {
        return known[item];
    }

    /// The numbers in the fit of the c-th cold item's nearest known ones, nearest first. Read only.
    int[] nearest(int c) {
        return nearest[c];
    }

    /// Writes the likeness of the item's text with every other into `cosines`.
    void likeness(int item, float[] cosines) {
        similarity.similarities(item, cosines);
    }

    /// Scores every item by the likeness of its text to the source's.
    public TargetScorer byLikeness() {
        return this::likeness;
    }

    /// Scores known items as another method does, and a cold item by the mean score of the known
    /// ones nearest to it.
    ///
    /// @param warm scores over the numbers of the fit
    /// @param count how many are taken, at most [#COUNT]
    public TargetScorer handedOver(TargetScorer warm, int count) {
        int n = (int) Arrays.stream(known).filter(v -> v >= 0).count();
        return (source, scores) -> {
            float[] own = new float[n];
            warm.scoreTargets(known[source], own);
            for (int v = 0; v < scores.length; v++) {
                scores[v] = known[v] < 0 ? 0 : own[known[v]];
            }
            for (int c = 0; c < cold.length; c++) {
                int taken = Math.min(count, nearest[c].length);
                float sum = 0;
                for (int i = 0; i < taken; i++) {
                    sum += own[nearest[c][i]];
                }
                scores[cold[c]] = taken == 0 ? 0 : sum / taken;
            }
        };
    }
}
