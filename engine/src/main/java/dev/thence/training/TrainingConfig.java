package dev.thence.training;

import dev.thence.sampler.Fanout;
import java.util.Objects;

/// How a model is trained. One rule gives all values from the size of the graph,
/// [#forGraph(int, long)]; [#toBuilder()] changes some.
///
/// @param dimension of the vectors: a multiple of 16
/// @param fanout the layers, 1 to 4, and how many neighbours they look at: all, in whole-graph
///        training, or a sample
/// @param layerKind what a layer does with what it gathers
/// @param batchSources how many sources a step predicts the targets of
/// @param epochs at most so many; exactly so many where there is no validation
/// @param patience epochs without a better validation metric before training stops
/// @param learningRate of Adam
/// @param temperature the logit is the cosine over it, plus the bias
/// @param loss what is minimised
/// @param coView beside it, where there are co-views
/// @param coViewMessages how much the messages along co-views count, where there are any: a source
///        gathers from co-viewed sources, a target from targets; 0 for none
/// @param moments what Adam keeps of squared gradients
/// @param propagationPower a propagation edge counts as its weight over the mean weight, to this
///        power; 0 for unweighted propagation
/// @param positivePower the same for the loss of a positive
/// @param seed of every random draw
public record TrainingConfig(
        int dimension, Fanout fanout, LayerKind layerKind, int batchSources, int epochs,
        int patience, double learningRate, double temperature, Loss loss, Loss.CoView coView,
        double coViewMessages, Moments moments, double propagationPower, double positivePower, long seed) {

    /// Floating-point operations that an epoch of whole-graph training may take by the rule: about
    /// two minutes on two cores.
    public static final double WHOLE_GRAPH_LIMIT = 2e13;

    private static final int SHARED_NEGATIVES = 4096;
    private static final int MOST_EPOCHS = 30;

    /// What a layer does with what it gathers.
    public enum LayerKind {
        /// Nothing; the vectors of all depths are added up and normalised.
        LINEAR,
        /// Multiplies by a learned matrix, shared by the roles, sets negative values to 0 and
        /// normalises; the last layer's vectors are the result: DAEMON.
        RELU
    }

    /// What Adam keeps of squared gradients.
    public enum Moments {
        /// One mean per row of a table: a third less memory traffic.
        PER_ROW,
        /// One per value, as in the paper.
        PER_VALUE
    }

    public TrainingConfig {
        Objects.requireNonNull(layerKind);
        Objects.requireNonNull(loss);
        Objects.requireNonNull(coView);
        Objects.requireNonNull(moments);
        require(dimension >= 16 && dimension <= 1024 && dimension % 16 == 0,
                "dimension", dimension, "a multiple of 16 from 16 to 1024");
        require(fanout.layers() <= 4, "layers", fanout.layers(), "1 to 4");
        require(batchSources >= 1, "batchSources", batchSources, "1 or more");
        require(epochs >= 1, "epochs", epochs, "1 or more");
        require(patience >= 1, "patience", patience, "1 or more");
        require(learningRate > 0 && learningRate <= 1, "learningRate", learningRate,
                "above 0 and at most 1");
        require(temperature >= 0.01 && temperature <= 100, "temperature", temperature,
                "from 0.01 to 100");
        require(coViewMessages >= 0 && coViewMessages <= 10, "coViewMessages", coViewMessages,
                "0 to 10");
        require(propagationPower >= 0 && propagationPower <= 2, "propagationPower",
                propagationPower, "0 to 2");
        require(positivePower >= 0 && positivePower <= 2, "positivePower", positivePower, "0 to 2");
        require(!(loss instanceof Loss.CoView), "loss", loss, "MaskedSoftmax or SixTerm");
    }

    private static void require(boolean holds, String name, Object value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(name + " is " + value + ", must be " + allowed);
        }
    }

    /// The one rule: dimension 128 and batches of 1,024 sources from 50,000 edges on, else 64 and
    /// 256; whole-graph training while an epoch takes at most [#WHOLE_GRAPH_LIMIT], else samples of
    /// 10 neighbours a layer and 4,096 shared negatives. Validation decides how many of at most 30
    /// epochs are run: it is what ends a training, and the bound should not.
    public static TrainingConfig forGraph(int nodeCount, long edgeCount) {
        boolean large = edgeCount >= 50_000;
        var builder = new Builder().dimension(large ? 128 : 64).batchSources(large ? 1024 : 256)
                .epochs(MOST_EPOCHS);
        var config = builder.build();
        return wholeGraphCost(nodeCount, edgeCount, config.dimension()) > WHOLE_GRAPH_LIMIT
                ? config.withFanout(new Fanout.Fixed(10, 10), nodeCount) : config;
    }

    /// A builder that starts from the defaults for small graphs.
    public static Builder builder() {
        return new Builder();
    }

    /// Floating-point operations of an epoch of whole-graph training, two layers and five folds:
    /// every source with edges is compared with the whole catalogue in every fold (four products),
    /// and every step of 1,024 sources propagates over all edges, forth and back, at a tenth of
    /// the speed of a dense product.
    public static double wholeGraphCost(int nodeCount, long edgeCount, int dimension) {
        double folds = 5;
        double steps = folds * Math.ceil(nodeCount / 1024.0);
        return folds * 8 * nodeCount * (double) nodeCount * dimension
                + steps * 10 * 16 * (edgeCount + (double) nodeCount) * dimension;
    }

    /// How a graph of this size is trained by the rule, and why: one line for people.
    public static String plan(int nodeCount, long edgeCount) {
        var config = forGraph(nodeCount, edgeCount);
        double cost = wholeGraphCost(nodeCount, edgeCount, config.dimension());
        return String.format(java.util.Locale.ROOT, "%s training: over the whole graph an epoch "
                + "takes about %.1e operations, the limit is %.1e",
                config.isWholeGraph() ? "whole-graph" : "sampled", cost, WHOLE_GRAPH_LIMIT);
    }

    public int layers() {
        return fanout.layers();
    }

    /// Whether every step propagates over the whole graph.
    public boolean isWholeGraph() {
        return fanout instanceof Fanout.All;
    }

    /// Looks at so many neighbours, and compares with what goes along: the whole catalogue in
    /// whole-graph training, 4,096 shared negatives of a larger one in sampled training.
    public TrainingConfig withFanout(Fanout fanout, int nodeCount) {
        boolean shared = !(fanout instanceof Fanout.All) && nodeCount > SHARED_NEGATIVES;
        return toBuilder().fanout(fanout)
                .loss(new Loss.MaskedSoftmax(shared ? SHARED_NEGATIVES : Loss.ALL, 0)).build();
    }

    public TrainingConfig withDimension(int dimension) {
        return toBuilder().dimension(dimension).build();
    }

    public TrainingConfig withEpochs(int epochs) {
        return toBuilder().epochs(epochs).build();
    }

    public TrainingConfig withSeed(long seed) {
        return toBuilder().seed(seed).build();
    }

    /// A builder that starts from this configuration.
    public Builder toBuilder() {
        var builder = new Builder();
        builder.dimension = dimension;
        builder.fanout = fanout;
        builder.layerKind = layerKind;
        builder.batchSources = batchSources;
        builder.epochs = epochs;
        builder.patience = patience;
        builder.learningRate = learningRate;
        builder.temperature = temperature;
        builder.loss = loss;
        builder.coView = coView;
        builder.coViewMessages = coViewMessages;
        builder.moments = moments;
        builder.propagationPower = propagationPower;
        builder.positivePower = positivePower;
        builder.seed = seed;
        return builder;
    }

    /// Options of a training; each has a default.
    public static final class Builder {
        private int dimension = 64;
        private Fanout fanout = new Fanout.All(2);
        private LayerKind layerKind = LayerKind.LINEAR;
        private int batchSources = 256;
        private int epochs = 12;
        private int patience = 3;
        private double learningRate = .01;
        private double temperature = .1;
        private Loss loss = new Loss.MaskedSoftmax();
        private Loss.CoView coView = new Loss.CoView(0, 1);
        private double coViewMessages;
        private Moments moments = Moments.PER_ROW;
        private double propagationPower;
        private double positivePower;
        private long seed;

        private Builder() {}

        /// Default: 64.
        public Builder dimension(int dimension) {
            this.dimension = dimension;
            return this;
        }

        /// Default: two layers over the whole graph.
        public Builder fanout(Fanout fanout) {
            this.fanout = Objects.requireNonNull(fanout);
            return this;
        }

        /// Default: linear.
        public Builder layerKind(LayerKind layerKind) {
            this.layerKind = layerKind;
            return this;
        }

        /// Default: 256.
        public Builder batchSources(int batchSources) {
            this.batchSources = batchSources;
            return this;
        }

        /// Default: at most 12.
        public Builder epochs(int epochs) {
            this.epochs = epochs;
            return this;
        }

        /// Default: 3.
        public Builder patience(int patience) {
            this.patience = patience;
            return this;
        }

        /// Default: 0.01.
        public Builder learningRate(double learningRate) {
            this.learningRate = learningRate;
            return this;
        }

        /// Default: 0.1.
        public Builder temperature(double temperature) {
            this.temperature = temperature;
            return this;
        }

        /// Default: the masked softmax over the whole catalogue.
        public Builder loss(Loss loss) {
            this.loss = loss;
            return this;
        }

        /// Default: none.
        public Builder coView(Loss.CoView coView) {
            this.coView = coView;
            return this;
        }

        /// Default: 0, none.
        public Builder coViewMessages(double coViewMessages) {
            this.coViewMessages = coViewMessages;
            return this;
        }

        /// Default: one second moment per row.
        public Builder moments(Moments moments) {
            this.moments = moments;
            return this;
        }

        /// Default: 0, unweighted.
        public Builder propagationPower(double propagationPower) {
            this.propagationPower = propagationPower;
            return this;
        }

        /// Default: 0, every positive counts the same.
        public Builder positivePower(double positivePower) {
            this.positivePower = positivePower;
            return this;
        }

        /// Default: 0.
        public Builder seed(long seed) {
            this.seed = seed;
            return this;
        }

        public TrainingConfig build() {
            return new TrainingConfig(dimension, fanout, layerKind, batchSources, epochs, patience,
                    learningRate, temperature, loss, coView, coViewMessages, moments,
                    propagationPower, positivePower, seed);
        }
    }
}
