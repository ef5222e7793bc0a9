package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;

/// The protocol *edges*: a graph's edges are split at random, 75 % to train, 5 % to validate,
/// 20 % to test; every test edge asks for its target among all nodes.
///
/// The split of Virinchi, Saladi and Mondal, "Recommending Related Products Using Graph Neural
/// Networks in Directed Graphs" (2022), section 5; removing self and the other known positives
/// from the list is ours. Nodes are all nodes of the graph, also those left without a train
/// edge. Immutable.
public final class EdgesProtocol {
    private enum Part { TRAIN, VALIDATION, TEST }

    private final DirectedGraph whole;
    private final DirectedGraph train;
    private final DirectedGraph validation;
    private final DirectedGraph test;
    private final TotalOrder order;
    private final long seed;

    private EdgesProtocol(DirectedGraph whole, long seed) {
        this.whole = whole;
        this.seed = seed;
        int m = Math.toIntExact(whole.edgeCount());
        var part = new Part[m];
        int trainCount = (int) (m * 75L / 100);
        int validationEnd = (int) (m * 80L / 100);
        int[] permutation = SplitMix64.of(seed).permutation(m);
        for (int i = 0; i < m; i++) {
            part[permutation[i]] = i < trainCount ? Part.TRAIN
                    : i < validationEnd ? Part.VALIDATION : Part.TEST;
        }
        train = edges(part, Part.TRAIN);
        validation = edges(part, Part.VALIDATION);
        test = edges(part, Part.TEST);
        order = TotalOrder.byInDegree(train);
    }

    /// Splits the graph; the same seed gives the same split.
    ///
    /// @throws IllegalArgumentException for a self-loop, or below 20 edges
    public static EdgesProtocol of(DirectedGraph whole, long seed) {
        if (whole.edgeCount() < 20) {
            throw new IllegalArgumentException("the graph has " + whole.edgeCount()
                    + " edges, a split needs at least 20");
        }
        for (int u = 0; u < whole.nodeCount(); u++) {
            if (whole.hasEdge(u, u)) {
                throw new IllegalArgumentException("the graph has the loop " + u + " -> " + u
                        + ", remove loops before splitting");
            }
        }
        return new EdgesProtocol(whole, seed);
    }

    private DirectedGraph edges(Part[] part, Part wanted) {
        int[] edge = {0};
        return whole.filter((_, _, _) -> part[edge[0]++] == wanted);
    }

    public DirectedGraph whole() {
        return whole;
    }

    public DirectedGraph train() {
        return train;
    }

    public DirectedGraph validation() {
        return validation;
    }

    public DirectedGraph test() {
        return test;
    }

    /// The order among equal scores in lists that are shown: train in-degree, then node number.
    public TotalOrder order() {
        return order;
    }

    public long seed() {
        return seed;
    }

    /// One query per validation edge; removed are the source, its train edges and its other
    /// validation edges. Knows nothing of the test edges.
    public QuerySet validationQueries() {
        return validationQueries(train, validation);
    }

    /// The same of another split's edges.
    static QuerySet validationQueries(DirectedGraph train, DirectedGraph validation) {
        return queries("validation edges", TotalOrder.byInDegree(train), validation,
                List.of(train, validation));
    }

    /// One query per edge of `asked`; removed are the source and its other edges of `train`, `asked`
    /// and the further ones known.
    public static QuerySet queries(DirectedGraph train, DirectedGraph asked,
            List<DirectedGraph> known) {
        var positives = new ArrayList<DirectedGraph>(List.of(train, asked));
        positives.addAll(known);
        return queries("held-out edges", TotalOrder.byInDegree(train), asked, positives);
    }

    /// One query per test edge; removed are the source and its edges of all three parts but the
    /// one asked for. Knows the whole graph for wrong-way@10.
    public QuerySet testQueries() {
        return queries("test edges", order, test, List.of(whole)).knowing(whole);
    }

    /// The reverse question: one query per test edge, whose source is the edge's target; the
    /// edge's source is to be found among all nodes but the target and its other predecessors.
    public QuerySet sourceQueries() {
        return queries("sources of test edges", TotalOrder.byInDegree(train.reverse()),
                test.reverse(), List.of(whole.reverse()));
    }

