package dev.thence.sampler;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;

/// The targets that are no negatives of a source: its successors and itself. Immutable.
final class Known {
    private final DirectedGraph graph;
    private final Adjacency out;

    Known(DirectedGraph graph) {
        this.graph = graph;
        out = graph.out();
    }

    int nodeCount() {
        return out.nodeCount();
    }

    int inDegree(int target) {
        return graph.in().degree(target);
    }

    /// @throws IllegalArgumentException when the source is not a node
    void check(int source) {
        if (source < 0 || source >= nodeCount()) {
            throw new IllegalArgumentException("source is " + source + ", must be in [0, "
                    + nodeCount() + ")");
        }
    }

    boolean contains(int source, int target) {
        return target == source || out.contains(source, target);
    }

    /// How many targets are not known.
    int unknownCount(int source) {
        return nodeCount() - out.degree(source) - (out.contains(source, source) ? 0 : 1);
    }

    /// The unknown target with this rank among them. O(degree).
    int unknown(int source, int rank) {
        int target = rank;
        boolean passedItself = false;
        for (long p = out.offset(source), end = out.offset(source + 1); p < end; p++) {
            int known = out.neighbor(p);
            if (!passedItself && source <= Math.min(known, target)) {
                passedItself = true;
                target++;
                if (known == source) {
                    continue;
                }
            }
            if (known > target) {
                break;
            }
            target++;
        }
        return !passedItself && source <= target ? target + 1 : target;
    }
}
