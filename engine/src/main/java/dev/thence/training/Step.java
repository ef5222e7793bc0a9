package dev.thence.training;

import dev.thence.graph.SplitMix64;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One training step: a fold, and sources with positives in it, rising.
final class Step {
    private static final long SOURCES = 0x62617463686573L;
    private static final long ORDER = 0x6f72646572L;

    final int fold;
    final int[] sources;

    private Step(int fold, int[] sources) {
        this.fold = fold;
        this.sources = sources;
    }

    /// The steps of an epoch, in order: every source of every fold once. A pure function of its
    /// arguments.
    static List<Step> ofEpoch(TrainingGraph graph, TrainingConfig config, int epoch) {
        var steps = new ArrayList<Step>();
        for (int fold = 0; fold < graph.foldCount(); fold++) {
            var sources = new IntArrayList();
            for (int u = 0; u < graph.nodeCount(); u++) {
                if (graph.folds().hasPositives(fold, u)) {
                    sources.add(u);
                }
            }
            int[] order = SplitMix64.of(config.seed(), SOURCES, epoch, fold)
                    .permutation(sources.size());
            // Batches of nearly equal size: a small last one would weigh its edges more.
            int batches = (order.length + config.batchSources() - 1) / config.batchSources();
            for (int b = 0; b < batches; b++) {
                int from = (int) ((long) order.length * b / batches);
                int to = (int) ((long) order.length * (b + 1) / batches);
                int[] batch = new int[to - from];
                for (int i = from; i < to; i++) {
                    batch[i - from] = sources.getInt(order[i]);
                }
                Arrays.sort(batch);
                steps.add(new Step(fold, batch));
            }
        }
        var shuffled = new ArrayList<Step>();
        for (int i : SplitMix64.of(config.seed(), ORDER, epoch).permutation(steps.size())) {
            shuffled.add(steps.get(i));
        }
        return shuffled;
    }
}
