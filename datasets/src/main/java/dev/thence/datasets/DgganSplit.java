package dev.thence.datasets;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/// The split that DGGAN published of a graph (Zhu et al., "Adversarial Directed Graph Embedding",
/// AAAI 2021): half of the edges to train, the others to test against as many non-edges, of which
/// none, half or all are reversals of edges wherever that is possible.
///
/// Test edges that are train edges too and loops are taken out, with the non-edge that stands
/// beside each in the files: the other non-edges reverse edges that nobody was shown.
///
/// @param train without loops
/// @param test the edges to predict, the same in every file; none of them in `train`
/// @param nonEdges by the share that is reversed, in percent: 0, 50, 100
/// @param leaked how many test edges of the files were train edges, loops among them
/// @param loops how many further ones were loops
public record DgganSplit(NodePairs train, NodePairs test, SortedMap<Integer, NodePairs> nonEdges,
        int leaked, int loops) {
    public DgganSplit {
        nonEdges = Collections.unmodifiableSortedMap(new TreeMap<>(nonEdges));
    }
}
