package dev.thence.bench;

import dev.thence.datasets.SkewedGraph;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import java.util.stream.IntStream;

/// A graph that is split and judged in no time.
public final class TinyGraph {
    /// 1,200 edges of 200 nodes.
    public static final DirectedGraph EDGES =
            SkewedGraph.of(SkewedGraph.Options.of(200, 1200, 3));

    /// `item 0` to `item 199`.
    public static final NodeIds IDS =
            NodeIds.of(IntStream.range(0, 200).mapToObj(v -> "item " + v).toList());

    private TinyGraph() {}
}
