package dev.thence.bench;

import dev.thence.engine.EvidenceWeights;
import dev.thence.engine.FittedQuestion;
import dev.thence.engine.TrainingResult;
import java.util.Locale;
import java.util.StringJoiner;

/// Says what was fitted, for reports.
final class Fitted {
    private Fitted() {}

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
