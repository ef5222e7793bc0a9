package dev.thence.pipeline;

import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Catalogue;
import dev.thence.terms.ItemTerms;
import java.util.Arrays;
import java.util.stream.IntStream;

/// For every cold item, of which nothing is known but its text, the known items whose texts are
/// most like its own, if they are alike at all. Known are those that a fit knows; the catalogue
/// holds both.
///
/// Immutable, any number of threads.
public final class NearestTexts {
    /// Known items kept per cold one.
    public static final int COUNT = 30;

    private final ItemTerms terms;
    private final int[] known;
    private final int[] cold;
    private final int[][] nearest;

    private NearestTexts(ItemTerms terms, int[] known, int[] cold) {
        this.terms = terms;
        this.known = known;
        this.cold = cold;
        nearest = new int[cold.length][];
        float[] row = new float[known.length];
        for (int c = 0; c < cold.length; c++) {
            nearest[c] = Arrays.stream(terms.nearest(cold[c], COUNT, v -> known[v] >= 0, row))
                    .map(v -> known[v]).toArray();
        }
    }

    /// Whether any cold item's text is like that of a known one.
    boolean areAlike() {
        return Arrays.stream(nearest).anyMatch(near -> near.length > 0);
    }

    /// @param catalogue what is known of known and cold items: their texts
    /// @param known for each item of the catalogue its number in the fit, -1 for a cold one
    /// @throws IllegalArgumentException when the lengths differ
    public static NearestTexts of(Catalogue catalogue, int[] known) {
        if (known.length != catalogue.nodeCount()) {
            throw new IllegalArgumentException("the catalogue has " + catalogue.nodeCount()
                    + " items, the numbers are " + known.length + "; they must agree");
        }
        return new NearestTexts(ItemTerms.ofTexts(catalogue), known.clone(),
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
        terms.cosines(item, cosines);
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
