package dev.thence.evaluation;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/// How well scores tell edges from non-edges, by the seven measures of DirLinkBench. Every edge is
/// ranked against one set of non-edges, whatever its source: these are no measures of
/// recommendation. Immutable.
public final class LinkResult {
    private final double[] edges;
    /// Rising.
    private final double[] nonEdges;
    private final double threshold;

    private LinkResult(double[] edges, double[] nonEdges, double threshold) {
        this.edges = edges;
        this.nonEdges = nonEdges;
        this.threshold = threshold;
    }

    /// @param edges the scores of the edges
    /// @param nonEdges the scores of the non-edges they are ranked against
    /// @param threshold the score from which on a pair is called an edge
    /// @throws IllegalArgumentException when there is no edge or no non-edge, or a score is not
    ///     finite
    public static LinkResult of(double[] edges, double[] nonEdges, double threshold) {
        if (edges.length == 0 || nonEdges.length == 0) {
            throw new IllegalArgumentException("there are " + edges.length + " edges and "
                    + nonEdges.length + " non-edges, must be at least one of each");
        }
        for (double score : DoubleStream.concat(Arrays.stream(edges), Arrays.stream(nonEdges))
                .toArray()) {
            if (!Double.isFinite(score)) {
                throw new IllegalArgumentException("a score is " + score + ", must be finite");
            }
        }
        return new LinkResult(edges.clone(), rising(nonEdges), threshold);
    }

    /// The score from which on to call a pair an edge so that most are called rightly: half-way
    /// to the next lower score; of equally good ones the highest.
    static double threshold(double[] edges, double[] nonEdges) {
        double[] high = rising(edges);
        double[] low = rising(nonEdges);
        double[] scores = DoubleStream.concat(Arrays.stream(high), Arrays.stream(low)).sorted()
                .distinct().toArray();
        double best = scores[scores.length - 1] + 1;
        int mostRight = low.length;
        for (int i = scores.length - 1; i >= 0; i--) {
            int right = high.length - below(high, scores[i]) + below(low, scores[i]);
            if (right > mostRight) {
                mostRight = right;
                best = i == 0 ? scores[0] : scores[i - 1] + (scores[i] - scores[i - 1]) / 2;
            }
        }
        return best;
    }

    /// Per edge 1 where its score is above the k-th highest of the non-edges, else 0. All 1 with
    /// fewer than k non-edges.
    public double[] hits(int k) {
        double bar = k > nonEdges.length ? Double.NEGATIVE_INFINITY
                : nonEdges[nonEdges.length - k];
        return Arrays.stream(edges).map(score -> score > bar ? 1 : 0).toArray();
    }

    /// Per edge 1 / (1 + the non-edges above it + half of those that equal it).
    public double[] reciprocalRanks() {
        return Arrays.stream(edges).map(score -> 1 / (1 + nonEdges.length
                - (below(nonEdges, score) + notAbove(nonEdges, score)) / 2.0)).toArray();
    }

    /// Per edge the share of non-edges below it, equal ones half: their mean is the AUC.
    public double[] sharesBelow() {
        return Arrays.stream(edges).map(score -> (below(nonEdges, score)
                + notAbove(nonEdges, score)) / 2.0 / nonEdges.length).toArray();
    }

    /// The mean, over the edges, of the precision among the pairs that score at least as high.
    public double averagePrecision() {
        double[] sorted = rising(edges);
        double sum = 0;
        for (double score : sorted) {
            int edgesThere = sorted.length - below(sorted, score);
            int othersThere = nonEdges.length - below(nonEdges, score);
            sum += (double) edgesThere / (edgesThere + othersThere);
        }
        return sum / sorted.length;
    }

    /// The share of all pairs that the threshold calls rightly.
    public double accuracy() {
        long right = Arrays.stream(edges).filter(score -> score >= threshold).count()
                + below(nonEdges, threshold);
        return (double) right / (edges.length + nonEdges.length);
    }

    private static double[] rising(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /// How many of the rising values are below this one.
    private static int below(double[] rising, double value) {
        int low = 0;
        int high = rising.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (rising[middle] < value) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static int notAbove(double[] rising, double value) {
        return below(rising, Math.nextUp(value));
    }
}
