package dev.thence.fitting;

import dev.thence.evaluation.SparseRows;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import dev.thence.model.DirectionHead;
import dev.thence.model.PairEvidence;
import dev.thence.model.Pooling;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/// Makes the sparse evidences out of pair counts and of what is known of directions.
public final class SparseEvidences {
    private static final int CHUNK = 64;
    /// How many pairs worth of popularity are mixed into a row of counts.
    private static final double SMOOTHING = 5;
    /// The same for counts of customers, which are whole and many.
    private static final double CUSTOMER_SMOOTHING = 1;

    private SparseEvidences() {}

    /// `log((C[u, v] + 5 p(v)) / (5 p(v)))`: how much more often the pair occurs than the target's
    /// popularity p alone explains. The rest of log(C + 5 p) is a term of the target and one of the
    /// row, so a pair without counts has exactly 0.
    ///
    /// @param popularity positive, sums to 1
    public static PairEvidence counts(String name, DirectedGraph counts, double[] popularity,
            int listLength, Workers workers) {
        return rows(name, counts.nodeCount(), listLength, workers, (u, values) -> {
            Adjacency out = counts.out();
            for (long p = out.offset(u), end = out.offset(u + 1); p < end; p++) {
                int v = out.neighbor(p);
                values[v] = (float) Math.log1p(out.weight(p) / (SMOOTHING * popularity[v]));
            }
        });
    }

    /// The same with 1 for 5 and the heaviest counts of every row, equal ones by node: what was
    /// together most often is popular too, and would be cut where how much more often decides.
    public static PairEvidence heaviestCounts(String name, DirectedGraph counts, double[] popularity,
            int listLength, Workers workers) {
        return rows(name, counts.nodeCount(), listLength, workers, (u, values) -> {
            Adjacency out = counts.out();
            long begin = out.offset(u);
            long end = out.offset(u + 1);
            float least = leastKept(out, begin, end, listLength);
            int equal = listLength;
            for (long p = begin; p < end; p++) {
                equal -= out.weight(p) > least ? 1 : 0;
            }
            for (long p = begin; p < end; p++) {
                int v = out.neighbor(p);
                if (out.weight(p) > least || out.weight(p) == least && equal-- > 0) {
                    values[v] = (float) Math.log1p(
                            out.weight(p) / (CUSTOMER_SMOOTHING * popularity[v]));
                }
            }
        });
    }

    private static float leastKept(Adjacency out, long begin, long end, int listLength) {
        int count = (int) (end - begin);
        if (count <= listLength) {
            return 0;
        }
        float[] weights = new float[count];
        for (int i = 0; i < count; i++) {
            weights[i] = out.weight(begin + i);
        }
        Arrays.sort(weights);
        return weights[count - listLength];
    }

    /// `log(1 + score / scale)` of the targets with a score above 0.
    public static PairEvidence scores(String name, int nodeCount, TargetScorer scorer, double scale,
            int listLength, Pooling pooling, Workers workers) {
        return scores(name, nodeCount, scorer, scale, _ -> listLength, pooling, workers);
    }

    /// The same with as many targets as `listLength` says of a source: more where many are known
    /// already and would fill the list.
    public static PairEvidence scores(String name, int nodeCount, TargetScorer scorer, double scale,
            IntUnaryOperator listLength, Pooling pooling, Workers workers) {
        return rows(name, pooling, nodeCount, listLength, workers, (u, values) -> {
            scorer.scoreTargets(u, values);
            for (int v = 0; v < values.length; v++) {
                values[v] = (float) Math.log1p(Math.max(0, values[v]) / scale);
            }
        });
    }

    /// 1 for the sources of the node's in-edges: the way back is known.
    public static PairEvidence reverse(
            String name, DirectedGraph graph, int listLength, Workers workers) {
        return rows(name, graph.nodeCount(), listLength, workers, (u, values) -> {
            Adjacency in = graph.in();
            for (long p = in.offset(u), end = in.offset(u + 1); p < end; p++) {
                values[in.neighbor(p)] = 1;
            }
        });
    }

    /// `max(0, -logit)` of the direction head for the pairs that were seen the other way round more
    /// often than this way. Its weight is never above 0: it pushes down.
    ///
    /// @param seen per pair how often it was seen in this direction
    public static PairEvidence wrongWay(
            String name, DirectedGraph seen, DirectionHead head, Workers workers) {
        return rows(name, seen.nodeCount(), seen.nodeCount(), workers, (u, values) -> {
            Adjacency in = seen.in();
            for (long p = in.offset(u), end = in.offset(u + 1); p < end; p++) {
                int v = in.neighbor(p);
                if (in.weight(p) > seen.weight(u, v)) {
                    values[v] = (float) Math.max(0, -head.logit(u, v));
                }
            }
        });
    }

    private static PairEvidence rows(String name, int n, int listLength, Workers workers,
            RowWriter writer) {
        return rows(name, Pooling.STRONGEST, n, _ -> listLength, workers, writer);
    }

    private static PairEvidence rows(String name, Pooling pooling, int n,
            IntUnaryOperator listLength, Workers workers, RowWriter writer) {
        var builder = SparseRows.builder(n);
        workers.forRange(n, CHUNK, (from, to) -> {
            float[] values = new float[n];
            for (int u = from; u < to; u++) {
                writer.write(u, values);
                values[u] = 0;
                builder.cut(u, values, listLength.applyAsInt(u), 0);
                Arrays.fill(values, 0);
            }
        });
        return new PairEvidence(name, builder.build(), pooling);
    }

    /// Writes the values of one row into an array of zeros.
    @FunctionalInterface
    private interface RowWriter {
        void write(int node, float[] values);
    }
}