    /// How well a method that scores targets ranks the sources of a target
    /// ([#sourceQueries()]): a [SourceScorer] by its own answer; of another method the scores for the
    /// target are compared between sources, those of a [LogitScorer] less each source's
    /// log-partition, which scores all sources twice. Takes hit rates, MRR and NDCG.
    ///
    /// @throws IllegalStateException when the method gives a score that is not finite
    public TaskResult judgeSources(TargetScorer method, Workers workers) {
        return method instanceof SourceScorer own
                ? Evaluator.evaluate(own::scoreSources, sourceQueries(), workers)
                : SourceRanks.judge(method, sourceQueries(), whole, workers);
    }

    private static QuerySet queries(String name, TotalOrder order, DirectedGraph asked,
            List<DirectedGraph> positives) {
        var queries = new ArrayList<Query>();
        for (int u = 0; u < asked.nodeCount(); u++) {
            for (long p = asked.out().offset(u), end = asked.out().offset(u + 1); p < end; p++) {
                int v = asked.out().neighbor(p);
                int number = queries.size();
                queries.add(new Query(u, new int[] {v}, removed(u, v, positives), number, number));
            }
        }
        return QuerySet.of(name, QuerySet.Ties.MEAN_RANK, order, queries);
    }

    private static int[] removed(int u, int asked, List<DirectedGraph> positives) {
        var removed = new IntArrayList();
        removed.add(u);
        for (var graph : positives) {
            for (long p = graph.out().offset(u), end = graph.out().offset(u + 1); p < end; p++) {
                if (graph.out().neighbor(p) != asked) {
                    removed.add(graph.out().neighbor(p));
                }
            }
        }
        removed.sort(null);
        return removed.toIntArray();
    }

    /// Queries by the train in-degree of the target asked for: 0, 1-3, 4-10, 11-100, more.
    public List<Bucket> targetBuckets() {
        return Bucket.ranges("in-degree of the target",
                query -> train.in().degree(query.relevant()[0]), 0, 1, 4, 11, 101);
    }

    /// Queries by the train out-degree of the source: 0, 1-3, 4-10, 11-100, more.
    public List<Bucket> sourceBuckets() {
        return Bucket.ranges("out-degree of the source",
                query -> train.out().degree(query.source()), 0, 1, 4, 11, 101);
    }

    /// The buckets of the reverse question, by the train in-degree of the target asked about.
    public List<Bucket> reverseBuckets() {
        return Bucket.ranges("in-degree of the target",
                query -> train.in().degree(query.source()), 0, 1, 4, 11, 101);
    }

    /// How well a pair scorer knows that a test edge is there, and which way it runs.
    public LinkQuality linkQuality(PairScorer scorer) {
        try (var one = Workers.of(1)) {
            return linkQuality(scorer, scorer, one);
        }
    }

    /// The same of two scorers, one for each of the two questions.
    public LinkQuality linkQuality(PairScorer existence, PairScorer direction, Workers workers) {
        return LinkQuality.of(existence, direction, linkPairs(), workers);
    }

    /// The same of a ranking method, by the scores by which it ranks, those of a [LogitScorer]
    /// less each source's log-partition. Scores all sources once.
    public LinkQuality linkQualityOfRanking(TargetScorer method, Workers workers) {
        return LinkQuality.of(method, linkPairs(), whole.nodeCount(), workers);
    }

    /// The pairs by which existence and direction are judged.
    ///
    /// @throws IllegalArgumentException when the graph is complete
    public LinkPairs linkPairs() {
        return LinkPairs.of(whole, test, seed);
    }

    /// What the degrees alone say of existence: the product of the source's train out-degree
    /// and the target's train in-degree.
    public PairScorer degreeExistence() {
        return GraphBaselines.degreeExistence(train);
    }

    /// What the degrees alone say of direction: the train in-degree of the target against that
    /// of the source, in logarithms.
    public PairScorer degreeDirection() {
        return GraphBaselines.degreeDirection(train);
    }
}
