package dev.thence.pipeline;

import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.QuerySet;
import dev.thence.fitting.QuerySample;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.MatchEvidence;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import dev.thence.model.TargetEvidence;
import dev.thence.training.PipelineListener;
import dev.thence.training.TrainingListener;
import dev.thence.training.TrainingProgress;
import dev.thence.training.ValidationMetric;
import dev.thence.vectors.DualVectors;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs the trainer for a fit: early stopping by the validation MRR of the learned vectors alone,
/// on the queries the weights may see.
final class VectorTraining {
    /// Parts of the edges or customers, each predicted from the others.
    static final int FOLDS = 5;
    /// Queries the MRR is taken over after every epoch.
    private static final int QUERIES = 10_000;

    private VectorTraining() {}

    /// The queries that decide how long is trained.
    static QuerySet sample(QuerySet queries, Half half, long seed) {
        return QuerySet.of("validation", queries.ties(), queries.order(),
                QuerySample.of(queries, QUERIES, seed, half::has));
    }

    static ValidationMetric validation(QuerySet sample, Workers workers) {
        return vectors -> Evaluator.evaluate(learnedAlone(vectors), sample, workers)
                .macro(Metric.MRR);
    }

    /// Passes the trainer's progress on as a stage.
    static TrainingListener listener(PipelineListener listener, String stage) {
        return new TrainingListener() {
            private boolean begun;

            @Override
            public Signal on(TrainingProgress at) {
                long steps = (long) at.epochs() * at.steps();
                if (!begun) {
                    listener.stage(stage, steps);
                    begun = true;
                }
                String validation = at.validation().isPresent()
                        ? String.format(", validation MRR %.4f", at.validation().getAsDouble()) : "";
                listener.progress((long) (at.epoch() - 1) * at.steps() + at.step(),
                        String.format("epoch %d, loss %.3f%s", at.epoch(), at.loss(), validation));
                return listener.isCancelled() ? Signal.STOP : Signal.CONTINUE;
            }
        };
    }

    static List<Evidence> evidences(DualVectors vectors) {
        return List.of(new MatchEvidence(vectors.source(), vectors.target(), vectors.temperature()),
                new TargetEvidence("bias", vectors.biases()));
    }

    static Scorer learnedAlone(DualVectors vectors) {
        return learnedAlone(vectors.nodeCount(), evidences(vectors));
    }

    static Scorer learnedAlone(int nodeCount, List<Evidence> evidences) {
        return new Scorer(nodeCount, evidences, new EvidenceWeights(Question.LINK,
                Map.of(MatchEvidence.NAME, 1.0, "bias", 1.0)));
    }

    static Optional<MatchEvidence> match(List<Evidence> evidences) {
        return evidences.stream().filter(MatchEvidence.class::isInstance)
                .map(MatchEvidence.class::cast).findFirst();
    }
}
