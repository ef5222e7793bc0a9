package dev.thence.training;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.kernels.LossPairs;
import dev.thence.kernels.PairList;
import dev.thence.kernels.RowNumbers;
import dev.thence.sampler.NegativeSampler;
import dev.thence.training.Loss.MaskedSoftmax.Drawn;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Makes the input of steps: roots, the pairs of the losses, and the flow of messages to the roots.
/// A pure function of (graph, configuration, epoch, number of the step). Not thread-safe.
final class StepMaker {
    private static final long NEGATIVES = 0x6e65676174697665L;
    private static final long HARD = 0x68617264L;
    private static final long VIEWS = 0x7669657773L;
    /// word2vec's choice.
    private static final double DEGREE_POWER = .75;
    private static final int[] NONE = {};

    private final TrainingGraph graph;
    private final TrainingConfig config;
    private final FlowMaker flows;
    private final List<EdgeCounts> positiveCounts = new ArrayList<>();
    private final boolean byDegrees;
    private final double meanDegreeProduct;
    private final NegativeSampler negatives;
    private final Optional<NegativeSampler> hardNegatives;
    private final RowNumbers sources;
    private final RowNumbers targets;

    StepMaker(TrainingGraph graph, TrainingConfig config) {
        this.graph = graph;
        this.config = config;
        flows = new FlowMaker(graph, config);
        for (int fold = 0; fold < graph.foldCount(); fold++) {
            positiveCounts.add(
                    new EdgeCounts(graph.folds().positives(fold), config.positivePower()));
        }
        byDegrees = config.loss() instanceof Loss.SixTerm six
                && six.weights() == Loss.SixTerm.Weights.DEGREES;
        meanDegreeProduct = byDegrees ? meanDegreeProduct(graph.known()) : 1;
        negatives = negatives(graph, config);
        hardNegatives = graph.hardNegatives().map(lists -> NegativeSampler.hard(
                graph.known(), lists, SplitMix64.mix(config.seed(), HARD)));
        sources = new RowNumbers(graph.nodeCount());
        targets = new RowNumbers(graph.nodeCount());
    }

    /// Shared draws leave nothing out and follow the degrees of the whole graph; those of a source
    /// alone leave out what is known of it.
    private static NegativeSampler negatives(TrainingGraph graph, TrainingConfig config) {
        long seed = SplitMix64.mix(config.seed(), NEGATIVES);
        return switch (config.loss()) {
            case Loss.MaskedSoftmax softmax -> switch (softmax.drawn()) {
                case UNIFORM -> NegativeSampler.uniform(graph.whole(), seed);
                case BY_DEGREE -> NegativeSampler.degreePower(
                        graph.whole(), DEGREE_POWER, seed);
                case IN_BATCH -> NegativeSampler.inBatch(graph.whole(), seed);
            };
            case Loss.SixTerm _, Loss.CoView _ -> NegativeSampler.uniform(graph.known(), seed);
        };
    }

    StepInput make(int epoch, int number, Step step) {
        sources.clear();
        targets.clear();
        for (int u : step.sources) {
            sources.add(u);
        }
        int candidates = switch (config.loss()) {
            case Loss.MaskedSoftmax softmax -> addCandidates(softmax, epoch, number, step);
            case Loss.SixTerm _, Loss.CoView _ -> 0;
        };
        var lists = new Lists();
        addPositives(lists, step);
        if (config.loss() instanceof Loss.SixTerm six) {
            addSixTerms(lists, six, epoch, number, step);
        }
        addViews(lists, epoch, number);
        addMasked(lists, candidates, step);
        var pairs = lists.toPairs(
                candidates, step.sources.length, sources.count(), targets.count());
        return new StepInput(sources.toRows(), targets.toRows(),
                flows.flow(epoch, number, step.fold, sources, targets), pairs, logShares());
    }

    /// Per target row, where draws are not uniform.
    private float[] logShares() {
        boolean even = !(config.loss() instanceof Loss.MaskedSoftmax softmax)
                || softmax.negatives() == Loss.ALL || softmax.drawn() == Drawn.UNIFORM;
        float[] shares = new float[even ? 0 : targets.count()];
        var rows = targets.toRows();
        for (int i = 0; i < shares.length; i++) {
            shares[i] = (float) negatives.logShare(rows.of(i));
        }
        return shares;
    }

    private int addCandidates(Loss.MaskedSoftmax softmax, int epoch, int number, Step step) {
        if (softmax.negatives() == Loss.ALL) {
            targets.addAll();
            return targets.count();
        }
        int[] drawn = new int[softmax.negatives()];
        int[] ofBatch = positiveTargets(softmax, step);
        addTargets(drawn, negatives.drawShared(epoch, number, ofBatch, drawn));
        hardNegatives.ifPresent(sampler -> {
            int[] ofSource = new int[softmax.hardNegatives()];
            for (int u : step.sources) {
                addTargets(ofSource, sampler.draw(epoch, number, u, NONE, ofSource));
            }
        });
        return targets.count();
    }

    private void addTargets(int[] drawn, int count) {
        for (int i = 0; i < count; i++) {
            targets.add(drawn[i]);
        }
    }

