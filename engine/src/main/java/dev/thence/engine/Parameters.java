package dev.thence.engine;

import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.sampler.Role;

/// All that training learns: a table of vectors per role and a bias per target, each with its
/// optimiser's state.
final class Parameters {
    /// The standard deviation that vectors start from.
    private static final double START = .1;

    final RowAdam sources;
    final RowAdam targets;
    final RowAdam bias;

    Parameters(int nodeCount, TrainingConfig config, Workers workers) {
        sources = new RowAdam(nodeCount, config.dimension(), config.moments());
        targets = new RowAdam(nodeCount, config.dimension(), config.moments());
        bias = new RowAdam(nodeCount, 1, config.moments());
        start(sources, SplitMix64.mix(config.seed(), 0x736f75726365L), workers);
        start(targets, SplitMix64.mix(config.seed(), 0x746172676574L), workers);
    }

    private static void start(RowAdam table, long seed, Workers workers) {
        float range = (float) (2 * START * Math.sqrt(3));
        workers.forRange(table.rows, 256, (from, to) -> {
            for (int row = from; row < to; row++) {
                var random = SplitMix64.of(seed, row);
                for (int k = row * table.width; k < (row + 1) * table.width; k++) {
                    table.values[k] = (float) (random.nextDouble() - .5) * range;
                }
            }
        });
    }

    RowAdam table(Role role) {
        return role == Role.SOURCE ? sources : targets;
    }
}
