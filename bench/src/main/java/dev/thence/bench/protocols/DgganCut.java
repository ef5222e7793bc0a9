package dev.thence.bench.protocols;

import dev.thence.bench.EdgesMethod;
import dev.thence.bench.EdgesView;
import dev.thence.bench.ExistenceScorer;
import dev.thence.bench.FitNotes;
import dev.thence.bench.Meter;
import dev.thence.bench.Method;
import dev.thence.bench.SharedFits;
import dev.thence.bench.cells.TaskOutcome;
import dev.thence.datasets.DgganSplit;
import dev.thence.datasets.NodePairs;
import dev.thence.evaluation.Bucket;
import dev.thence.evaluation.EdgesProtocol;
import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.LinkResult;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.PairScores;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.DirectedGraph;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.IntStream;

/// The questions of the protocol *dggan*: the three published test files, and the targets of
/// their test edges among all nodes.
///
/// @param test the test edges of the split
/// @param view holds train and validation edges alone
record DgganCut(DgganSplit split, DirectedGraph test, EdgesView view) implements Split {
    @Override
    public String note() {
        return String.format(Locale.ROOT, "%,d nodes, the published split of DGGAN: %,d edges to"
                + " train, of which %,d were set aside to validate, %,d to test. %s Settings and"
                + " weights saw train and validation edges alone.", view.nodeCount(),
                split.train().size(), view.validation().edgeCount(), split.test().size(),
                leak());
    }

    private String leak() {
        int all = split.test().size() + split.leaked() + split.loops();
        return split.leaked() + split.loops() == 0
                ? "No test edge is a train edge." : String.format(Locale.ROOT,
                "Of the %,d test edges of the published files %,d leaked (they are train edges too)"
                + " and %,d more are loops: both were taken out, with the non-edge beside each, so"
                + " that figures reported on the whole files do not compare.", all,
                split.leaked(), split.loops());
    }

    @Override
    public SharedFits shared() {
        return view.shared();
    }

    @Override
    public Answers judge(Method method, Meter meter) throws IOException {
        var fitted = new ArrayList<TargetScorer>();
        SequencedMap<Integer, LinkResult> results = meter.measure(() -> {
            var scorer = ((EdgesMethod) method).fit(view);
            fitted.add(scorer);
            view.listener().stage("judging pairs", 0);
            return judgePairs(scorer);
        });
        var tasks = new ArrayList<TaskOutcome>();
        results.forEach((reversed, result) -> tasks.add(outcome(reversed, result)));
        view.listener().stage("ranking targets", 0);
        tasks.add(targets(fitted.getFirst()));
        return new Answers(tasks,
                fitted.getFirst() instanceof FitNotes notes ? notes.notes() : List.of());
    }

    /// All pairs at once, so that a method that ranks scores every source once.
    private SequencedMap<Integer, LinkResult> judgePairs(TargetScorer scorer) {
        var lists = new ArrayList<NodePairs>(List.of(split.test()));
        lists.addAll(split.nonEdges().values());
        int[] sources = lists.stream().flatMapToInt(pairs ->
                IntStream.range(0, pairs.size()).map(pairs::source)).toArray();
        int[] targets = lists.stream().flatMapToInt(pairs ->
                IntStream.range(0, pairs.size()).map(pairs::target)).toArray();
        double[] scores = scorer instanceof ExistenceScorer scored
                ? scored.existence().scores(sources, targets, view.workers())
                : PairScores.of(scorer, sources, targets, view.nodeCount(), view.workers());
        var results = new LinkedHashMap<Integer, LinkResult>();
        double[] edges = Arrays.copyOf(scores, split.test().size());
        int from = edges.length;
        for (var file : split.nonEdges().entrySet()) {
            int to = from + file.getValue().size();
            results.put(file.getKey(),
                    LinkResult.of(edges, Arrays.copyOfRange(scores, from, to), 0));
            from = to;
        }
        return results;
    }

    private TaskOutcome outcome(int reversed, LinkResult result) {
        var others = split.nonEdges().get(reversed);
        long back = IntStream.range(0, others.size())
                .filter(i -> test.hasEdge(others.target(i), others.source(i))).count();
        var units = new LinkedHashMap<String, float[]>();
        units.put("AUC", TaskOutcome.floats(result.sharesBelow()));
        var plain = new LinkedHashMap<String, TaskOutcome.Value>();
        plain.put("AP", TaskOutcome.Value.of(result.averagePrecision()));
        return new TaskOutcome("reversed-" + reversed, "Edges among non-edges, " + reversed
                + " % reversed", String.format(Locale.ROOT, "%,d test edges against all %,d"
                + " non-edges of `test_0.5_%d`, of which %,d are test edges reversed. The model and"
                + " *degrees* answer with what they say of existence, others with their ranking"
                + " scores.", split.test().size(), others.size(), reversed, back), units, plain,
                List.of());
    }

    private TaskOutcome targets(TargetScorer scorer) {
        var train = view.train();
        var known = known();
        var queries = EdgesProtocol.queries(train, test, List.of(view.validation()))
                .knowing(known);
        var buckets = new ArrayList<Bucket>(Bucket.ranges("in-degree of the target",
                query -> train.in().degree(query.relevant()[0]), 0, 1, 4, 11, 101));
        buckets.addAll(Bucket.ranges("out-degree of the source",
                query -> train.out().degree(query.source()), 0, 1, 4, 11, 101));
        return TaskOutcome.of("targets", "Targets of test edges", String.format(Locale.ROOT,
                "%,d test edges, each ranks all %,d nodes but the source and its other edges. Ties"
                + " get their mean rank.", queries.queryCount(), queries.nodeCount()),
                Evaluator.evaluate(scorer, queries, view.workers()),
                List.of(Metric.HIT_RATE_10, Metric.MRR, Metric.NDCG_10),
                List.of(Metric.HIT_RATE_5, Metric.HIT_RATE_20, Metric.WRONG_WAY_10), buckets);
    }

    /// All edges: train, validation and test.
    private DirectedGraph known() {
        var all = DirectedGraph.builder(view.nodeCount());
        for (var graph : List.of(view.train(), view.validation(), test)) {
            for (int u = 0; u < graph.nodeCount(); u++) {
                for (long p = graph.out().offset(u); p < graph.out().offset(u + 1); p++) {
                    all.add(u, graph.out().neighbor(p));
                }
            }
        }
        return all.build();
    }

    @Override
    public void close() {}
}
