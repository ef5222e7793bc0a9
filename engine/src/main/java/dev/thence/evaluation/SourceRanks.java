package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import java.util.Arrays;

/// Answers the reverse question, which sources lead to a target, with a method that scores
/// targets for a source. All sources are scored twice, once for the scores asked about and once
/// to count who is ahead; nothing of size n^2 is kept. O(n^2 + n m) comparisons, 12 m bytes.
final class SourceRanks {
    private final QuerySet queries;
    private final DirectedGraph known;
    private final int n;
    private final float[] asked;
    private final int[] ahead;
    private final int[] equal;

    private SourceRanks(QuerySet queries, DirectedGraph known) {
        this.queries = queries;
        this.known = known;
        this.n = queries.nodeCount();
        this.asked = new float[queries.queryCount()];
        this.ahead = new int[asked.length];
        this.equal = new int[asked.length];
    }

    /// @param queries one per edge: its source is the edge's target, relevant is the edge's source
    /// @param known all known edges, source to target; their sources are no candidates
    static TaskResult judge(TargetScorer method, QuerySet queries, DirectedGraph known,
            Workers workers) {
        var ranks = new SourceRanks(queries, known);
        ranks.ask(method, workers);
        ranks.count(method, workers);
        return ranks.result();
    }

    private void ask(TargetScorer method, Workers workers) {
        var bySource = new ByNode(queries.queries().stream()
                .mapToInt(query -> query.relevant()[0]).toArray(), n);
        ScoreRows.forAll(method, n, workers, () -> (u, scores) -> {
            for (int i = bySource.begin[u]; i < bySource.begin[u + 1]; i++) {
                int q = bySource.positions[i];
                asked[q] = scores[queries.queries().get(q).source()];
            }
        });
    }

    private void count(TargetScorer method, Workers workers) {
        ScoreRows.forAll(method, n, workers, new ScoreRows.BlockReceivers() {
            @Override
            public ScoreRows.Receiver begin() {
                return new Block();
            }

            @Override
            public void end(ScoreRows.Receiver receiver) {
                ((Block) receiver).addTo(ahead, equal);
            }
        });
    }

    /// What one block of sources is ahead of.
    private final class Block implements ScoreRows.Receiver {
        private final int[] blockAhead = new int[asked.length];
        private final int[] blockEqual = new int[asked.length];
        private final boolean[] isKnown = new boolean[n];

        @Override
        public void row(int u, float[] scores) {
            mark(u, true);
            var groups = queries.groups();
            for (int g = 0; g < groups.sources.length; g++) {
                int target = groups.sources[g];
                if (!isKnown[target]) {
                    for (int i = groups.begin[g]; i < groups.begin[g + 1]; i++) {
                        int q = groups.queries[i];
                        if (scores[target] > asked[q]) {
                            blockAhead[q]++;
                        } else if (scores[target] == asked[q]) {
                            blockEqual[q]++;
                        }
                    }
                }
            }
            mark(u, false);
        }

        private void mark(int u, boolean mark) {
            isKnown[u] = mark;
            for (long p = known.out().offset(u), end = known.out().offset(u + 1); p < end; p++) {
                isKnown[known.out().neighbor(p)] = mark;
            }
        }

        void addTo(int[] allAhead, int[] allEqual) {
            synchronized (allAhead) {
                for (int q = 0; q < allAhead.length; q++) {
                    allAhead[q] += blockAhead[q];
                    allEqual[q] += blockEqual[q];
                }
            }
        }
    }

    private TaskResult result() {
        float[][] values = new float[Metric.values().length][asked.length];
        for (float[] metric : values) {
            Arrays.fill(metric, Float.NaN);
        }
        for (int q = 0; q < asked.length; q++) {
            double rank = 1 + ahead[q] + equal[q] / 2.0;
            values[Metric.HIT_RATE_5.ordinal()][q] = rank <= 5 ? 1 : 0;
            values[Metric.HIT_RATE_10.ordinal()][q] = rank <= 10 ? 1 : 0;
            values[Metric.HIT_RATE_20.ordinal()][q] = rank <= 20 ? 1 : 0;
            values[Metric.MRR.ordinal()][q] = (float) (1 / rank);
            values[Metric.NDCG_10.ordinal()][q] =
                    rank <= 10 ? (float) (Math.log(2) / Math.log(1 + rank)) : 0;
        }
        return new TaskResult(queries, values, Shown.UNKNOWN);
    }
}
