package dev.thence.bench.methods;

import dev.thence.bench.View;
import dev.thence.model.EvidenceWeights;
import dev.thence.pipeline.FittedQuestion;
import dev.thence.pipeline.Pipeline;
import dev.thence.pipeline.PipelineOptions;
import dev.thence.training.TrainingResult;
import java.util.Locale;
import java.util.StringJoiner;

/// How the model is fitted on a view, and what a report says of it.
final class Fitted {
    private Fitted() {}

    /// The model's pipeline with its defaults and the view's seed.
    static Pipeline pipeline(View view) {
        return pipeline(view, PipelineOptions.DEFAULT);
    }

    /// The same with other options; the seed is the view's.
    static Pipeline pipeline(View view, PipelineOptions options) {
        return Pipeline.on(view.workers(), options.withSeed(view.seed()))
                .listener(view.listener());
    }

    /// Epochs, weights, and whether the learned vectors were given any.
    static String note(String question, FittedQuestion fitted, TrainingResult training) {
        return "Trained for " + training.epochs() + " epochs. Weights for " + question + ": "
                + weights(fitted.weights()) + "; without match: " + weights(fitted.withoutMatch())
                + "." + (fitted.matchHelps() ? "" : " On validation the learned vectors did not"
                + " help, so the model goes without them.");
    }

    private static String weights(EvidenceWeights weights) {
        var text = new StringJoiner(", ");
        weights.byEvidence().forEach((evidence, weight) -> {
            if (weight != 0) {
                text.add(String.format(Locale.ROOT, "%s %.3f", evidence, weight));
            }
        });
        return text.toString();
    }
}
