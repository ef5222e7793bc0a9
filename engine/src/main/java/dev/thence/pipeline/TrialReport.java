package dev.thence.pipeline;

import dev.thence.evaluation.Baseline;
import dev.thence.evaluation.CalendarTest;
import dev.thence.evaluation.Comparison;
import dev.thence.evaluation.GraphBaselines;
import dev.thence.evaluation.LinkQuality;
import dev.thence.evaluation.OrderBaselines;
import dev.thence.evaluation.PairScorer;
import dev.thence.evaluation.QuerySet;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.PairCounts;
import dev.thence.graph.Workers;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.Model;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import dev.thence.training.PipelineListener;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a trial reached beside the simple baselines, on data that neither its vectors nor its
/// weights have seen. Made anew from the data and the trial's folder, so that it can be repeated.
///
/// @param tasks one comparison per question
/// @param directions per method the share of later one-way pairs it puts in the right order; a
///        method that cannot tell has one half
/// @param oneWayPairs how many pairs that share is taken over
/// @param calendar whether the log knows of directions beyond its calendar; empty for a graph
public record TrialReport(List<Comparison> tasks, Map<String, Double> directions, long oneWayPairs,
        Optional<CalendarTest> calendar) {
    /// The row of the model.
    public static final String MODEL = "model";
    /// The row that shows what learning adds.
    public static final String WITHOUT_MATCH = "evidences without match";
    /// The row of the learned vectors alone.
    public static final String LEARNED_ALONE = "learned vectors alone";
    /// Customers who must have gone one way for a later pair to count as one-way.
    private static final int ONE_WAY_SUPPORT = 2;

    public TrialReport {
        tasks = List.copyOf(tasks);
    }

    /// Judges the trial of this data.
    ///
    /// @param trial the model in the run's trial folder
    /// @param seed the seed it was trained with
    /// @throws IllegalArgumentException when the trial was made of other data
    public static TrialReport of(TrainingData data, Model trial, long seed, Workers workers,
            PipelineListener listener) {
        return switch (data) {
            case GraphData graph -> of(graph, trial, seed, workers, listener);
            case OrderData orders -> of(orders, trial, workers, listener);
        };
    }

    private static TrialReport of(GraphData data, Model trial, long seed, Workers workers,
            PipelineListener listener) {
        GraphTrial split = GraphTrial.of(data, seed);
        requireSame(data.ids().fingerprint(), trial);
        var methods = new ArrayList<>(GraphBaselines.all(split.protocol(), workers));
        methods.addAll(rows(trial, Question.LINK));
        listener.stage("judging " + methods.size() + " methods", 0);
        var directions = new LinkedHashMap<String, Double>();
        LinkQuality direction = split.protocol().linkQuality(trial.direction()::logit);
        directions.put(MODEL, direction.inOrder());
        directions.put("degrees alone",
                split.protocol().linkQuality(split.protocol().degreeDirection()).inOrder());
        return new TrialReport(List.of(Comparison.of(split.judged(), methods, workers)), directions,
                direction.oneWayCount(), Optional.empty());
    }

    private static TrialReport of(OrderData data, Model trial, Workers workers,
            PipelineListener listener) {
        Instant cut = Instant.parse(trial.manifest().asOf());
        listener.stage("orders up to " + cut, 0);
        OrderView view = OrderView.at(data, cut, workers);
        requireSame(view.ids().fingerprint(), trial);
        OrderTrial split = OrderTrial.of(data.cleanLog(data.end()), view, cut);
        OrderBaselines counts = OrderBaselines.of(view.orders(), cut, workers);
        List<Baseline> baselines = List.of(counts.popularity(), counts.popularity(14),
                counts.directedTuned(), counts.sameOrderShared(), counts.customersTimesTrend(14),
                counts.proximity());
        // A wrong way is judged by the product graph of the whole log, as the benchmarks do it: one
        // customer who happened to buy the two the other way round does not make an edge.
        DirectedGraph known = data.rule().edges(split.until(), workers);
        var tasks = new ArrayList<Comparison>();
        for (QuerySet task : List.of(split.nextOrder(), split.sameOrder())) {
            var methods = new ArrayList<>(baselines);
            methods.addAll(rows(trial, tasks.isEmpty() ? Question.NEXT_ORDER : Question.SAME_ORDER));
            listener.stage("judging " + methods.size() + " methods on " + task.name(), 0);
            tasks.add(Comparison.of(task.knowing(known), methods, workers));
        }
        DirectedGraph later = PairCounts.customersThen(split.later(), data.rule().window(),
                PairCounts.Kept.ALL, workers);
        DirectedGraph oneWay = later.filter((u, v, count) ->
                count >= ONE_WAY_SUPPORT && !later.hasEdge(v, u));
        var directions = new LinkedHashMap<String, Double>();
        directions.put(MODEL, inOrder(oneWay, trial.direction()::logit));
        directions.put("directed counts", inOrder(oneWay, view.thenCounts()::weight));
        directions.put("popularity", inOrder(oneWay, (u, v) -> view.orderCount(v)));
        listener.stage("directions against the calendar", 0);
        return new TrialReport(tasks, directions, oneWay.edgeCount(),
                Optional.of(CalendarTest.of(view.orders(), workers)));
    }

    private static void requireSame(long fingerprint, Model trial) {
        if (fingerprint != trial.ids().fingerprint()) {
            throw new IllegalArgumentException("the trial " + trial.manifest().modelId()
                    + " was made of other items than this data has; train again");
        }
    }

    private static List<Baseline> rows(Model trial, Question question) {
        int n = trial.ids().count();
        Scorer scorer = trial.scorer(question);
        var without = new EvidenceWeights(question, trial.manifest().withoutMatch().get(question));
        return List.of(
                new Baseline(LEARNED_ALONE, VectorTraining.learnedAlone(n, scorer.evidences())),
                new Baseline(WITHOUT_MATCH, new Scorer(n, scorer.evidences(), without)),
                new Baseline(MODEL, scorer));
    }

    /// The share of the edges that score above their reversal, ties half.
    private static double inOrder(DirectedGraph edges, PairScorer scorer) {
        double right = 0;
        for (int u = 0; u < edges.nodeCount(); u++) {
            for (long p = edges.out().offset(u), end = edges.out().offset(u + 1); p < end; p++) {
                int v = edges.out().neighbor(p);
                double there = scorer.score(u, v);
                double back = scorer.score(v, u);
                right += there > back ? 1 : there == back ? .5 : 0;
            }
        }
        return edges.edgeCount() == 0 ? Double.NaN : right / edges.edgeCount();
    }
}
