package dev.thence.pipeline;

import dev.thence.evaluation.Undirected;
import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import dev.thence.kernels.Csr;
import dev.thence.kernels.PairList;
import dev.thence.training.TermView;
import it.unimi.dsi.fastutil.ints.Int2DoubleLinkedOpenHashMap;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// Warm neighbours by texts and by co-views that speak for items as if those had no edges: of the
/// texts the 20 most alike, by the cosine to the third power; those co-viewed either way, evenly;
/// and those two co-views away, by how likely a walk of two steps ends there, whatever it passes.
/// All by texts together count 2, all of one co-view 4, and all of two 4 over the number of one,
/// beside the item's own terms, which count 1: two co-views say more of an item that has few, or
/// none but with cold ones.
///
/// Immutable.
final class SideSpeakers implements TermView.Speakers {
    /// Most alike items to find before folds take some of them away.
    static final int POOL = 60;
    private static final int ALIKE = 20;
    private static final double POWER = 3;
    private static final double TEXTS_COUNT = 2;
    private static final double CO_VIEWS_COUNT = 4;
    private static final double TWO_CO_VIEWS_COUNT = 4;

    private final Adjacency alike;
    private final Optional<Adjacency> viewed;

    /// @param alike from every item to its most alike ones, by the cosine
    SideSpeakers(DirectedGraph alike, Optional<DirectedGraph> coViews) {
        this.alike = alike.out();
        viewed = coViews.map(views -> Undirected.plain(views).out());
    }

    @Override
    public Csr of(IntPredicate isWarm, IntPredicate isCold) {
        int n = alike.nodeCount();
        var speak = new PairList();
        for (int item = 0; item < n; item++) {
            if (isCold.test(item)) {
                addAlike(speak, item, isWarm);
                if (viewed.isPresent()) {
                    int count = addViewed(speak, item, viewed.get(), isWarm);
                    addTwoViews(speak, item, viewed.get(), isWarm,
                            TWO_CO_VIEWS_COUNT / Math.max(1, count));
                }
            }
        }
        var pairs = speak.toPairs(n, n);
        return new Csr(n, n, pairs.begin, pairs.second, pairs.weight);
    }

    private void addAlike(PairList speak, int item, IntPredicate isWarm) {
        int begin = (int) alike.offset(item);
        int[] positions = IntStream.range(begin, begin + alike.degree(item))
                .filter(p -> isWarm.test(alike.neighbor(p))).toArray();
        IntArrays.quickSort(positions, (p, q) -> alike.weight(p) != alike.weight(q)
                ? Float.compare(alike.weight(q), alike.weight(p)) : Integer.compare(p, q));
        int[] best = Arrays.copyOf(positions, Math.min(ALIKE, positions.length));
        double sum = 0;
        for (int p : best) {
            sum += Math.pow(alike.weight(p), POWER);
        }
        for (int p : best) {
            speak.add(item, alike.neighbor(p),
                    (float) (TEXTS_COUNT * Math.pow(alike.weight(p), POWER) / sum));
        }
    }

    private static int addViewed(PairList speak, int item, Adjacency viewed,
            IntPredicate isWarm) {
        int count = 0;
        for (long p = viewed.offset(item), end = viewed.offset(item + 1); p < end; p++) {
            count += isWarm.test(viewed.neighbor(p)) ? 1 : 0;
        }
        for (long p = viewed.offset(item), end = viewed.offset(item + 1); p < end; p++) {
            if (isWarm.test(viewed.neighbor(p))) {
                speak.add(item, viewed.neighbor(p), (float) (CO_VIEWS_COUNT / count));
            }
        }
        return count;
    }

    private static void addTwoViews(PairList speak, int item, Adjacency viewed,
            IntPredicate isWarm, double part) {
        var chances = new Int2DoubleLinkedOpenHashMap();
        double sum = 0;
        for (long p = viewed.offset(item), end = viewed.offset(item + 1); p < end; p++) {
            int between = viewed.neighbor(p);
            double chance = 1.0 / viewed.degree(between);
            for (long q = viewed.offset(between); q < viewed.offset(between + 1); q++) {
                int other = viewed.neighbor(q);
                if (other != item && isWarm.test(other)) {
                    chances.addTo(other, chance);
                    sum += chance;
                }
            }
        }
        for (var found : chances.int2DoubleEntrySet()) {
            speak.add(item, found.getIntKey(),
                    (float) (part * found.getDoubleValue() / sum));
        }
    }
}
