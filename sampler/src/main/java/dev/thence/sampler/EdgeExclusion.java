package dev.thence.sampler;

import java.util.Arrays;

/// The co-purchase edges that a batch predicts, and which therefore take no part in its message
/// passing, in neither role. Degrees count without them, exactly.
public sealed interface EdgeExclusion {

    static EdgeExclusion none() {
        return new None();
    }

    /// These edges `sources[i] -> targets[i]`. Edges that are not in the graph, and
    /// repetitions, do no harm.
    ///
    /// @throws IllegalArgumentException when the arrays differ in length
    static EdgeExclusion edges(int[] sources, int[] targets) {
        return Edges.of(sources, targets);
    }

    /// All edges of one fold. The sampler must have been built with the same folds.
    static EdgeExclusion fold(EdgeFolds folds, int fold) {
        return new Fold(folds, fold);
    }

    /// Nothing is left out.
    record None() implements EdgeExclusion {}

    /// All edges of one fold.
    ///
    /// @param folds the division
    /// @param fold in `[0, folds.count())`
    record Fold(EdgeFolds folds, int fold) implements EdgeExclusion {
        public Fold {
            if (fold < 0 || fold >= folds.count()) {
                throw new IllegalArgumentException("fold is " + fold + ", must be in [0, "
                        + folds.count() + ")");
            }
        }
    }

    /// A set of edges. Immutable.
    final class Edges implements EdgeExclusion {
        /// source << 32 | target, sorted, distinct.
        private final long[] edges;

        private Edges(long[] edges) {
            this.edges = edges;
        }

        static Edges of(int[] sources, int[] targets) {
            if (sources.length != targets.length) {
                throw new IllegalArgumentException("there are " + sources.length + " sources and "
                        + targets.length + " targets, must be as many");
            }
            long[] packed = new long[sources.length];
            for (int i = 0; i < packed.length; i++) {
                packed[i] = (long) sources[i] << 32 | targets[i] & 0xFFFFFFFFL;
            }
            Arrays.sort(packed);
            int size = 0;
            for (long edge : packed) {
                if (size == 0 || packed[size - 1] != edge) {
                    packed[size++] = edge;
                }
            }
            return new Edges(Arrays.copyOf(packed, size));
        }

        /// The number of distinct edges.
        public int count() {
            return edges.length;
        }

        public int source(int i) {
            return (int) (edges[i] >> 32);
        }

        public int target(int i) {
            return (int) edges[i];
        }

        public boolean contains(int source, int target) {
            return Arrays.binarySearch(edges, (long) source << 32 | target & 0xFFFFFFFFL) >= 0;
        }
    }
}
