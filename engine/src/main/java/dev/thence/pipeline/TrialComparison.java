package dev.thence.pipeline;

import dev.thence.evaluation.Baseline;
import dev.thence.evaluation.Comparison;
import dev.thence.evaluation.QuerySet;
import dev.thence.evaluation.TimeProtocol;
import dev.thence.graph.CleanLog;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import dev.thence.model.Model;
import dev.thence.model.Question;
import dev.thence.training.PipelineListener;
import java.time.Instant;
import java.util.List;

/// Two trials, made at different times, asked the same questions about what neither has learned:
/// whether the newer is fit to take the older one's place.
///
/// Of an order log: the next orders, new items, of the customers who judge, after the later of the
/// two trials' cuts. Of a graph: the newer trial's test edges that the older one has not learned.
/// Each answers by its own numbers of items; what one does not know it ranks last.
///
/// @param comparison the two, under the names [#BEFORE] and [#AFTER]
/// @param asked what was asked, in words
public record TrialComparison(Comparison comparison, String asked) {
    /// The row of the older trial.
    public static final String BEFORE = "before";
    /// The row of the newer trial.
    public static final String AFTER = "after";

    /// Asks both.
    ///
    /// @param data what the newer trial was made of
    /// @param seed the seed that trial was made with
    /// @throws IllegalArgumentException when the newer trial was made of other data, or the two are
    ///     of different kinds
    public static TrialComparison of(TrainingData data, Model before, Model after, long seed,
            Workers workers, PipelineListener listener) {
        return switch (data) {
            case OrderData orders -> of(orders, before, after, workers, listener);
            case GraphData graph -> of(graph, before, after, seed, workers, listener);
        };
    }

    private static TrialComparison of(OrderData data, Model before, Model after, Workers workers,
            PipelineListener listener) {
        requireQuestion(before, Question.NEXT_ORDER);
        requireQuestion(after, Question.NEXT_ORDER);
        Instant cut = later(before.manifest().asOf(), after.manifest().asOf());
        listener.stage("orders up to " + cut, 0);
        CleanLog until = data.cleanLog(cut);
        QuerySet next = TimeProtocol.of(until, data.cleanLog(data.end())).nextNewItems()
                .filter(query -> Half.JUDGED.has(query.customer()));
        listener.stage("asking both trials", 0);
        return new TrialComparison(compare(next, before, after, Question.NEXT_ORDER,
                until.items(), workers), "the next orders after " + cut
                + ", items new to the customer");
    }

    private static Instant later(String one, String other) {
        if (one.isEmpty() || other.isEmpty()) {
            throw new IllegalArgumentException("one of the trials does not say up to when its data"
                    + " was used");
        }
        Instant first = Instant.parse(one);
        Instant second = Instant.parse(other);
        return first.isAfter(second) ? first : second;
    }

    private static TrialComparison of(GraphData data, Model before, Model after, long seed,
            Workers workers, PipelineListener listener) {
        requireQuestion(before, Question.LINK);
        requireQuestion(after, Question.LINK);
        if (data.ids().fingerprint() != after.ids().fingerprint()) {
            throw new IllegalArgumentException("the trial " + after.manifest().modelId()
                    + " was made of other items than this data has; train again");
        }
        listener.stage("asking both trials", 0);
        var older = new RenumberedScorer(before, Question.LINK, data.ids());
        QuerySet unseen = GraphTrial.of(data, seed).judged().filter(query -> {
            int source = older.own(query.source());
            for (int target : query.relevant()) {
                if (source >= 0 && older.own(target) >= 0
                        && before.graph().hasEdge(source, older.own(target))) {
                    return false;
                }
            }
            return true;
        });
        return new TrialComparison(compare(unseen, before, after, Question.LINK, data.ids(),
                workers), "edges held back that neither has learned");
    }

    private static void requireQuestion(Model trial, Question question) {
        if (!trial.questions().contains(question)) {
            throw new IllegalArgumentException("the trial " + trial.manifest().modelId()
                    + " answers " + trial.questions() + ", the other one " + question
                    + "; a model of a graph and one of an order log cannot be compared");
        }
    }

    private static Comparison compare(QuerySet queries, Model before, Model after,
            Question question, NodeIds items, Workers workers) {
        return Comparison.of(queries, List.of(
                new Baseline(BEFORE, new RenumberedScorer(before, question, items)),
                new Baseline(AFTER, new RenumberedScorer(after, question, items))), workers);
    }
}
