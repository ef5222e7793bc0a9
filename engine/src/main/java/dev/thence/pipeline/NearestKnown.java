package dev.thence.pipeline;

import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Catalogue;
import dev.thence.graph.NodeIds;
import dev.thence.terms.ItemTerms;
import java.util.Arrays;
import java.util.stream.IntStream;

/// Who speaks for the cold items of an order log, of which nothing is known but what a catalogue
/// says: the known items whose texts are most like their own, and those whose ids begin alike. Many
/// shops give ids in sequence, so that what came in together stands together.
///
/// Known are the items that a fit knows; the catalogue holds both, and may hold others, which
/// nobody speaks for. Immutable, any number of threads.
public final class NearestKnown {
    private static final int TEXTS = 100;
    private static final int IDS = 30;
    private static final double POWER = 2;
    /// Items of which nobody is alike hand over nothing.
    private static final Shares NOBODY = new Shares(new int[0], new float[0]);

    private final Catalogue catalogue;
    private final ItemTerms terms;
    private final int[] known;
    private final int[] cold;
    private final Shares[] byText;
    private final Shares[] byId;

    /// Known items by their number in the fit, the most alike first, and the share that each has:
    /// the square of its cosine over the sum of all.
    record Shares(int[] items, float[] shares) {

        static Shares of(int[] items, float[] cosines) {
            double sum = 0;
            float[] shares = new float[items.length];
            for (int i = 0; i < items.length; i++) {
                sum += Math.pow(cosines[items[i]], POWER);
            }
            for (int i = 0; i < items.length; i++) {
                shares[i] = (float) (Math.pow(cosines[items[i]], POWER) / sum);
            }
            return items.length == 0 ? NOBODY : new Shares(items, shares);
        }

        /// The mean of values of the known items.
        double mean(double[] values) {
            double mean = 0;
            for (int i = 0; i < items.length; i++) {
                mean += shares[i] * values[items[i]];
            }
            return mean;
        }

        boolean isEmpty() {
            return items.length == 0;
        }
    }

    private NearestKnown(NodeIds items, Catalogue catalogue, int[] known, int[] cold) {
        this.catalogue = catalogue;
        this.known = known;
        this.cold = cold;
        terms = ItemTerms.ofTexts(catalogue);
        byText = shares(terms, TEXTS);
        byId = shares(ItemTerms.ofIds(items), IDS);
    }

    private Shares[] shares(ItemTerms terms, int count) {
        var shares = new Shares[cold.length];
        float[] row = new float[known.length];
        for (int c = 0; c < cold.length; c++) {
            var nearest = Shares.of(terms.nearest(cold[c], count, v -> known[v] >= 0, row), row);
            shares[c] = new Shares(Arrays.stream(nearest.items()).map(v -> known[v]).toArray(),
                    nearest.shares());
        }
        return shares;
    }

    /// All that are not known are cold.
    ///
    /// @param items known and cold ones
    /// @param catalogue what is known of them
    /// @param known for each item its number in the fit, -1 for a cold one
    /// @throws IllegalArgumentException when the lengths differ
    public static NearestKnown of(NodeIds items, Catalogue catalogue, int[] known) {
        return of(items, catalogue, known,
                IntStream.range(0, known.length).filter(v -> known[v] < 0).toArray());
    }

    /// @param cold the items that are asked for, none of them known
    static NearestKnown of(NodeIds items, Catalogue catalogue, int[] known, int[] cold) {
        if (known.length != catalogue.nodeCount() || known.length != items.count()) {
            throw new IllegalArgumentException("the catalogue has " + catalogue.nodeCount()
                    + " items, the ids are " + items.count() + ", the numbers " + known.length
                    + "; they must agree");
        }
        return new NearestKnown(items, catalogue, known.clone(), cold);
    }

    /// The items of the catalogue, known and cold.
    public int itemCount() {
        return known.length;
    }

    public int coldCount() {
        return cold.length;
    }

    /// What is known of the items.
    Catalogue catalogue() {
        return catalogue;
    }

    /// The c-th cold item's number in the catalogue.
    int cold(int c) {
        return cold[c];
    }

    /// The item's number in the fit, or -1.
    int known(int item) {
        return known[item];
    }

    /// Those whose texts are most like the c-th cold item's.
    Shares byText(int c) {
        return byText[c];
    }

    /// Those whose ids begin most like the c-th cold item's.
    Shares byId(int c) {
        return byId[c];
    }

    /// Writes the likeness of the item's text with every other into `cosines`.
    void likeness(int item, float[] cosines) {
        terms.cosines(item, cosines);
    }

    /// Scores every item by the likeness of its text to the source's.
    public TargetScorer byLikeness() {
        return this::likeness;
    }

    /// Scores known items as another method does, and cold ones below all of them.
    ///
    /// @param warm scores over the numbers of the fit
    public TargetScorer last(TargetScorer warm) {
        int n = (int) Arrays.stream(known).filter(v -> v >= 0).count();
        return (source, scores) -> {
            float[] own = new float[n];
            warm.scoreTargets(known[source], own);
            float least = Float.POSITIVE_INFINITY;
            for (float score : own) {
                least = Math.min(least, score);
            }
            for (int v = 0; v < scores.length; v++) {
                scores[v] = known[v] < 0 ? least - 1 : own[known[v]];
            }
        };
    }

    /// Scores known items as another method does, and a cold item by the mean score of the known
    /// ones whose texts are nearest to it.
    ///
    /// @param warm scores over the numbers of the fit
    /// @param count how many are taken, at most 100
    public TargetScorer handedOver(TargetScorer warm, int count) {
        int n = (int) Arrays.stream(known).filter(v -> v >= 0).count();
        return (source, scores) -> {
            float[] own = new float[n];
            warm.scoreTargets(known[source], own);
            for (int v = 0; v < scores.length; v++) {
                scores[v] = known[v] < 0 ? 0 : own[known[v]];
            }
            for (int c = 0; c < cold.length; c++) {
                int[] nearest = byText[c].items();
                int taken = Math.min(count, nearest.length);
                float sum = 0;
                for (int i = 0; i < taken; i++) {
                    sum += own[nearest[i]];
                }
                scores[cold[c]] = taken == 0 ? 0 : sum / taken;
            }
        };
    }
}
