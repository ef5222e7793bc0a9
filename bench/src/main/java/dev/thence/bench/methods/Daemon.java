package dev.thence.bench.methods;

import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import dev.thence.sampler.Fanout;
import dev.thence.training.Loss;
import dev.thence.training.Loss.SixTerm;
import dev.thence.training.Trainer;
import dev.thence.training.TrainingConfig;
import dev.thence.training.TrainingGraph;
import dev.thence.training.TrainingListener;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// DAEMON, and BLADE as far as it can be rebuilt: layers that gather the other role's vectors
/// from the neighbours, multiply by one matrix per layer, cut off below 0 and normalise; and a
/// loss that pushes one-way edges up and their reversals down.
///
/// [Config#DAEMON]: Virinchi, Saladi and Mondal, "Recommending Related Products Using Graph
/// Neural Networks in Directed Graphs" (ECML-PKDD 2022, https://arxiv.org/abs/2211.11583),
/// algorithm 1 and equation 2. Nodes have no self term, and an edge that is predicted also
/// carries messages, as nothing in the paper says otherwise. Done differently, because graphs
/// without features are judged here: inputs are learned, a vector per node and role; the rate
/// is 1e-3, from the paper's grid, for its 1e-4, with which a small graph learns nothing in 30
/// epochs; a step has 256 sources with all their edges for 1,024 edges. The number of negatives
/// is not given; it is 1 here. Co-views, where there are any, carry messages and have their two
/// terms in the loss.
///
/// [Config#BLADE]: Virinchi and Saladi, "BLADE: Biased Neighborhood Sampling based Graph Neural
/// Network for Directed Graphs" (WSDM 2023, https://doi.org/10.1145/3539597.3570430). No code
/// and no constants are published. From the paper's own summary: the number of neighbours falls
/// with the degree by a power law fitted to the graph, hubs are drawn rather. Rebuilt: the
/// bounds 5 and 30 of that number, a choice by degree to the power 1, two layers; the layers and
/// the loss of DAEMON, pairs weighted by the product of their degrees as in the one public
/// re-implementation. Left out: drawing beyond the direct neighbours of sparse nodes.
final class Daemon {
    private Daemon() {}

    /// @param dimension of the vectors: a multiple of 16
    /// @param fanout how many neighbours a layer looks at
    /// @param batchSources sources per step
    /// @param epochs at most
    /// @param patience epochs without a better validation before training stops
    /// @param learningRate of Adam
    /// @param loss the paper's terms of purchases
    public record Config(int dimension, Fanout fanout, int batchSources, int epochs, int patience,
            double learningRate, SixTerm loss) {
        /// 64 dimensions, three layers of 20, 10 and 10 neighbours, at most 30 epochs.
        public static final Config DAEMON = new Config(64, new Fanout.Fixed(20, 10, 10), 256, 30,
                5, 1e-3, new SixTerm(1, SixTerm.Down.ONE_MINUS, SixTerm.Weights.EQUAL));
        /// The same with neighbourhoods that depend on the degree, and weights by degree.
        public static final Config BLADE = new Config(64,
                Fanout.DegreeAdaptive.fitted(5, 30, 1, 2), 256, 30, 5, 1e-3,
                new SixTerm(1, SixTerm.Down.ONE_MINUS, SixTerm.Weights.DEGREES));

        public Config {
            Objects.requireNonNull(fanout);
            Objects.requireNonNull(loss);
        }

        private TrainingConfig training(boolean coViews, long seed) {
            return TrainingConfig.builder().dimension(dimension).fanout(fanout)
                    .layerKind(TrainingConfig.LayerKind.RELU).batchSources(batchSources)
                    .epochs(epochs).patience(patience).learningRate(learningRate).temperature(1)
                    .loss(loss).coView(new Loss.CoView(coViews ? 1 : 0, 1))
                    .coViewMessages(coViews ? 1 : 0)
                    .moments(TrainingConfig.Moments.PER_VALUE).seed(seed).build();
        }
    }

    /// Keeps the vectors of the epoch whose validation gives the largest value.
    ///
    /// @throws IllegalStateException when DJL or the vector module is missing
    /// @throws dev.thence.training.TrainingInterrupted when the thread is interrupted
    public static TargetScorer fit(DirectedGraph train, Optional<DirectedGraph> coViews,
            Config config, ToDoubleFunction<TargetScorer> validation, long seed, Workers workers) {
        var edges = TrainingGraph.of(
                List.of(new TrainingGraph.Fold(train, train)), train, train);
        var graph = coViews.map(edges::coViews).orElse(edges);
        return Trainer.on(workers).train(graph, config.training(coViews.isPresent(), seed),
                vectors -> validation.applyAsDouble(vectors.scorer()), TrainingListener.SILENT)
                .vectors().scorer();
    }
}