    /// The targets of the step's positives, with repetitions, where negatives are drawn from them.
    private int[] positiveTargets(Loss.MaskedSoftmax softmax, Step step) {
        if (softmax.drawn() != Drawn.IN_BATCH) {
            return NONE;
        }
        var found = new IntArrayList();
        forPositives(step, (_, _, v, _) -> found.add(v));
        return found.toIntArray();
    }

    private interface PositiveConsumer {
        void accept(int row, int source, int target, long position);
    }

    /// In the order of rows and targets.
    private void forPositives(Step step, PositiveConsumer consumer) {
        Folds folds = graph.folds();
        Adjacency positives = folds.positives(step.fold).out();
        for (int row = 0; row < step.sources.length; row++) {
            int u = step.sources[row];
            for (long p = positives.offset(u), end = positives.offset(u + 1); p < end; p++) {
                int v = positives.neighbor(p);
                if (folds.isPositive(step.fold, u, v)) {
                    consumer.accept(row, u, v, p);
                }
            }
        }
    }

    private void addPositives(Lists lists, Step step) {
        Adjacency positives = graph.folds().positives(step.fold).out();
        var counts = positiveCounts.get(step.fold);
        forPositives(step, (row, u, v, position) -> {
            double count = byDegrees ? degreeProduct(graph.known(), u, v)
                    : counts.of(positives.weight(position));
            lists.positives.add(row, targets.add(v), (float) count);
        });
    }

    private void addMasked(Lists lists, int candidates, Step step) {
        Adjacency known = graph.known().out();
        for (int row = 0; row < step.sources.length; row++) {
            int u = step.sources[row];
            addMasked(lists, row, u, candidates);
            for (long p = known.offset(u), end = known.offset(u + 1); p < end; p++) {
                if (known.neighbor(p) != u) {
                    addMasked(lists, row, known.neighbor(p), candidates);
                }
            }
        }
    }

    private void addMasked(Lists lists, int row, int node, int candidates) {
        int target = targets.find(node);
        if (target >= 0 && target < candidates) {
            lists.masked.add(row, target, 0);
        }
    }

    private void addSixTerms(Lists lists, Loss.SixTerm six, int epoch, int number, Step step) {
        int[] positives = new int[step.sources.length];
        forPositives(step, (row, u, v, _) -> {
            positives[row]++;
            double asymmetry = asymmetry(graph.known(), u, v);
            if (asymmetry > 0 && six.direction() == Loss.SixTerm.Direction.PUSHED) {
                lists.oneWay.add(row, targets.add(v), (float) asymmetry);
                lists.reversed.add(sources.add(v), targets.add(u), (float) asymmetry);
            }
        });
        for (int row = 0; row < positives.length; row++) {
            int[] drawn = new int[positives[row] * six.negatives()];
            int count = negatives.draw(epoch, number, step.sources[row], NONE, drawn);
            for (int i = 0; i < count; i++) {
                lists.negatives.add(row, targets.add(drawn[i]), 1);
            }
        }
    }

    /// How much the direction of u -> v counts.
    private double asymmetry(DirectedGraph known, int u, int v) {
        boolean bothWays = known.hasEdge(v, u);
        if (!byDegrees) {
            return bothWays ? 0 : 1;
        }
        return degreeProduct(known, u, v) - (bothWays ? degreeProduct(known, v, u) : 0);
    }

    /// The product of the degrees of u -> v, over its mean over all edges.
    private double degreeProduct(DirectedGraph known, int u, int v) {
        return (double) known.out().degree(u) * known.in().degree(v) / meanDegreeProduct;
    }

    private static double meanDegreeProduct(DirectedGraph known) {
        double sum = 0;
        for (int u = 0; u < known.nodeCount(); u++) {
            for (long p = known.out().offset(u), end = known.out().offset(u + 1); p < end; p++) {
                sum += (double) known.out().degree(u) * known.in().degree(known.out().neighbor(p));
            }
        }
        return sum / Math.max(1, known.edgeCount());
    }

    private void addViews(Lists lists, int epoch, int number) {
        if (config.coView().weight() == 0 || graph.coViews().isEmpty()) {
            return;
        }
        Adjacency views = graph.coViews().get().out();
        int[] nodes = sources.nodes();
        for (int u : nodes) {
            int degree = views.degree(u);
            var random = SplitMix64.of(config.seed(), VIEWS, epoch, number, u);
            for (int i = 0; i < config.coView().perNode() && degree > 0; i++) {
                int v = views.neighbor(views.offset(u) + random.nextInt(degree));
                lists.sourceViews.add(sources.find(u), sources.add(v), 1);
                lists.targetViews.add(targets.add(u), targets.add(v), 1);
            }
        }
    }

    /// The pairs while they are collected.
    private static final class Lists {
        final PairList positives = new PairList();
        final PairList masked = new PairList();
        final PairList negatives = new PairList();
        final PairList oneWay = new PairList();
        final PairList reversed = new PairList();
        final PairList sourceViews = new PairList();
        final PairList targetViews = new PairList();

        LossPairs toPairs(int candidates, int predicted, int sources, int targets) {
            return new LossPairs(positives.toPairs(predicted, targets),
                    masked.toPairs(predicted, targets), candidates,
                    negatives.toPairs(sources, targets), oneWay.toPairs(sources, targets),
                    reversed.toPairs(sources, targets), sourceViews.toPairs(sources, sources),
                    targetViews.toPairs(targets, targets));
        }
    }
}
