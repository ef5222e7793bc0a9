package dev.thence.model;

/// Some of the nodes, to be scored alone: handed over a batch at a time, so that nobody holds
/// them all as numbers.
@FunctionalInterface
public interface NodeBatches {

    /// Hands over every node once, rising within a batch and from one to the next.
    void forEach(Visitor visitor);

    /// These nodes, which must rise.
    static NodeBatches of(int... nodes) {
        int[] copy = nodes.clone();
        return visitor -> visitor.visit(copy, copy.length);
    }

    /// Takes a batch.
    @FunctionalInterface
    interface Visitor {
        /// Takes the first `count` of these nodes; the array is used again afterwards.
        void visit(int[] nodes, int count);
    }
}
