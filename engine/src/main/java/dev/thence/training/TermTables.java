package dev.thence.training;

import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.kernels.Rows;
import dev.thence.training.TrainingConfig.Moments;
import java.util.List;

/// What is learned beside each other: vectors of warm items and of terms, both per role, and biases
/// of both as targets; each with its optimiser's state.
final class TermTables {
    private static final double START = .1;

    final RowAdam sources;
    final RowAdam targets;
    final RowAdam sourceTerms;
    final RowAdam targetTerms;
    final RowAdam bias;
    final RowAdam termBias;

    TermTables(int nodeCount, int termCount, TermOptions options) {
        int d = options.dimension();
        sources = started(nodeCount, d, SplitMix64.mix(options.seed(), 1));
        targets = started(nodeCount, d, SplitMix64.mix(options.seed(), 2));
        sourceTerms = started(termCount, d, SplitMix64.mix(options.seed(), 3));
        targetTerms = started(termCount, d, SplitMix64.mix(options.seed(), 4));
        bias = new RowAdam(nodeCount, 1, Moments.PER_ROW);
        termBias = new RowAdam(termCount, 1, Moments.PER_ROW);
    }

    private static RowAdam started(int rows, int d, long seed) {
        var table = new RowAdam(rows, d, Moments.PER_ROW);
        float range = (float) (2 * START * Math.sqrt(3));
        for (int row = 0; row < rows; row++) {
            var random = SplitMix64.of(seed, row);
            for (int k = row * d; k < (row + 1) * d; k++) {
                table.values[k] = (float) (random.nextDouble() - .5) * range;
            }
        }
        return table;
    }

    /// In the order of [Gradient#tables()].
    List<RowAdam> tables() {
        return List.of(sources, targets, sourceTerms, targetTerms, bias, termBias);
    }

    void update(Gradient gradient, double learningRate, Workers workers) {
        for (int i = 0; i < tables().size(); i++) {
            var table = tables().get(i);
            table.update(Rows.all(table.rows), gradient.tables().get(i), learningRate, workers);
        }
    }

    /// One array per table.
    record Gradient(List<float[]> tables) {}
}
