package dev.thence.pipeline;

import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.QuerySet;
import dev.thence.evaluation.TaskResult;
import dev.thence.graph.Workers;
import dev.thence.model.Scorer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a trial reached, in the few numbers its manifest keeps.
final class TrialMetrics {
    private TrialMetrics() {}

    static Map<String, Double> of(Scorer scorer, QuerySet judged, Workers workers) {
        TaskResult result = Evaluator.evaluate(scorer, judged, workers);
        var metrics = new LinkedHashMap<String, Double>();
        metrics.put("queries", (double) judged.queryCount());
        for (Metric metric : List.of(Metric.HIT_RATE_10, Metric.NDCG_10, Metric.MRR)) {
            metrics.put(metric.label(), result.macro(metric));
        }
        return metrics;
    }
}
