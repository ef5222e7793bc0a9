package dev.thence.bench.split;

import dev.thence.bench.protocols.LinkTasks;
import dev.thence.datasets.GraphData;
import dev.thence.datasets.LinkSplit;
import java.io.IOException;
import java.nio.file.Path;

/// Writes a split by the protocol *dirlink* as plain files: edges and non-edges of every part, in
/// the order in which the benchmark published them.
final class LinkSplitWriter {
    private LinkSplitWriter() {}

    /// @param number of the published split
    /// @throws IOException also when the folder holds something that is no split
    static SplitManifest write(Path folder, String dataset, String digest, long number,
            LinkSplit split, GraphData graph) throws IOException {
        var files = SplitFiles.begin(folder);
        files.items(graph.ids());
        files.features(graph.catalogue());
        files.pairs("train", SplitFolder.TRAIN, split.train());
        files.pairs("train-non-edges", "train-non-edges.tsv", split.trainNegatives());
        files.pairs("validation", SplitFolder.VALIDATION, split.validation());
        files.pairs("validation-non-edges", SplitFolder.VALIDATION_NON_EDGES,
                split.validationNegatives());
        files.pairs("test", SplitFolder.TEST, split.test());
        files.pairs("test-non-edges", SplitFolder.TEST_NON_EDGES, split.testNegatives());
        if (graph.coViews().isPresent()) {
            files.edges("coviews", SplitFolder.CO_VIEWS, graph.coViews().get());
        }
        return files.end(LinkTasks.PROTOCOL, dataset, digest, number, graph.ids().count());
    }
}
