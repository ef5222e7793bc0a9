package dev.thence.training;

import dev.thence.graph.Workers;
import dev.thence.kernels.LossBatch;
import dev.thence.kernels.PairKernel;
import dev.thence.kernels.PairKernel.Side;
import dev.thence.kernels.PairKernel.Wish;
import dev.thence.kernels.SoftmaxKernel;

/// Computes the losses of a configuration on a batch.
final class Losses {
    private Losses() {}

    /// Adds the gradient to the batch's and returns the value, the mean per positive.
    static double add(TrainingConfig config, LossBatch batch, Workers workers) {
        return add(config.loss(), config.temperature(), batch, workers)
                + add(config.coView(), config.temperature(), batch, workers);
    }

    static double add(Loss loss, double temperature, LossBatch batch, Workers workers) {
        return switch (loss) {
            case Loss.MaskedSoftmax _ -> SoftmaxKernel.add(batch, temperature, workers);
            case Loss.SixTerm six -> sixTerm(six, temperature, batch, workers);
            case Loss.CoView views -> coView(views, temperature, batch, workers);
        };
    }

    private static double sixTerm(
            Loss.SixTerm six, double temperature, LossBatch batch, Workers workers) {
        var kernel = new PairKernel(batch.dimension, temperature, workers);
        var pairs = batch.pairs;
        double scale = 1 / pairs.positives().weightSum();
        var sources = Side.sources(batch);
        var targets = Side.targets(batch);
        var down = switch (six.down()) {
            case ONE_MINUS -> Wish.DOWN_ONE_MINUS;
            case COMPLEMENT -> Wish.DOWN_COMPLEMENT;
        };
        return kernel.add(sources, targets, pairs.positives(), Wish.UP, scale)
                + kernel.add(sources, targets, pairs.negatives(), down, scale)
                + kernel.add(sources, targets, pairs.oneWay(), Wish.UP, scale)
                + kernel.add(sources, targets, pairs.reversed(), down, scale);
    }

    private static double coView(
            Loss.CoView views, double temperature, LossBatch batch, Workers workers) {
        var pairs = batch.pairs;
        if (views.weight() == 0 || pairs.sourceViews().count() == 0) {
            return 0;
        }
        var kernel = new PairKernel(batch.dimension, temperature, workers);
        double scale = views.weight() / pairs.sourceViews().count();
        var sources = Side.sources(batch);
        var targets = Side.targets(batch);
        return kernel.add(sources, sources, pairs.sourceViews(), Wish.UP, scale)
                + kernel.add(targets, targets, pairs.targetViews(), Wish.UP, scale);
    }
}
