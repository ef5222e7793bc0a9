package dev.thence.bench.protocols;

import dev.thence.bench.cells.TaskOutcome;
import dev.thence.evaluation.Bucket;
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
public record TimeTask(Kind kind, QuerySet queries) {
    /// What commands, tables and files call the protocol.
    public static final String PROTOCOL = "time";

    private static final List<Metric> COMPARED =
            List.of(Metric.HIT_RATE_10, Metric.NDCG_10, Metric.MRR);

    /// The tasks there are, in the order of tables.
    public enum Kind {
        T1N("T1n", "T1n, the next order's new items", Question.NEXT_ORDER, Asks.OF_ITEMS),
        T1A("T1a", "T1a, the next order's items", Question.WHOLE_NEXT_ORDER, Asks.OF_ITEMS),
        T2("T2", "T2, new edges", Question.NEXT_ORDER, Asks.OF_EDGES),
        /// Beyond chance is what two items have for each other whatever sells: as in one order.
        T2L("T2L", "T2L, new edges beyond chance", Question.SAME_ORDER, Asks.OF_EDGES),
        T3("T3", "T3, the other items of the order", Question.SAME_ORDER, Asks.OF_ITEMS),
        T3B("T3b", "T3 with baskets, the one item left out", Question.SAME_ORDER,
                Asks.OF_BASKETS),
        VISIT("visit", "Listed, then bought in the same visit", Question.SAME_VISIT,
                Asks.OF_VISITS);

        private final String id;
        private final String title;
        private final Question question;
        private final Asks asks;

        Kind(String id, String title, Question question, Asks asks) {
            this.id = id;
            this.title = title;
            this.question = question;
            this.asks = asks;
        }

        /// Its short name, such as `T1n`.
        public String id() {
            return id;
        }

        /// Whose weights the model answers with.
        public Question question() {
            return question;
        }

        /// Whether wrong-way@10 is counted, against what is known of directions.
        public boolean knows() {
            return asks == Asks.OF_ITEMS;
        }
    }

    /// What the queries of a task are of.
    private enum Asks {
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
        for (var kind : Kind.values()) {
            var queries = switch (kind) {
                case T1N -> protocol.nextNewItems();
                case T1A -> protocol.nextItems();
                case T2 -> protocol.newEdges(workers);
                case T2L -> protocol.newEdgesBeyondChance(workers);
                case T3 -> protocol.sameOrder();
                case T3B -> protocol.baskets();
                case VISIT -> protocol.listedThenBought();
            };
            tasks.add(new TimeTask(kind, kind.knows() ? queries.knowing(known) : queries));
        }
        tasks.removeIf(task -> task.queries().queryCount() == 0);
        return List.copyOf(tasks);
    }

    public String id() {
        return kind.id;
    }

    public Question question() {
        return kind.question;
    }

    /// What tables show of an answer.
    public TaskOutcome outcome(TaskResult result) {
        return switch (kind.asks) {
            case OF_ITEMS -> outcome(result, List.of(Metric.RECALL_10, Metric.WRONG_WAY_10),
                    TimeProtocol.sourceBuckets(queries.order()));
            case OF_VISITS -> outcome(result, List.of(Metric.RECALL_10),
                    TimeProtocol.sourceBuckets(queries.order()));
            case OF_BASKETS -> outcome(result, List.of(), TimeProtocol.basketBuckets());
            case OF_EDGES -> outcome(result, List.of(),
                    TimeProtocol.sourceBuckets(queries.order()))
                    .withMicro(result, Metric.HIT_RATE_10);
        };
    }

    private TaskOutcome outcome(TaskResult result, List<Metric> further, List<Bucket> buckets) {
        return TaskOutcome.of(kind.id, kind.title, note(), result, COMPARED, further, buckets);
    }

    private String note() {
        return switch (kind.asks) {
            case OF_ITEMS -> counted("transitions") + " *wrong-way@10*: places held by a v of which"
                    + " the pair rule, on all orders up to the period's end, knows only"
                    + " v -> source.";
            case OF_BASKETS -> counted("orders") + " A query is all of an order but one item;"
                    + " simple methods add up the scores of its items, the model answers by"
                    + " the weights of `BASKET`.";
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
