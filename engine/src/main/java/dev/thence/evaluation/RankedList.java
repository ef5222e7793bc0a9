package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Ranks the candidates of one query after another and takes every metric. Not thread-safe: one
/// per task.
final class RankedList {
    private static final int DEPTH = 20;

    private final QuerySet queries;
    private final TotalOrder order;
    private final @Nullable DirectedGraph known;
    private final TopList top;
    private final BitSet shown;
    private long places;
    private long popularity;
    private float[] saved = new float[64];
    private float[] wanted = new float[64];
    private double[] ranks = new double[64];

    RankedList(QuerySet queries) {
        this.queries = queries;
        this.order = queries.order();
        this.known = queries.known().orElse(null);
        this.top = new TopList(DEPTH, order);
        this.shown = new BitSet(queries.nodeCount());
    }

    /// The nodes that were among the first 10 of any query.
    BitSet shown() {
        return shown;
    }

    /// How many first 10 places there were.
    long places() {
        return places;
    }

    /// The sum of the popularities of those who held them.
    long popularity() {
        return popularity;
    }

    /// Writes the metrics of query q to `values[metric][q]`; the scores are as before
    /// afterwards.
    void judge(int q, float[] scores, float[][] values) {
        var query = queries.queries().get(q);
        int[] removed = query.removed();
        int[] relevant = query.relevant();
        saved = grown(saved, removed.length);
        wanted = grown(wanted, relevant.length);
        for (int i = 0; i < relevant.length; i++) {
            wanted[i] = scores[relevant[i]];
        }
        for (int i = 0; i < removed.length; i++) {
            saved[i] = scores[removed[i]];
            scores[removed[i]] = Float.NEGATIVE_INFINITY;
        }
        for (int i = 0; i < relevant.length; i++) {
            scores[relevant[i]] = wanted[i];
        }
        top.fill(scores);
        int found = switch (queries.ties()) {
            case TOTAL_ORDER -> rankByOrder(query.relevant(), scores);
            case MEAN_RANK -> rankByMean(query.relevant(), scores);
        };
        write(q, query, found, values);
        for (int i = removed.length - 1; i >= 0; i--) {
            scores[removed[i]] = saved[i];
        }
    }

    /// The ranks of the relevant targets within the depth, or else of the first one alone.
    private int rankByOrder(int[] relevant, float[] scores) {
        ranks = grown(ranks, relevant.length + 1);
        int found = 0;
        for (int i = 0; i < top.size(); i++) {
            if (Arrays.binarySearch(relevant, top.node(i)) >= 0) {
                ranks[found++] = i + 1;
            }
        }
        if (found == 0) {
            ranks[found++] = firstRank(relevant, scores);
        }
        return found;
    }

    private double firstRank(int[] relevant, float[] scores) {
        int best = relevant[0];
        for (int v : relevant) {
            if (order.isBefore(scores[v], v, scores[best], best)) {
                best = v;
            }
        }
        float score = scores[best];
        int place = order.place(best);
        int ahead = 0;
        for (int v = 0; v < scores.length; v++) {
            if (scores[v] > score || (scores[v] == score && order.place(v) < place)) {
                ahead++;
            }
        }
        return ahead + 1;
    }

    private int rankByMean(int[] relevant, float[] scores) {
        ranks = grown(ranks, relevant.length + 1);
        for (int i = 0; i < relevant.length; i++) {
            float score = scores[relevant[i]];
            int ahead = 0;
            int equal = 0;
            for (float other : scores) {
                ahead += other > score ? 1 : 0;
                equal += other == score ? 1 : 0;
            }
            ranks[i] = 1 + ahead + (equal - 1) / 2.0;
        }
        Arrays.sort(ranks, 0, relevant.length);
        return relevant.length;
    }

    private void write(int q, Query query, int found, float[][] values) {
        int count = query.relevant().length;
        double first = ranks[0];
        double gain = 0;
        int in10 = 0;
        int in20 = 0;
        for (int i = 0; i < found; i++) {
            if (ranks[i] <= 10) {
                gain += 1 / log2(1 + ranks[i]);
                in10++;
            }
            if (ranks[i] <= 20) {
                in20++;
            }
        }
        double best = 0;
        for (int i = 1; i <= Math.min(10, count); i++) {
            best += 1 / log2(1 + i);
        }
        put(values, Metric.HIT_RATE_5, q, first <= 5 ? 1 : 0);
        put(values, Metric.HIT_RATE_10, q, first <= 10 ? 1 : 0);
        put(values, Metric.HIT_RATE_20, q, first <= 20 ? 1 : 0);
        put(values, Metric.MRR, q, 1 / first);
        put(values, Metric.NDCG_10, q, gain / best);
        put(values, Metric.RECALL_10, q, (double) in10 / count);
        put(values, Metric.RECALL_20, q, (double) in20 / count);
        put(values, Metric.WRONG_WAY_10, q, wrongWay(query.source()));
        for (int i = 0; i < Math.min(10, top.size()); i++) {
            shown.set(top.node(i));
            places++;
            popularity += order.popularity(top.node(i));
        }
    }

    private double wrongWay(int source) {
        if (known == null) {
            return Double.NaN;
        }
        int places = Math.min(10, top.size());
        return places == 0 ? 0 : (double) top.wrongWay(source, known, 10) / places;
    }

    private static void put(float[][] values, Metric metric, int query, double value) {
        values[metric.ordinal()][query] = (float) value;
    }

    private static double log2(double x) {
        return Math.log(x) / Math.log(2);
    }

    private static float[] grown(float[] array, int size) {
        return array.length >= size ? array : new float[2 * size];
    }

    private static double[] grown(double[] array, int size) {
        return array.length >= size ? array : new double[2 * size];
    }
}
