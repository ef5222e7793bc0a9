package dev.thence.sampler;

import org.jspecify.annotations.Nullable;

/// The neighbours of every node in one role and one relation, laid out for drawing: row u lies
/// at the positions `[offsets[u], offsets[u + 1])`. A row holds its edges by fold and, within a
/// fold, by neighbour, so that leaving out a fold is leaving out one stretch of the row; then
/// its reach-out edges. Immutable.
final class Rows {
    final int[] offsets;
    final int[] neighbors;
    /// What each edge counts; null: 1 each.
    final float @Nullable [] values;
    /// The first position of each row's reach-out edges; null: there are none.
    final int @Nullable [] reachBegins;
    /// Begin of each fold in its row, counted from the row's begin, `folds.count() + 1` to a
    /// row.
    final int @Nullable [] foldBegins;
    final @Nullable EdgeFolds folds;
    private final Role role;

    Rows(Role role, int[] offsets, int[] neighbors, float @Nullable [] values,
            int @Nullable [] reachBegins, int @Nullable [] foldBegins, @Nullable EdgeFolds folds) {
        this.role = role;
        this.offsets = offsets;
        this.neighbors = neighbors;
        this.values = values;
        this.reachBegins = reachBegins;
        this.foldBegins = foldBegins;
        this.folds = folds;
    }

    int nodeCount() {
        return offsets.length - 1;
    }

    int edgeCount() {
        return neighbors.length;
    }

    /// The position after the last edge that is not a reach-out edge.
    int ownEnd(int node) {
        return reachBegins == null ? offsets[node + 1] : reachBegins[node];
    }

    int ownDegree(int node) {
        return ownEnd(node) - offsets[node];
    }

    /// The own degrees of all nodes.
    int[] degrees() {
        int[] degrees = new int[nodeCount()];
        for (int u = 0; u < degrees.length; u++) {
            degrees[u] = ownDegree(u);
        }
        return degrees;
    }

    /// The position of the fold's first edge in the row, counted from the row's begin.
    int foldBegin(int node, int fold) {
        return foldBegins == null || folds == null ? 0
                : foldBegins[node * (folds.count() + 1) + fold];
    }

    /// The position of an own edge, counted from the row's begin, or -1. O(log degree).
    int find(int node, int neighbor) {
        int begin = offsets[node];
        int low = begin;
        int high = ownEnd(node) - 1;
        if (folds != null) {
            int fold = folds.fold(role, node, neighbor);
            low = begin + foldBegin(node, fold);
            high = begin + foldBegin(node, fold + 1) - 1;
        }
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (neighbors[middle] < neighbor) {
                low = middle + 1;
            } else if (neighbors[middle] > neighbor) {
                high = middle - 1;
            } else {
                return middle - begin;
            }
        }
        return -1;
    }

    float value(int position) {
        return values == null ? 1 : values[position];
    }

    /// The sum of the own edges' values over `[from, to)`.
    double sum(int from, int to) {
        if (values == null) {
            return to - from;
        }
        double sum = 0;
        for (int p = from; p < to; p++) {
            sum += values[p];
        }
        return sum;
    }
}
