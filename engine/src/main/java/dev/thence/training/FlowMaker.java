package dev.thence.training;

import dev.thence.graph.DirectedGraph;
import dev.thence.kernels.RowNumbers;
import dev.thence.sampler.Batch;
import dev.thence.sampler.EdgeExclusion;
import dev.thence.sampler.EdgeFolds;
import dev.thence.sampler.NeighborSampler;
import dev.thence.sampler.Normalization;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the flow of messages of a step: over the whole graph of its fold, or over a sample of it.
final class FlowMaker {
    /// Sampled flows that may be in use at once: one trained on, one waiting, one being made.
    private static final int BATCHES = 3;

    private final TrainingGraph graph;
    private final TrainingConfig config;
    private final List<Optional<Propagation>> propagations = new ArrayList<>();
    private final List<Optional<Ring>> samplers = new ArrayList<>();
    /// No fold takes co-views away, so that one matrix, or one graph, serves all of them.
    private final Optional<Propagation> views;
    private final Optional<DirectedGraph> sampledViews;

    FlowMaker(TrainingGraph graph, TrainingConfig config) {
        this.graph = graph;
        this.config = config;
        for (int fold = 0; fold < graph.foldCount(); fold++) {
            propagations.add(Optional.empty());
            samplers.add(Optional.empty());
        }
        boolean viewing = config.coViewMessages() > 0;
        sampledViews = viewing && !config.isWholeGraph()
                ? graph.coViews().map(this::counted) : Optional.empty();
        views = config.isWholeGraph() ? Propagation.ofViews(graph, config) : Optional.empty();
    }

    MessageFlow flow(int epoch, int number, int fold, RowNumbers sources, RowNumbers targets) {
        if (config.isWholeGraph()) {
            return MessageFlow.whole(propagation(fold), views, config.layers(),
                    sources.toRows(), targets.toRows());
        }
        var dealt = graph.folds() instanceof Folds.Dealt(DirectedGraph _, EdgeFolds folds)
                ? Optional.of(folds) : Optional.<EdgeFolds>empty();
        // One sampler serves all folds of dealt edges; other folds have a graph each.
        var ring = ring(dealt.isPresent() ? 0 : fold, dealt);
        var batch = ring.next();
        ring.sampler.sample(batch, epoch, number, sources.nodes(), targets.nodes(),
                dealt.map(folds -> EdgeExclusion.fold(folds, fold)).orElse(EdgeExclusion.none()));
        return MessageFlow.sampled(batch, sampledViews.isPresent() ? config.coViewMessages() : 0);
    }

    private Propagation propagation(int fold) {
        if (propagations.get(fold).isEmpty()) {
            propagations.set(fold, Optional.of(Propagation.of(
                    graph.fold(fold).propagation(), config.propagationPower())));
        }
        return propagations.get(fold).get();
    }

    private Ring ring(int number, Optional<EdgeFolds> dealt) {
        if (samplers.get(number).isEmpty()) {
            var edges = dealt.isPresent() ? graph.whole() : graph.fold(number).propagation();
            samplers.set(number, Optional.of(new Ring(sampler(edges, dealt))));
        }
        return samplers.get(number).get();
    }

    private NeighborSampler sampler(DirectedGraph edges, Optional<EdgeFolds> dealt) {
        boolean weighted = config.propagationPower() > 0;
        var builder = NeighborSampler
                .builder(counted(edges))
                .fanout(config.fanout()).seed(config.seed())
                .normalization(weighted ? Normalization.WEIGHTED : Normalization.UNWEIGHTED);
        dealt.ifPresent(builder::folds);
        sampledViews.ifPresent(builder::coView);
        return builder.build();
    }

    /// The graph with what its edges count for weights.
    private DirectedGraph counted(DirectedGraph graph) {
        if (config.propagationPower() == 0) {
            return graph;
        }
        var counts = new EdgeCounts(graph, config.propagationPower());
        var builder = DirectedGraph.builder(graph.nodeCount());
        var out = graph.out();
        for (int u = 0; u < graph.nodeCount(); u++) {
            for (long p = out.offset(u), end = out.offset(u + 1); p < end; p++) {
                builder.add(u, out.neighbor(p), (float) counts.of(out.weight(p)));
            }
        }
        return builder.build();
    }

    /// Batches taken in turn, so that one can be filled while others are in use.
    private static final class Ring {
        final NeighborSampler sampler;
        private final List<Batch> batches = new ArrayList<>();
        private int next;

        Ring(NeighborSampler sampler) {
            this.sampler = sampler;
            for (int i = 0; i < BATCHES; i++) {
                batches.add(sampler.newBatch());
            }
        }

        Batch next() {
            next = (next + 1) % BATCHES;
            return batches.get(next);
        }
    }
}
