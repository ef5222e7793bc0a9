package dev.thence.bench.split;

import dev.thence.bench.protocols.EdgesBench;
import dev.thence.evaluation.EdgesProtocol;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/// Writes a split by the protocol *edges* as plain files. `docs/benchmarks.md` describes every
/// file.
final class SplitWriter {
    private SplitWriter() {}

    /// @throws IOException also when the folder holds something that is no split
    static SplitManifest write(Path folder, String dataset, String digest, EdgesProtocol split,
            NodeIds ids, Catalogue catalogue, Optional<DirectedGraph> coViews) throws IOException {
        var files = SplitFiles.begin(folder);
        files.items(ids);
        files.features(catalogue);
        files.edges("train", SplitFolder.TRAIN, split.train());
        files.edges("validation", SplitFolder.VALIDATION, split.validation());
        files.edges("test", SplitFolder.TEST, split.test());
        if (coViews.isPresent()) {
            files.edges("coviews", SplitFolder.CO_VIEWS, coViews.get());
        }
        queries(files, split);
        nonEdges(files, split);
        return files.end(EdgesBench.NAME, dataset, digest, split.seed(), ids.count());
    }

    private static void queries(SplitFiles files, EdgesProtocol split) throws IOException {
        files.file("queries.tsv", "source\ttargets\tremoved", out -> {
            long rows = 0;
            for (int u = 0; u < split.test().nodeCount(); u++) {
                if (split.test().out().degree(u) > 0) {
                    var removed = neighbors(split.train(), u);
                    removed.addAll(neighbors(split.validation(), u));
                    removed.add(u);
                    removed.sort(null);
                    out.write(u + "\t"
                            + SplitFiles.joined(neighbors(split.test(), u).toIntArray()) + "\t"
                            + SplitFiles.joined(removed.toIntArray()) + "\n");
                    rows++;
                }
            }
            return rows;
        });
    }

    private static IntArrayList neighbors(DirectedGraph graph, int u) {
        var found = new IntArrayList();
        for (long p = graph.out().offset(u); p < graph.out().offset(u + 1); p++) {
            found.add(graph.out().neighbor(p));
        }
        return found;
    }

    private static void nonEdges(SplitFiles files, EdgesProtocol split) throws IOException {
        var pairs = split.linkPairs();
        files.file("non-edges.tsv", PairFile.HEADER, out -> {
            for (int i = 0; i < pairs.count(); i++) {
                out.write(pairs.nonEdgeSource(i) + "\t" + pairs.nonEdgeTarget(i) + "\n");
            }
            return pairs.count();
        });
    }
}
