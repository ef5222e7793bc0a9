package dev.thence.pipeline;

import dev.thence.evaluation.ColdProtocol;
import dev.thence.fitting.FitCandidates;
import dev.thence.graph.CleanLog;
import dev.thence.graph.Orders;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/// The items that were new at a cut, and what the orders from the cut on asked for from known
/// items: queries to fit the weights of cold items on. Immutable.
final class ColdLaunches {
    /// Items first sold so long before the cut or later are new.
    private static final Duration NEW = Duration.ofDays(42);
    private static final int QUERIES = 2000;
    /// Bounds the memory of the queries, 4 bytes per feature.
    private static final int MOST_CANDIDATES = 1_000_000;
    private static final int CHUNK = 16;

    private final ColdFeatures features;
    private final List<Ask> amongCold;
    private final List<Ask> besideKnown;

    /// A known item of an order.
    ///
    /// @param source its number in the catalogue
    /// @param cold the places of the order's cold items among the cold ones, rising
    /// @param others how many other known items the order has
    private record Ask(int source, int[] cold, int others) {}

    private ColdLaunches(ColdFeatures features, List<Ask> amongCold,
            List<Ask> besideKnown) {
        this.features = features;
        this.amongCold = amongCold;
        this.besideKnown = besideKnown;
    }

    /// @param train the log before the cut
    /// @param until the log up to the end of the orders that ask
    static ColdLaunches of(CleanLog train, CleanLog until, long seed, Workers workers) {
        var items = until.items();
        BitSet isCold = ColdProtocol.cold(until, train.asOf().minus(NEW));
        int[] known = IntStream.range(0, items.count())
                .map(v -> isCold.get(v) ? -1 : train.items().node(items.id(v))).toArray();
        int[] cold = isCold.stream().toArray();
        var nearest = NearestKnown.of(items, until.catalogue(), known, cold);
        var byCustomer = byCustomer(until.orders(), train, known);
        int count = Math.min(QUERIES, MOST_CANDIDATES / Math.max(1, cold.length));
        return new ColdLaunches(new ColdFeatures(train, nearest, workers),
                draw(byCustomer, true, until.orders(), known, cold, count, seed),
                draw(byCustomer, false, until.orders(), known, cold, count, seed));
    }

    /// Per known customer the orders from the cut on that have a known item.
    private static List<int[]> byCustomer(Orders orders, CleanLog train, int[] known) {
        var byCustomer = new ArrayList<int[]>();
        for (int customer = 0; customer < orders.customerCount(); customer++) {
            int[] later = Arrays.stream(orders.ordersOf(customer))
                    .filter(o -> orders.epochSecond(o) >= train.asOf().getEpochSecond()
                            && items(orders, o).anyMatch(v -> known[v] >= 0)).toArray();
            if (later.length > 0) {
                byCustomer.add(later);
            }
        }
        return byCustomer;
    }

    private static IntStream items(Orders orders, int order) {
        return IntStream.range(orders.begin(order), orders.end(order)).map(orders::item);
    }

    /// A customer first, then one of the customer's orders, then one of its known items, so that
    /// nobody's many orders rule the fit.
    private static List<Ask> draw(List<int[]> byCustomer, boolean withCold, Orders orders,
            int[] known, int[] cold, int count, long seed) {
        var asking = byCustomer.stream().map(each -> Arrays.stream(each)
                .filter(o -> !withCold || items(orders, o)
                        .anyMatch(v -> Arrays.binarySearch(cold, v) >= 0)).toArray())
                .filter(each -> each.length > 0).toList();
        var asks = new ArrayList<Ask>();
        for (int i = 0; i < count && !asking.isEmpty(); i++) {
            var random = SplitMix64.of(seed, i);
            int[] theirs = asking.get(random.nextInt(asking.size()));
            int order = theirs[random.nextInt(theirs.length)];
            int[] sources = items(orders, order).filter(v -> known[v] >= 0).toArray();
            int[] places = items(orders, order).map(v -> Arrays.binarySearch(cold, v))
                    .filter(place -> place >= 0).toArray();
            if (places.length + sources.length > 1) {
                asks.add(new Ask(sources[random.nextInt(sources.length)], places,
                        sources.length - 1));
            }
        }
        return asks;
    }

    List<String> names() {
        return features.names();
    }

    /// Each order's cold items among all cold ones.
    List<FitCandidates> amongCold(Workers workers) {
        return candidates(amongCold, workers, ask -> {
            float[] values = features.of(ask.source());
            return FitCandidates.exact(names().size(), values,
                    means(values, names().size(), ask.cold(), ask.cold().length));
        });
    }

    /// Each order's cold items beside all known ones, which are one candidate of which nothing is
    /// said: of a cold item its score and that it is one.
    List<FitCandidates> besideKnown(ColdWeights weights, Workers workers) {
        return candidates(besideKnown, workers, ask -> {
            float[] scores = weights.scores(names(), features.of(ask.source()));
            float[] values = new float[2 * scores.length + 2];
            for (int c = 0; c < scores.length; c++) {
                values[2 * c] = scores[c];
                values[2 * c + 1] = 1;
            }
            return FitCandidates.exact(2, values,
                    means(values, 2, ask.cold(), ask.cold().length + ask.others()));
        });
    }

    private static float[] means(float[] values, int features, int[] places, int count) {
        float[] means = new float[features];
        for (int place : places) {
            for (int f = 0; f < features; f++) {
                means[f] += values[place * features + f] / count;
            }
        }
        return means;
    }

    private interface Maker {
        FitCandidates of(Ask ask);
    }

    private static List<FitCandidates> candidates(List<Ask> asks, Workers workers, Maker maker) {
        var candidates = new FitCandidates[asks.size()];
        workers.forRange(candidates.length, CHUNK, (from, to) -> {
            for (int i = from; i < to; i++) {
                candidates[i] = maker.of(asks.get(i));
            }
        });
        return List.of(candidates);
    }
}
