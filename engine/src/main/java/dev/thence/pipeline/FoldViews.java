package dev.thence.pipeline;

import dev.thence.evaluation.EdgesProtocol;
import dev.thence.fitting.FitView;
import dev.thence.fitting.WeightFit;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.DirectionHead;
import dev.thence.sampler.EdgeFolds;
import dev.thence.training.PipelineListener;
import dev.thence.training.Trainer;
import java.util.ArrayList;
import java.util.List;

/// Train edges as further queries for the weights of a graph whose validation edges are few: a fold
/// of the train edges is left out, vectors and evidences are made of the others the way they were
/// made of all, and the fold's edges are asked for.
///
/// A training per fold, of a small graph.
final class FoldViews {
    /// As many as the trial's own folds, so that a view lacks the share of edges that the trial lacks
    /// of the whole graph.
    private static final int FOLDS = 5;
    /// No view more than it takes to have so many queries.
    private static final int ENOUGH = 2500;
    private static final long KEY = 0x7669657773L;

    private final GraphData train;
    private final DirectedGraph validation;
    private final PipelineOptions options;
    private final Workers workers;

    /// A fold asked for by the others.
    ///
    /// @param fit its edges' targets as queries, and what the others know of them
    /// @param kept the other folds' edges
    /// @param asked the fold's edges
    record View(FitView fit, DirectedGraph kept, DirectedGraph asked) {}

    private FoldViews(GraphData train, DirectedGraph validation, PipelineOptions options,
            Workers workers) {
        this.train = train;
        this.validation = validation;
        this.options = options;
        this.workers = workers;
    }

    /// The views; none where there are enough validation edges.
    ///
    /// @param learned the trial's vectors, whose number of epochs is that of every fold
    static List<View> of(GraphData train, DirectedGraph validation, VectorFit learned,
            DirectionHead direction, PipelineOptions options, Workers workers,
            PipelineListener listener) {
        var views = new ArrayList<View>();
        if (validation.edgeCount() < WeightFit.QUERIES_FOR_FULL_TRUST) {
            var maker = new FoldViews(train, validation, options, workers);
            long queries = validation.edgeCount();
            for (int fold = 0; fold < FOLDS && queries < ENOUGH; fold++) {
                var view = maker.view(fold, learned, direction, listener);
                views.add(view);
                queries += view.fit().queries().size();
            }
        }
        return views;
    }

    private View view(int fold, VectorFit learned, DirectionHead direction,
            PipelineListener listener) {
        long seed = SplitMix64.mix(options.seed(), KEY, fold);
        var folds = new EdgeFolds(FOLDS, SplitMix64.mix(options.seed(), KEY));
        DirectedGraph edges = train.coPurchase();
        var kept = edges.filter((u, v, _) -> folds.fold(u, v) != fold);
        var asked = edges.filter((u, v, _) -> folds.fold(u, v) == fold);
        var data = train.withEdges(kept);
        var graph = GraphFit.trainingGraph(data, options.withSeed(seed));
        // No checkpoint: the trial's is another training's, and a fold is soon learned again.
        var vectors = learned.release(graph, learned.config().withSeed(seed), Trainer.on(workers),
                workers, listener).vectors();
        var evidences = GraphEvidences.of(data, vectors, options.walkTargets(), workers);
        evidences.add(GraphEvidences.direction(kept, DirectionHead.of(kept,
                VectorTraining.match(evidences), GraphFit.noCounts(kept.nodeCount()),
                direction.weights()), workers));
        return new View(new FitView(evidences,
                EdgesProtocol.queries(kept, asked, List.of(validation)).queries()), kept, asked);
    }
}
