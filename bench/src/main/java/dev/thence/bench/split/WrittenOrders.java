package dev.thence.bench.split;

import dev.thence.bench.Method;
import dev.thence.bench.cells.TaskOutcome;
import dev.thence.bench.protocols.Split.Answers;
import dev.thence.bench.protocols.TimeCut;
import dev.thence.bench.protocols.TimeTask;
import dev.thence.datasets.TestPeriod;
import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.Query;
import dev.thence.evaluation.QuerySet;
import dev.thence.evaluation.TargetScorer;
import dev.thence.evaluation.TotalOrder;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// A written period of an order log: the queries of its tasks, as they were asked of methods.
///
/// @param part the name of the period
/// @param nodes how many items there are
record WrittenOrders(Path folder, String part, String note, int nodes, List<TimeTask> tasks)
        implements WrittenSplit {
    static final String KNOWN = "known.tsv";
    static final String PERIOD = "period.tsv";
    static final String ITEMS_HEADER = "node\titem\ttrain_orders";
    static final String PERIOD_HEADER = "period\tcut\tend\tzone\torders\tcustomers\tlines";
    static final String REMOVED_HEADER = "list\tnodes";
    static final String QUERIES_HEADER = "customer\ttransition\tsources\ttargets\tremoved";

    /// What the queries of a task are called; their file ends in `.tsv`.
    static String queries(TimeTask.Kind kind) {
        return "queries-" + kind.id();
    }

    /// The file of the lists of items that are no candidates, to which the queries refer.
    static String removed(TimeTask.Kind kind) {
        return "removed-" + kind.id() + ".tsv";
    }

    static WrittenOrders read(Path folder, SplitManifest manifest) throws IOException {
        int n = manifest.nodes();
        var ids = new ArrayList<String>();
        int[] trainOrders = new int[n];
        FieldLines.read(folder.resolve(SplitFolder.ITEMS), ITEMS_HEADER, fields -> {
            if (ids.size() >= n || !fields[0].equals(String.valueOf(ids.size()))) {
                throw new IllegalArgumentException("the node is " + fields[0] + ", must be "
                        + ids.size() + " of " + n);
            }
            trainOrders[ids.size()] = Integer.parseInt(fields[2]);
            ids.add(fields[1]);
        });
        if (ids.size() != n) {
            throw new IOException(folder.resolve(SplitFolder.ITEMS) + ": has " + ids.size()
                    + " items, the manifest says " + n);
        }
        var known = DirectedGraph.builder(n);
        PairFile.read(folder.resolve(KNOWN), n, known::add);
        var reading = new Reading(folder, TotalOrder.of(trainOrders, ids::get), known.build(),
                IntStream.range(0, n).filter(v -> trainOrders[v] == 0).toArray());
        var tasks = new ArrayList<TimeTask>();
        for (var kind : TimeTask.Kind.values()) {
            if (manifest.files().containsKey(queries(kind) + ".tsv")) {
                tasks.add(reading.task(kind));
            }
        }
        return reading.period(n, tasks);
    }

    /// What the queries of all tasks share.
    private record Reading(Path folder, TotalOrder order, DirectedGraph known, int[] never) {
        TimeTask task(TimeTask.Kind kind) throws IOException {
            var queries = new ArrayList<Query>();
            int n = order.nodeCount();
            var lists = new ArrayList<int[]>();
            FieldLines.read(folder.resolve(removed(kind)), REMOVED_HEADER,
                    fields -> lists.add(nodes(fields[1], n)));
            FieldLines.read(folder.resolve(queries(kind) + ".tsv"), QUERIES_HEADER, fields -> {
                int[] sources = nodes(fields[2], n);
                int[] removed = fields[4].isEmpty() ? sources : list(lists, fields[4]);
                queries.add(query(kind, sources, nodes(fields[3], n), removed,
                        number("transition", fields[1], queries.size()),
                        number("customer", fields[0], queries.size())));
            });
            var set = QuerySet.of(kind.id(), QuerySet.Ties.TOTAL_ORDER, order, queries)
                    .without(never);
            return new TimeTask(kind, kind.knows() ? set.knowing(known) : set);
        }

        /// Transitions and customers are numbered as they come.
        private static int number(String what, String field, int most) {
            int number = Integer.parseInt(field);
            if (number < 0 || number > most) {
                throw new IllegalArgumentException("the " + what + " is " + number
                        + ", must be 0 to " + most + " so far");
            }
            return number;
        }

        private static int[] list(List<int[]> lists, String field) {
            int number = Integer.parseInt(field);
            if (number < 0 || number >= lists.size()) {
                throw new IllegalArgumentException("the list is " + number
                        + ", there are only lists 0 to " + (lists.size() - 1));
            }
            return lists.get(number);
        }

        private static Query query(TimeTask.Kind kind, int[] sources, int[] targets,
                int[] removed, int transition, int customer) {
            if (kind == TimeTask.Kind.T3B) {
                return Query.ofBasket(sources, targets, removed, transition, customer);
            }
            if (sources.length != 1) {
                throw new IllegalArgumentException("there are " + sources.length
                        + " sources, must be one");
            }
            return new Query(sources[0], targets, removed, transition, customer);
        }

        private static int[] nodes(String list, int n) {
            if (list.isEmpty()) {
                return new int[0];
            }
            int[] nodes = Arrays.stream(list.split(",")).mapToInt(Integer::parseInt).toArray();
            for (int node : nodes) {
                if (node < 0 || node >= n) {
                    throw new IllegalArgumentException("the node is " + node
                            + ", there are only nodes 0 to " + (n - 1));
                }
            }
            return nodes;
        }

        WrittenOrders period(int nodes, List<TimeTask> tasks) throws IOException {
            var found = new ArrayList<WrittenOrders>();
            FieldLines.read(folder.resolve(PERIOD), PERIOD_HEADER, fields -> {
                var period = new TestPeriod(fields[0], Instant.parse(fields[1]),
                        Instant.parse(fields[2]));
                found.add(new WrittenOrders(folder, period.name(), TimeCut.note(period,
                        Integer.parseInt(fields[4]), Integer.parseInt(fields[5]),
                        Long.parseLong(fields[6]), nodes), nodes, tasks));
            });
            if (found.size() != 1) {
                throw new IOException(folder.resolve(PERIOD) + ": has " + found.size()
                        + " lines below its header, must have one");
            }
            return found.getFirst();
        }
    }

    @Override
    public Method.Draws draws() {
        return Method.Draws.NONE;
    }

    @Override
    public Answers judge(ScoreFiles scores, Workers workers, PipelineListener listener)
            throws IOException {
        Optional<TargetScorer> forAll = scores.isPerTask() ? Optional.empty()
                : Optional.of(scores.scorer(nodes, "the queries' files", asked(tasks)));
        var outcomes = new ArrayList<TaskOutcome>();
        for (var task : tasks) {
            var scorer = forAll.isPresent() ? forAll : scores.scorer(task.id(), nodes,
                    queries(task.kind()) + ".tsv", asked(List.of(task)));
            if (scorer.isPresent()) {
                listener.stage("ranking for " + task.id(), 0);
                outcomes.add(task.outcome(
                        Evaluator.evaluate(scorer.get(), task.queries(), workers)));
            }
        }
        if (outcomes.isEmpty()) {
            throw new IOException("there is no file of scores for any task; there may be "
                    + String.join(", ", tasks.stream().map(task -> task.id() + ".tsv").toList())
                    + ", or the same as .npy");
        }
        return new Answers(outcomes, List.of());
    }

    /// The items that are asked about, those of baskets too.
    private static int[] asked(List<TimeTask> tasks) {
        return tasks.stream().flatMap(task -> task.queries().queries().stream())
                .flatMapToInt(query -> Arrays.stream(query.sources())).distinct().sorted()
                .toArray();
    }
}
