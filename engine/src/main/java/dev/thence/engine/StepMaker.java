package dev.thence.engine;

import dev.thence.graph.Adjacency;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import java.util.ArrayList;
import java.util.List;

/// Makes the input of steps: roots, the pairs of the losses, and the flow of messages to the roots.
/// A pure function of (graph, configuration, epoch, number of the step). Not thread-safe.
final class StepMaker {
    private static final long NEGATIVES = 0x6e65676174697665L;
    private static final long SIX_TERM = 0x7369787465726dL;
    private static final long VIEWS = 0x7669657773L;

    private final TrainingGraph graph;
    private final TrainingConfig config;
    private final FlowMaker flows;
    private final List<EdgeCounts> positiveCounts = new ArrayList<>();
    private final boolean byDegrees;
    private final double meanDegreeProduct;
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
        sources = new RowNumbers(graph.nodeCount());
        targets = new RowNumbers(graph.nodeCount());
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
                flows.flow(epoch, number, step.fold, sources, targets), pairs);
    }

    private int addCandidates(Loss.MaskedSoftmax softmax, int epoch, int number, Step step) {
        if (softmax.negatives() == Loss.ALL) {
            targets.addAll();
            return targets.count();
        }
        var random = SplitMix64.of(config.seed(), NEGATIVES, epoch, number);
        for (int i = 0; i < softmax.negatives(); i++) {
            targets.add(random.nextInt(graph.nodeCount()));
        }
        graph.hardNegatives().ifPresent(lists -> {
            for (int u : step.sources) {
                drawTargets(lists.out(), u, softmax.hardNegatives(),
                        SplitMix64.of(config.seed(), NEGATIVES, epoch, number, u));
            }
        });
        return targets.count();
    }

    private void drawTargets(Adjacency lists, int u, int count, SplitMix64 random) {
        int length = lists.degree(u);
        for (int i = 0; i < count && length > 0; i++) {
            targets.add(lists.neighbor(lists.offset(u) + random.nextInt(length)));
        }
    }

    private void addPositives(Lists lists, Step step) {
        Folds folds = graph.folds();
        Adjacency positives = folds.positives(step.fold).out();
        var counts = positiveCounts.get(step.fold);
        for (int row = 0; row < step.sources.length; row++) {
            int u = step.sources[row];
            for (long p = positives.offset(u), end = positives.offset(u + 1); p < end; p++) {
                int v = positives.neighbor(p);
                if (!folds.isPositive(step.fold, u, v)) {
                    continue;
                }
                double count = byDegrees ? degreeProduct(graph.known(), u, v)
                        : counts.of(positives.weight(p));
                lists.positives.add(row, targets.add(v), (float) count);
            }
        }
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
        DirectedGraph known = graph.known();
        Folds folds = graph.folds();
        Adjacency positives = folds.positives(step.fold).out();
        for (int row = 0; row < step.sources.length; row++) {
            int u = step.sources[row];
            var random = SplitMix64.of(config.seed(), SIX_TERM, epoch, number, u);
            for (long p = positives.offset(u), end = positives.offset(u + 1); p < end; p++) {
                int v = positives.neighbor(p);
                if (!folds.isPositive(step.fold, u, v)) {
                    continue;
                }
                for (int i = 0; i < six.negatives() && known.nodeCount() > 1; i++) {
                    int z = random.nextInt(known.nodeCount() - 1);
                    lists.negatives.add(row, targets.add(z < u ? z : z + 1), 1);
                }
                double asymmetry = asymmetry(known, u, v);
                if (asymmetry > 0) {
                    lists.oneWay.add(row, targets.add(v), (float) asymmetry);
                    lists.reversed.add(sources.add(v), targets.add(u), (float) asymmetry);
                }
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
