package dev.thence.bench.serving;

import dev.thence.graph.SplitMix64;
import dev.thence.model.Model;
import dev.thence.serving.Recommender;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// An opened shop and what it is asked about: the same for the same seed.
///
/// @param listed the items whose answers were made beforehand, rising
/// @param slow what answers are held against
/// @param load for how long is measured
/// @param threads of the rows that are measured on all of them
record Subjects(Recommender recommender, int[] listed, SlowAnswers slow, Load load, int threads,
        long seed, Path folder) {
    /// Entries of an answer.
    static final int LIMIT = 10;
    /// Answers of each kind that are held against the slow way before anything is measured.
    static final int CHECKED = 5;
    private static final int BASKET = 3;

    /// The busiest items, as publishing chooses them: orders down, id up.
    static int[] busiest(Model model, int count) {
        int[] nodes = IntStream.range(0, model.ids().count()).toArray();
        IntArrays.quickSort(nodes, (a, b) -> {
            int byOrders = Integer.compare(model.trainOrders(b), model.trainOrders(a));
            return byOrders != 0 ? byOrders
                    : model.ids().id(a).compareTo(model.ids().id(b));
        });
        int[] listed = Arrays.copyOf(nodes, Math.min(count, nodes.length));
        Arrays.sort(listed);
        return listed;
    }

    Model model() {
        return recommender.model();
    }

    int items() {
        return model().ids().count();
    }

    /// One of the items with a list.
    int listed(long key) {
        return listed[SplitMix64.of(seed, key, 1).nextInt(listed.length)];
    }

    /// Three different items.
    int[] basket(long key) {
        var random = SplitMix64.of(seed, key, 2);
        int first = random.nextInt(items());
        int step = 1 + random.nextInt(items() / BASKET - 1);
        return IntStream.range(0, BASKET).map(i -> (int) ((first + (long) i * step) % items()))
                .sorted().toArray();
    }

    static List<String> ids(int... nodes) {
        return Arrays.stream(nodes).mapToObj(MadeShop::id).toList();
    }
}
