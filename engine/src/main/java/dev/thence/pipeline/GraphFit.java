package dev.thence.pipeline;

import dev.thence.evaluation.QuerySet;
import dev.thence.evaluation.Undirected;
import dev.thence.fitting.EvidenceChoice;
import dev.thence.fitting.ExistencePairs;
import dev.thence.fitting.QuerySample;
import dev.thence.fitting.WeightFit;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.Closeness;
import dev.thence.model.DirectionHead;
import dev.thence.model.Evidence;
import dev.thence.model.ExistenceHead;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import dev.thence.training.PipelineListener;
import dev.thence.training.Trainer;
import dev.thence.training.TrainingGraph;
import dev.thence.training.TrainingResult;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A model of a graph without an order log, fitted on one view of its edges: vectors learned on the
/// train edges, weights and heads fitted on validation edges.
///
/// Immutable.
public final class GraphFit {
    /// Pairs a head is fitted on, at most.
    private static final int HEAD_PAIRS = 20_000;
    /// The same of the existence head, which walks from the source of every pair.
    private static final int EXISTENCE_PAIRS = 2_000;
    /// Queries by which optional evidences are chosen.
    private static final int CHOICE_QUERIES = 2_500;

    private final GraphData data;
    private final VectorFit learned;
    private final List<Evidence> evidences;
    private final Set<String> idle;
    private final FittedQuestion question;
    private final SourceQuestion sources;
    private final DirectionHead direction;
    private final Existence existence;

    /// Heads that see more and less: everything; all but the learned vectors; the edges alone.
    private record Existence(ExistenceHead all, ExistenceHead withoutMatch, ExistenceHead edges) {
        Existence on(List<Evidence> evidences, Closeness closeness) {
            return new Existence(on(all, evidences, closeness),
                    on(withoutMatch, evidences, closeness), on(edges, evidences, closeness));
        }

        private static ExistenceHead on(ExistenceHead head, List<Evidence> evidences,
                Closeness closeness) {
            return ExistenceHead.of(evidences, head.weights(), () -> closeness);
        }
    }

    private GraphFit(GraphData data, VectorFit learned, List<Evidence> evidences,
            Set<String> idle, FittedQuestion question, SourceQuestion sources,
            DirectionHead direction, Existence existence) {
        this.data = data;
        this.learned = learned;
        this.evidences = evidences;
        this.idle = Set.copyOf(idle);
        this.question = question;
        this.sources = sources;
        this.direction = direction;
        this.existence = existence;
    }

    /// Learns on the train view and fits on validation edges.
    ///
    /// @param train the train edges
    /// @param validation the validation edges, none of them in `train`
    /// @param queries the questions of the validation edges
    /// @param half which of the queries the weights are fitted on
    static GraphFit fit(GraphData train, DirectedGraph validation, QuerySet queries,
            Half half, PipelineOptions options, Trainer trainer, Workers workers,
            PipelineListener listener) {
        DirectedGraph graph = train.coPurchase();
        var learned = learn(train, queries, half, options, trainer, workers, listener);
        listener.stage("evidences", 0);
        var evidences = GraphEvidences.of(train, learned.vectors(), options.walkTargets(), workers);
        var direction = DirectionHead.fit(graph, VectorTraining.match(evidences), noCounts(graph.nodeCount()),
                oneWay(validation, graph, options.seed()));
        evidences.add(GraphEvidences.direction(graph, direction, workers));
        var core = List.copyOf(evidences);
        listener.stage("weights", 0);
        var idle = addOptional(evidences, graph, queries, half, options, workers);
        var further = FoldViews.of(train, validation, learned, direction, options, workers,
                listener);
        var question = FittedQuestion.fit(Question.LINK, evidences, queries, half,
                further.stream().map(FoldViews.View::fit).toList(),
                GraphEvidences.PRIOR, options.seed(), workers);
        listener.stage("weights for sources", 0);
        var all = SourceQuestion.withTerms(graph, evidences, question.weights(), workers);
        var sources = SourceQuestion.fit(graph, validation, all, question, half, further,
                options.seed(), workers);
        listener.stage("existence", 0);
        var closeness = Closeness.of(graph, train.catalogue(), workers);
        var existence = existence(new ExistencePairs(core, Optional.of(closeness),
                some(sample(validation, options.seed())),
                some(nonEdges(graph, validation, options.seed())), workers));
        return new GraphFit(train, learned, all, idle, question, sources, direction, existence);
    }

