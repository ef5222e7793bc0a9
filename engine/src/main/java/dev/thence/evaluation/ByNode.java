package dev.thence.evaluation;

/// Positions of an array grouped by the node each holds: a counting sort. Those of node v are
/// `positions[begin[v] .. begin[v + 1])`.
final class ByNode {
    final int[] begin;
    final int[] positions;

    ByNode(int[] nodes, int nodeCount) {
        begin = new int[nodeCount + 1];
        for (int v : nodes) {
            begin[v + 1]++;
        }
        for (int v = 0; v < nodeCount; v++) {
            begin[v + 1] += begin[v];
        }
        positions = new int[nodes.length];
        int[] next = begin.clone();
        for (int i = 0; i < nodes.length; i++) {
            positions[next[nodes[i]]++] = i;
        }
    }
}
