package dev.thence.serving;

import dev.thence.evaluation.SparseRows;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.MatchEvidence;
import dev.thence.model.Model;
import dev.thence.model.PairEvidence;
import dev.thence.model.Question;
import dev.thence.pipeline.ModelBuilder;
import dev.thence.training.PipelineListener;
import dev.thence.vectors.FloatMatrix;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;

/// Models that tell which one an answer came from: every item bears the model's mark as its name.
final class MarkedModel {
    static final int ITEMS = 300;
    private static final int DIMENSION = 16;

    private MarkedModel() {}

    static Model of(int mark) {
        return of(mark, ITEMS);
    }

    static Model of(int mark, int items) {
        var random = SplitMix64.of(mark, 7);
        var ids = new ArrayList<String>();
        var catalogue = Catalogue.builder(items);
        for (int node = 0; node < items; node++) {
            ids.add("item" + node);
            catalogue.text("name", node, "mark " + mark);
        }
        int[] nodes = {0, 1, 2, 3};
        var rows = SparseRows.builder(items);
        var graph = DirectedGraph.builder(items);
        for (int node = 0; node < items; node++) {
            rows.set(node, nodes, new float[] {1, 2, 0, 1}, -1);
            graph.add(node, (node + 1) % items, 1);
        }
        var match = new MatchEvidence(vectors(items, random), vectors(items, random), .1);
        try (var workers = Workers.of(2)) {
            return ModelBuilder.of(NodeIds.of(ids), graph.build(), match)
                    .catalogue(catalogue.build())
                    .evidence(new PairEvidence("proximity", rows.build()))
                    .weights(new EvidenceWeights(Question.LINK,
                            Map.of("match", 1.0, "proximity", .5)))
                    .build(workers);
        }
    }

    /// Puts it into the store, as a run's model.
    static ModelVersion publish(int mark, Path store) {
        return publish(mark, ITEMS, store);
    }

    static ModelVersion publish(int mark, int items, Path store) {
        Path folder = store.resolveSibling("run-" + mark);
        try (var publisher = Publisher.open(store)) {
            of(mark, items).write(folder);
            return publisher.publish(Candidate.of(folder), Canary.skipped(),
                    PipelineListener.SILENT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FloatMatrix vectors(int items, SplitMix64 random) {
        float[] all = new float[items * DIMENSION];
        for (int node = 0; node < items; node++) {
            double square = 0;
            for (int j = 0; j < DIMENSION; j++) {
                double value = random.nextGaussian();
                all[node * DIMENSION + j] = (float) value;
                square += value * value;
            }
            for (int j = 0; j < DIMENSION; j++) {
                all[node * DIMENSION + j] /= (float) Math.sqrt(square);
            }
        }
        return FloatMatrix.of(items, DIMENSION, all);
    }
}