    /// Adds the optional evidences that validation is sure of, and names the others. Few validation
    /// edges cannot tell: then all are others, and none is computed.
    private static Set<String> addOptional(List<Evidence> evidences, DirectedGraph graph,
            QuerySet queries, Half half, PipelineOptions options, Workers workers) {
        var all = new HashSet<String>();
        GraphEvidences.OPTIONAL.forEach(all::addAll);
        if (queries.queryCount() < WeightFit.QUERIES_FOR_FULL_TRUST) {
            return all;
        }
        evidences.addAll(GraphEvidences.optional(graph, Set.of(), options.walkTargets(), workers));
        var idle = EvidenceChoice.idle(graph.nodeCount(), evidences, GraphEvidences.OPTIONAL,
                QuerySample.of(queries, CHOICE_QUERIES, options.seed(), half::has),
                GraphEvidences.PRIOR, workers);
        evidences.removeIf(evidence -> idle.contains(evidence.name()));
        return idle;
    }

    private static Existence existence(ExistencePairs pairs) {
        var unlearned = new HashSet<>(Closeness.TEXT);
        unlearned.addAll(FittedQuestion.LEARNED);
        return new Existence(pairs.unlessIdle(FittedQuestion.LEARNED),
                pairs.without(FittedQuestion.LEARNED), pairs.without(unlearned));
    }

    private static List<int[]> some(List<int[]> pairs) {
        return pairs.subList(0, Math.min(EXISTENCE_PAIRS, pairs.size()));
    }

    /// The same settings on all edges: epochs, weights and heads are those of this fit.
    GraphFit release(GraphData all, PipelineOptions options, Trainer trainer, Workers workers,
            PipelineListener listener) {
        DirectedGraph graph = all.coPurchase();
        var edges = trainingGraph(all, options);
        var released = learned.release(edges, options.training(edges), trainer, workers, listener);
        listener.stage("evidences", 0);
        var evidences = GraphEvidences.of(all, released.vectors(), options.walkTargets(), workers);
        var head = DirectionHead.of(graph, VectorTraining.match(evidences), noCounts(graph.nodeCount()),
                direction.weights());
        evidences.add(GraphEvidences.direction(graph, head, workers));
        var core = List.copyOf(evidences);
        evidences.addAll(GraphEvidences.optional(graph, idle, options.walkTargets(), workers));
        var closeness = Closeness.of(graph, all.catalogue(), workers);
        return new GraphFit(all, released,
                SourceQuestion.withTerms(graph, evidences, question.weights(), workers), idle,
                question, sources, head, existence.on(core, closeness));
    }

    /// The vectors of a trial.
    static VectorFit learn(GraphData train, QuerySet queries, Half half, PipelineOptions options,
            Trainer trainer, Workers workers, PipelineListener listener) {
        var edges = trainingGraph(train, options);
        return VectorFit.trial(edges, options.training(edges), queries, half, trainer, workers,
                listener);
    }

    /// The edges in folds; co-views both ways.
    static TrainingGraph trainingGraph(GraphData data, PipelineOptions options) {
        var dealt = TrainingGraph.ofEdges(data.coPurchase(), VectorTraining.FOLDS, options.seed());
        var graph = switch (options.variant().ownEdges()) {
            case LEFT_OUT -> dealt;
            case KEPT -> dealt.propagatingAll();
        };
        return data.coView().map(Undirected::plain).map(graph::coViews).orElse(graph);
    }

    static DirectedGraph noCounts(int nodeCount) {
        return DirectedGraph.builder(nodeCount).build();
    }

    /// Validation edges whose reverse is neither in validation nor in train.
    private static List<int[]> oneWay(DirectedGraph validation, DirectedGraph train, long seed) {
        return sample(validation.filter((u, v, _) ->
                !validation.hasEdge(v, u) && !train.hasEdge(v, u)), seed);
    }

