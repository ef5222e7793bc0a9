package dev.thence.pipeline;

import dev.thence.graph.Adjacency;
import dev.thence.graph.Catalogue;
import dev.thence.graph.CleanLog;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.PairCounts;
import dev.thence.graph.Popularity;
import dev.thence.graph.Workers;
import dev.thence.pipeline.NearestKnown.Shares;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;

/// What an order log says of a cold item as a target of a source, by the known items that speak for
/// it ([NearestKnown]): how probable they are beside the source, in the same orders and with the
/// same customers, and in the same visits where there are any; how they sold of late; how alike the
/// source's text and price are to its own.
///
/// A probability is a count over the source's total, with ten pairs of popular items added, and is
/// taken as a logarithm; recent sales are the logarithm of a multiple of the mean. Immutable, any
/// number of threads.
final class ColdFeatures {
    static final String SAME_ORDER = "same order";
    static final String SAME_CUSTOMER = "same customer";
    static final String SAME_VISIT = "same visit";
    static final String TEXT = "text";
    static final String PRICE = "price apart";
    static final String SOLD_30 = "sold in 30 days";
    static final String SOLD_90 = "sold in 90 days";
    static final String SOLD_30_BY_ID = "sold in 30 days, by id";
    /// Pairs that are added to a source's, shared out by popularity.
    private static final double ADDED = 10;
    private static final double LEAST = 1e-6;

    private final NearestKnown nearest;
    private final List<Counts> counts;
    private final int nodeCount;
    private final float[][] ofTarget;
    private final double[] popularity;
    private final double[] share;

    /// Counts of pairs of the fit's items.
    private record Counts(String name, DirectedGraph pairs) {}

    /// @param log what a fit knows, over its own numbers
    ColdFeatures(CleanLog log, NearestKnown nearest, Workers workers) {
        this.nearest = nearest;
        nodeCount = log.items().count();
        counts = counts(log, workers);
        share = shares(Popularity.orders(log.orders()));
        popularity = new double[nearest.coldCount()];
        double mean = nodeCount == 0 ? 0 : 1.0 / nodeCount;
        for (int c = 0; c < popularity.length; c++) {
            var near = nearest.byText(c);
            popularity[c] = near.isEmpty() ? mean : near.mean(share);
        }
        double[] sold30 = doubles(Popularity.lastDays(log.orders(), 30, log.asOf()));
        double[] sold90 = doubles(Popularity.lastDays(log.orders(), 90, log.asOf()));
        ofTarget = new float[nearest.coldCount()][];
        for (int c = 0; c < ofTarget.length; c++) {
            ofTarget[c] = new float[] {sold(nearest.byText(c), sold30),
                sold(nearest.byText(c), sold90), sold(nearest.byId(c), sold30)};
        }
    }

    private static List<Counts> counts(CleanLog log, Workers workers) {
        var counts = new ArrayList<Counts>();
        counts.add(new Counts(SAME_ORDER, PairCounts.sameOrder(log.orders(), 1,
                PairCounts.Buyers.ALL, PairCounts.Kept.ALL, workers)));
        counts.add(new Counts(SAME_CUSTOMER, PairCounts.customer(log.orders(),
                PairCounts.Kept.ALL, workers)));
        if (log.sessions().sessionCount() > 0) {
            counts.add(new Counts(SAME_VISIT, PairCounts.sameSession(log.sessions(), 1,
                    PairCounts.Kept.ALL, workers)));
        }
        return counts;
    }

    private static double[] doubles(int[] values) {
        return Arrays.stream(values).asDoubleStream().toArray();
    }

    private static double[] shares(int[] orders) {
        double total = Math.max(1, Arrays.stream(orders).asLongStream().sum());
        return Arrays.stream(orders).mapToDouble(count -> count / total).toArray();
    }

    /// One order is added everywhere, so that items that sold nothing have a logarithm.
    private static float sold(Shares near, double[] sales) {
        double mean = Arrays.stream(sales).average().orElse(0);
        return near.isEmpty() ? 0 : (float) Math.log((near.mean(sales) + 1) / (mean + 1));
    }

    /// The names of the features, in the order of their values.
    List<String> names() {
        var names = new ArrayList<>(counts.stream().map(Counts::name).toList());
        names.addAll(List.of(SOLD_30, SOLD_90, SOLD_30_BY_ID, TEXT, PRICE));
        return names;
    }

    /// The features of all cold items for a known source, one row after the other.
    ///
    /// @param source its number in the catalogue
    float[] of(int source) {
        int features = counts.size() + 5;
        float[] values = new float[nearest.coldCount() * features];
        float[] row = new float[nodeCount];
        for (int k = 0; k < counts.size(); k++) {
            probabilities(counts.get(k).pairs().out(), nearest.known(source), row, values, k,
                    features);
        }
        float[] likeness = new float[nearest.itemCount()];
        nearest.likeness(source, likeness);
        for (int c = 0; c < nearest.coldCount(); c++) {
            int at = c * features + counts.size();
            System.arraycopy(ofTarget[c], 0, values, at, 3);
            values[at + 3] = likeness[nearest.cold(c)];
            values[at + 4] = apart(source, nearest.cold(c));
        }
        return values;
    }

    /// The logarithms of the probabilities of all known items beside a known source, as the feature
    /// of the same order has them; the source's own is minus infinity.
    ///
    /// @param source its number in the catalogue
    double[] ofKnown(int source) {
        int node = nearest.known(source);
        var pairs = counts.getFirst().pairs().out();
        double[] values = new double[nodeCount];
        double total = ADDED;
        for (long p = pairs.offset(node); p < pairs.offset(node + 1); p++) {
            values[pairs.neighbor(p)] = pairs.weight(p);
            total += pairs.weight(p);
        }
        for (int v = 0; v < nodeCount; v++) {
            values[v] = Math.log((values[v] + ADDED * share[v]) / total + LEAST);
        }
        values[node] = Double.NEGATIVE_INFINITY;
        return values;
    }

    /// Writes the logarithms of the probabilities; `row` is all 0 before and after.
    private void probabilities(Adjacency pairs, int source, float[] row, float[] values,
            int first, int step) {
        long begin = pairs.offset(source);
        long end = pairs.offset(source + 1);
        double total = ADDED;
        for (long p = begin; p < end; p++) {
            row[pairs.neighbor(p)] = pairs.weight(p);
            total += pairs.weight(p);
        }
        for (int c = 0; c < popularity.length; c++) {
            var near = nearest.byText(c);
            double count = 0;
            for (int i = 0; i < near.items().length; i++) {
                count += near.shares()[i] * row[near.items()[i]];
            }
            values[c * step + first] = (float) Math.log(
                    (count + ADDED * popularity[c]) / total + LEAST);
        }
        for (long p = begin; p < end; p++) {
            row[pairs.neighbor(p)] = 0;
        }
    }

    /// The logarithm of how many times the one price is the other; 0 where one is not known.
    private float apart(int source, int target) {
        OptionalDouble one = nearest.catalogue().price(source);
        OptionalDouble other = nearest.catalogue().price(target);
        return one.orElse(0) > 0 && other.orElse(0) > 0
                ? (float) Math.abs(Math.log(one.getAsDouble() / other.getAsDouble())) : 0;
    }
}
