package dev.thence.training;

import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.sampler.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All that training learns: a table of vectors per role, a bias per target and, for layers with
/// weights, a matrix per layer; each with its optimiser's state.
final class Parameters {
    /// The standard deviation that vectors start from.
    private static final double START = .1;

    final RowAdam sources;
    final RowAdam targets;
    final RowAdam bias;
    /// d x d per layer; none for linear layers.
    final List<RowAdam> weights = new ArrayList<>();

    Parameters(int nodeCount, TrainingConfig config, Workers workers) {
        int d = config.dimension();
        sources = new RowAdam(nodeCount, d, config.moments());
        targets = new RowAdam(nodeCount, d, config.moments());
        bias = new RowAdam(nodeCount, 1, config.moments());
        start(sources, START, SplitMix64.mix(config.seed(), 0x736f75726365L), workers);
        start(targets, START, SplitMix64.mix(config.seed(), 0x746172676574L), workers);
        if (config.layerKind() == TrainingConfig.LayerKind.RELU) {
            for (int layer = 0; layer < config.layers(); layer++) {
                var matrix = new RowAdam(d, d, TrainingConfig.Moments.PER_VALUE);
                start(matrix, Math.sqrt(2.0 / d),
                        SplitMix64.mix(config.seed(), 0x776569676874L, layer), workers);
                weights.add(matrix);
            }
        }
    }

    private static void start(RowAdam table, double deviation, long seed, Workers workers) {
        float range = (float) (2 * deviation * Math.sqrt(3));
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

    /// All tables by name, in a fixed order.
    Map<String, RowAdam> byName() {
        var tables = new LinkedHashMap<String, RowAdam>();
        tables.put("sources", sources);
        tables.put("targets", targets);
        tables.put("bias", bias);
        for (int layer = 0; layer < weights.size(); layer++) {
            tables.put("weights" + layer, weights.get(layer));
        }
        return tables;
    }
}
