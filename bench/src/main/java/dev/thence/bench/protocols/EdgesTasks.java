package dev.thence.bench.protocols;

import dev.thence.bench.FitNotes;
import dev.thence.bench.LinkHeads;
import dev.thence.bench.Meter;
import dev.thence.bench.SharedFits.Maker;
import dev.thence.bench.cells.TaskOutcome;
import dev.thence.bench.protocols.Split.Answers;
import dev.thence.evaluation.Bucket;
import dev.thence.evaluation.EdgesProtocol;
import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.LinkQuality;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// The questions of the edges protocol, asked of a fitted method or of scores from a file.
///
/// @param protocol the split
public record EdgesTasks(EdgesProtocol protocol, Workers workers, PipelineListener listener) {
    /// Scores that are known for some sources alone; the questions that need every source are
    /// not asked.
    public interface SomeSources extends TargetScorer {}

    public Answers judge(Meter meter, Maker<TargetScorer> fitting) throws IOException {
        var queries = protocol.testQueries();
        var fitted = new ArrayList<TargetScorer>();
        var result = meter.measure(() -> {
            var scorer = fitting.make();
            fitted.add(scorer);
            listener.stage("ranking targets", 0);
            return Evaluator.evaluate(scorer, queries, workers);
        });
        var scorer = fitted.getFirst();
        var tasks = new ArrayList<TaskOutcome>();
        var buckets = new ArrayList<Bucket>(protocol.targetBuckets());
        buckets.addAll(protocol.sourceBuckets());
        tasks.add(TaskOutcome.of("", "Targets of held-out edges", String.format(Locale.ROOT,
                "%,d test edges, each ranks all %,d nodes but the source and its other edges. Ties"
                + " get their mean rank. *wrong-way@10*: places held by a v of which the whole"
                + " graph knows only v -> source.", queries.queryCount(), queries.nodeCount()),
                result, List.of(Metric.HIT_RATE_10, Metric.MRR, Metric.NDCG_10),
                List.of(Metric.HIT_RATE_5, Metric.HIT_RATE_20, Metric.WRONG_WAY_10), buckets));
        if (!(scorer instanceof SomeSources)) {
            listener.stage("ranking sources", 0);
            tasks.add(sources(scorer));
            listener.stage("existence and direction", 0);
            tasks.add(links(scorer));
        }
        return new Answers(tasks, scorer instanceof FitNotes notes ? notes.notes() : List.of());
    }

    private TaskOutcome sources(TargetScorer scorer) {
        var result = protocol.judgeSources(scorer, workers);
        return TaskOutcome.of("sources", "Sources of held-out edges", "The reverse question: each"
                + " test edge's target ranks all nodes but itself and its other predecessors as"
                + " sources. The model and *without-match* answer with weights of their own. Other"
                + " logits are compared after each source's log-partition is taken off, other"
                + " scores as they are.", result,
                List.of(Metric.HIT_RATE_10, Metric.MRR, Metric.NDCG_10),
                List.of(Metric.HIT_RATE_5, Metric.HIT_RATE_20), protocol.reverseBuckets());
    }

    private TaskOutcome links(TargetScorer scorer) {
        LinkQuality found = scorer instanceof LinkHeads heads
                ? protocol.linkQuality(heads.existence(), heads.direction(), workers)
                : protocol.linkQualityOfRanking(scorer, workers);
        var values = new LinkedHashMap<String, Double>();
        values.put("existence-AUC", found.existenceAuc());
        values.put("direction-AUC", found.directionAuc());
        values.put("in-order", found.inOrder());
        return TaskOutcome.of("links", "Existence and direction of held-out edges",
                String.format(Locale.ROOT, "*existence-AUC*: against as many random non-edges."
                + " *direction-AUC*, of the %,d one-way test edges of the first seed: against all"
                + " their reversals; *in-order*: the share that scores above its own reversal. The"
                + " model answers with its heads, *degrees* with degrees alone, the others with"
                + " their ranking scores.", found.oneWayCount()), values);
    }
}
