package dev.thence.serving;

import dev.thence.evaluation.Bootstrap;
import dev.thence.evaluation.Metric;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import dev.thence.model.Model;
import dev.thence.pipeline.TrainingData;
import dev.thence.pipeline.TrialComparison;
import dev.thence.serving.Canary.Verdict;
import dev.thence.training.PipelineListener;
import java.util.Locale;
import java.util.Objects;

/// What a candidate is judged on before it is published.
///
/// @param data what the candidate was made of; its later rows ask
/// @param seed the seed it was made with
/// @param margin how far HitRate@10 may fall, in [0, 1]
public record CanaryTask(TrainingData data, long seed, double margin) {
    /// A hundredth: of a hundred lists, one may lose what a customer goes on to buy.
    public static final double DEFAULT_MARGIN = .01;
    /// Below this the share of hits moves by more than the margin when a single list changes.
    private static final int FEWEST_QUERIES = 100;
    private static final double LEAST_KNOWN = .5;

    public CanaryTask {
        Objects.requireNonNull(data, "data");
        if (!(margin >= 0 && margin <= 1)) {
            throw new IllegalArgumentException("margin is " + margin + ", must be 0 to 1");
        }
    }

    /// A model that knows less than half of the items that are served is another shop's, or broken.
    static boolean isForeign(NodeIds served, NodeIds candidate) {
        return known(served, candidate) < LEAST_KNOWN * served.count();
    }

    static String foreign(NodeIds served, NodeIds candidate) {
        return String.format(Locale.ROOT, "knows %,d of the %,d items that are served: another"
                + " shop's?", known(served, candidate), served.count());
    }

    private static int known(NodeIds served, NodeIds candidate) {
        int known = 0;
        for (int node = 0; node < served.count(); node++) {
            known += candidate.node(served.id(node)) >= 0 ? 1 : 0;
        }
        return known;
    }

    /// Trial against trial.
    Canary judge(String against, Model before, Model after, Workers workers,
            PipelineListener listener) {
        TrialComparison asked;
        try {
            asked = TrialComparison.of(data, before, after, seed, workers, listener);
        } catch (IllegalArgumentException e) {
            return Canary.without(Verdict.IMPOSSIBLE, against,
                    Objects.requireNonNullElse(e.getMessage(), "the trials cannot be compared"));
        }
        var comparison = asked.comparison();
        int queries = comparison.task().queryCount();
        if (queries < FEWEST_QUERIES) {
            return Canary.without(Verdict.IMPOSSIBLE, against, String.format(Locale.ROOT,
                    "%s: there are %,d questions, at least %,d are needed", asked.asked(), queries,
                    FEWEST_QUERIES));
        }
        double was = comparison.result(TrialComparison.BEFORE).macro(Metric.HIT_RATE_10);
        double is = comparison.result(TrialComparison.AFTER).macro(Metric.HIT_RATE_10);
        Bootstrap.Interval gain = comparison.difference(TrialComparison.AFTER,
                TrialComparison.BEFORE, Metric.HIT_RATE_10);
        return new Canary(is < was - margin ? Verdict.WORSE : Verdict.PASSED, against, queries, was,
                is, gain.low(), gain.high(), margin, asked.asked());
    }
}
