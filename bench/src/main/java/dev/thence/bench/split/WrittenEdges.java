package dev.thence.bench.split;

import dev.thence.bench.Meter;
import dev.thence.bench.Method;
import dev.thence.bench.SharedFits;
import dev.thence.bench.protocols.EdgesBench;
import dev.thence.bench.protocols.EdgesTasks;
import dev.thence.bench.protocols.Split.Answers;
import dev.thence.evaluation.EdgesProtocol;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;

/// A written split by the protocol *edges*.
///
/// @param protocol the same split as the protocol makes it
record WrittenEdges(EdgesProtocol protocol) implements WrittenSplit {

    /// @throws IOException when the edges are not those that the protocol gives for this seed
    static WrittenEdges read(Path folder, SplitManifest manifest) throws IOException {
        var whole = DirectedGraph.builder(manifest.nodes());
        for (String name : new String[] {SplitFolder.TRAIN, SplitFolder.VALIDATION,
            SplitFolder.TEST}) {
            PairFile.read(folder.resolve(name), manifest.nodes(), whole::add);
        }
        var split = EdgesProtocol.of(whole.build(), manifest.seed());
        requireSame(folder, SplitFolder.TRAIN, manifest.nodes(), split.train());
        requireSame(folder, SplitFolder.VALIDATION, manifest.nodes(), split.validation());
        requireSame(folder, SplitFolder.TEST, manifest.nodes(), split.test());
        return new WrittenEdges(split);
    }

    /// The files fit their checksums; that they are also this seed's split makes a row comparable
    /// with those of methods that never saw a file.
    private static void requireSame(Path folder, String name, int nodes, DirectedGraph expected)
            throws IOException {
        var found = DirectedGraph.builder(nodes);
        PairFile.read(folder.resolve(name), nodes, found::add);
        var graph = found.build();
        boolean same = graph.edgeCount() == expected.edgeCount();
        for (int u = 0; u < nodes && same; u++) {
            for (long p = graph.out().offset(u); p < graph.out().offset(u + 1) && same; p++) {
                same = expected.hasEdge(u, graph.out().neighbor(p));
            }
        }
        if (!same) {
            throw new IOException(folder.resolve(name) + " is not the split of this seed: it was"
                    + " made by another release; write the split again");
        }
    }

    @Override
    public String part() {
        return "";
    }

    @Override
    public String note() {
        return EdgesBench.note(protocol);
    }

    @Override
    public Method.Draws draws() {
        return Method.Draws.SEEDED;
    }

    @Override
    public Answers judge(ScoreFiles scores, Workers workers, PipelineListener listener)
            throws IOException {
        int n = protocol.whole().nodeCount();
        var scorer = scores.scorer(n, "queries.tsv", IntStream.range(0, n)
                .filter(u -> protocol.test().out().degree(u) > 0).toArray());
        return new EdgesTasks(protocol, workers, listener)
                .judge(new Meter(new SharedFits()), () -> scorer);
    }
}