    static List<int[]> sample(DirectedGraph edges, long seed) {
        var pairs = new ArrayList<int[]>();
        for (int u = 0; u < edges.nodeCount(); u++) {
            for (long p = edges.out().offset(u), end = edges.out().offset(u + 1); p < end; p++) {
                pairs.add(new int[] {u, edges.out().neighbor(p)});
            }
        }
        int[] order = SplitMix64.of(seed, pairs.size()).permutation(pairs.size());
        var sampled = new ArrayList<int[]>();
        for (int i = 0; i < Math.min(HEAD_PAIRS, order.length); i++) {
            sampled.add(pairs.get(order[i]));
        }
        return sampled;
    }

    static List<int[]> nonEdges(DirectedGraph train, DirectedGraph validation, long seed) {
        var random = SplitMix64.of(seed, 0x6e6fL);
        var pairs = new ArrayList<int[]>();
        long wanted = Math.min(HEAD_PAIRS, validation.edgeCount());
        for (long tries = 0; pairs.size() < wanted && tries < 100 * wanted; tries++) {
            int u = random.nextInt(train.nodeCount());
            int v = random.nextInt(train.nodeCount());
            if (u != v && !train.hasEdge(u, v) && !validation.hasEdge(u, v)) {
                pairs.add(new int[] {u, v});
            }
        }
        return pairs;
    }

    public GraphData data() {
        return data;
    }

    public FittedQuestion question() {
        return question;
    }

    /// The weights of the reverse question.
    public FittedQuestion sourceQuestion() {
        return sources.fitted();
    }

    public DirectionHead direction() {
        return direction;
    }

    public ExistenceHead existence() {
        return existence.all();
    }

    /// The same fitted without what was learned.
    public ExistenceHead existenceWithoutMatch() {
        return existence.withoutMatch();
    }

    /// The same fitted on what the edges alone tell: nothing learned, no texts.
    public ExistenceHead existenceByEdges() {
        return existence.edges();
    }

    List<Evidence> evidences() {
        return evidences;
    }

    /// How the training of the vectors went.
    public TrainingResult training() {
        return learned.training();
    }

    VectorFit learned() {
        return learned;
    }

    /// What the model answers with.
    public Scorer scorer() {
        return new Scorer(data.ids().count(), evidences, question.weights());
    }

    /// The same evidences, fitted the same way, without the learned vectors.
    public Scorer withoutMatch() {
        return new Scorer(data.ids().count(), evidences, question.withoutMatch());
    }

    /// What the model answers both questions with.
    public LinkScorer answers() {
        return new LinkScorer(scorer(),
                new Scorer(data.ids().count(), evidences, sources.fitted().weights()));
    }

    /// The same without the learned vectors. Scores all sources once.
    public LinkScorer answersWithoutMatch(Workers workers) {
        return new LinkScorer(withoutMatch(), new Scorer(data.ids().count(),
                SourceQuestion.unlearned(data.coPurchase(), evidences, question, workers),
                sources.withoutMatch()));
    }

    /// The model without some of its evidences, by name: the others are fitted anew.
    ///
    /// @param validation the validation edges
    /// @param queries their questions
    public LinkScorer without(Set<String> names, DirectedGraph validation, QuerySet queries,
            long seed, Workers workers) {
        DirectedGraph graph = data.coPurchase();
        int n = graph.nodeCount();
        var kept = SourceQuestion.withoutTerms(evidences).stream()
                .filter(each -> !names.contains(each.name())).toList();
        var targets = FittedQuestion.fit(Question.LINK, kept, queries, Half.ALL,
                GraphEvidences.PRIOR, seed, workers);
        var all = SourceQuestion.withTerms(graph, kept, targets.weights(), workers);
        var reverse = SourceQuestion.fit(graph, validation, all, targets, Half.ALL, List.of(), seed,
                workers);
        return new LinkScorer(new Scorer(n, kept, targets.weights()),
                new Scorer(n, all, reverse.fitted().weights()));
    }

    /// The learned vectors alone, as they were trained: match and bias.
    public Scorer learnedAlone() {
        return VectorTraining.learnedAlone(data.ids().count(), evidences);
    }
}
