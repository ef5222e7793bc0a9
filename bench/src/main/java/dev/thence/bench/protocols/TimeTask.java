package dev.thence.bench.protocols;

import dev.thence.bench.cells.TaskOutcome;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.QuerySet;
import dev.thence.evaluation.TaskResult;
import dev.thence.evaluation.TimeProtocol;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import dev.thence.model.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One task of the protocol *time*.
///
/// @param id its short name, such as `T1n`
/// @param question whose weights the model answers with
/// @param asks what its queries are of
record TimeTask(String id, String title, Question question, QuerySet queries, Asks asks) {
    private static final List<Metric> COMPARED =
            List.of(Metric.HIT_RATE_10, Metric.NDCG_10, Metric.MRR);

    /// What the queries of a task are of.
    enum Asks {
        /// Items, for transitions of customers.
        OF_ITEMS,
        /// Orders less one item, for customers.
        OF_BASKETS,
        /// Edges, for sources.
        OF_EDGES,
        /// Items of visits, for customers.
        OF_VISITS
    }

    /// The tasks that have queries.
    ///
    /// @param known all that is known of directions up to the period's end
    static List<TimeTask> of(TimeProtocol protocol, DirectedGraph known, Workers workers) {
        var tasks = new ArrayList<TimeTask>();
        tasks.add(new TimeTask("T1n", "T1n, the next order's new items", Question.NEXT_ORDER,
                protocol.nextNewItems().knowing(known), Asks.OF_ITEMS));
        tasks.add(new TimeTask("T1a", "T1a, the next order's items",
                Question.WHOLE_NEXT_ORDER,
                protocol.nextItems().knowing(known), Asks.OF_ITEMS));
        tasks.add(new TimeTask("T2", "T2, new edges", Question.NEXT_ORDER,
                protocol.newEdges(workers), Asks.OF_EDGES));
        // Beyond chance is what two items have for each other whatever sells: as in one order.
        tasks.add(new TimeTask("T2L", "T2L, new edges beyond chance", Question.SAME_ORDER,
                protocol.newEdgesBeyondChance(workers), Asks.OF_EDGES));
        tasks.add(new TimeTask("T3", "T3, the other items of the order", Question.SAME_ORDER,
                protocol.sameOrder().knowing(known), Asks.OF_ITEMS));
        tasks.add(new TimeTask("T3b", "T3 with baskets, the one item left out",
                Question.SAME_ORDER, protocol.baskets(), Asks.OF_BASKETS));
        tasks.add(new TimeTask("visit", "Listed, then bought in the same visit",
                Question.SAME_VISIT, protocol.listedThenBought(), Asks.OF_VISITS));
        tasks.removeIf(task -> task.queries().queryCount() == 0);
        return List.copyOf(tasks);
    }

    /// What tables show of an answer.
    TaskOutcome outcome(TaskResult result, TimeProtocol protocol) {
        return switch (asks) {
            case OF_ITEMS -> TaskOutcome.of(id, title, note(), result, COMPARED,
                    List.of(Metric.RECALL_10, Metric.WRONG_WAY_10), protocol.sourceBuckets());
            case OF_VISITS -> TaskOutcome.of(id, title, note(), result, COMPARED,
                    List.of(Metric.RECALL_10), protocol.sourceBuckets());
            case OF_BASKETS -> TaskOutcome.of(id, title, note(), result, COMPARED, List.of(),
                    protocol.basketBuckets());
            case OF_EDGES -> TaskOutcome.of(id, title, note(), result, COMPARED, List.of(),
                    protocol.sourceBuckets()).withMicro(result, Metric.HIT_RATE_10);
        };
    }

    private String note() {
        return switch (asks) {
            case OF_ITEMS -> counted("transitions") + " *wrong-way@10*: places held by a v of which"
                    + " the pair rule, on all orders up to the period's end, knows only"
                    + " v -> source.";
            case OF_BASKETS -> counted("orders") + " A query is all of an order but one item;"
                    + " simple methods add up the scores of its items, the model takes their"
                    + " mean.";
            case OF_VISITS -> counted("visits") + " A query is an item that was listed before the"
                    + " visit's first purchase and not bought in it; what was bought is looked"
                    + " for.";
            case OF_EDGES -> String.format(Locale.ROOT, "%,d edges of %,d sources, over %,d items:"
                    + " at least 3 customers bought the source, then the target within 30 days,"
                    + " both in the test period, and not 2 did so in train. Means over sources;"
                    + " *micro*: over edges.", queries.queryCount(), queries.customerCount(),
                    queries.nodeCount());
        };
    }

    private String counted(String transitions) {
        return String.format(Locale.ROOT, "%,d queries of %,d %s of %,d customers, over %,d items;"
                + " means over customers (macro).", queries.queryCount(),
                queries.transitionCount(), transitions, queries.customerCount(),
                queries.nodeCount());
    }
}
