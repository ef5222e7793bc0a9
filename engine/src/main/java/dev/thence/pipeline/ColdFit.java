package dev.thence.pipeline;

import dev.thence.evaluation.EdgesProtocol;
import dev.thence.evaluation.NodesProtocol;
import dev.thence.evaluation.Proximity;
import dev.thence.evaluation.Query;
import dev.thence.evaluation.QuerySet;
import dev.thence.evaluation.SparseRows;
import dev.thence.fitting.QuerySample;
import dev.thence.fitting.WeightFit;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.DirectedGraphBuilder;
import dev.thence.graph.DirectedGraphBuilder.Duplicates;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.MatchEvidence;
import dev.thence.model.PairEvidence;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import dev.thence.model.TargetEvidence;
import dev.thence.pipeline.ColdItems.By;
import dev.thence.terms.ItemTerms;
import dev.thence.training.PipelineListener;
import dev.thence.training.TermOptions;
import dev.thence.training.TermVectors;
import dev.thence.training.Trainer;
import dev.thence.vectors.DualVectors;
import dev.thence.vectors.FloatMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a graph's model says of items that have no edges, known by their texts and co-views.
///
/// The vectors are learned on the warm items alone and stay as they are; a cold item's are the
/// means of those that speak for it ([ColdItems]), the bias likewise. On top of that mean rule
/// further evidences, taken of the warm items' edges and the side knowledge, are weighed by what
/// foretells edges of warm items that were held out with all their edges, as source and as target
/// separately. One of them is the match of vectors that were learned from terms and neighbours for
/// this purpose alone ([TermVectors]). Immutable.
public final class ColdFit {
    private static final int KEEP = 300;
    private static final int QUERIES = 2000;
    private static final int ALIKE = 5;
    /// The match of vectors learned from terms.
    private static final String TERMS = "terms";
    private static final Map<String, Double> PRIOR =
            Map.of(MatchEvidence.NAME, 0.3, "bias", 0.3, TERMS, 0.5, "termBias", 0.5,
                    "copied", 0.5);

    private final List<Evidence> evidences;
    private final EvidenceWeights asSource;
    private final EvidenceWeights asTarget;

    private ColdFit(List<Evidence> evidences, EvidenceWeights asSource, EvidenceWeights asTarget) {
        this.evidences = evidences;
        this.asSource = asSource;
        this.asTarget = asTarget;
    }

    /// Learns twice: without a tenth of the warm items, on which the weights are fitted, then with
    /// them.
    ///
    /// @param data the items, the edges among warm ones, and what is known of all
    static ColdFit fit(GraphData data, NodesProtocol.Known split, PipelineOptions options,
            Trainer trainer, Workers workers, PipelineListener listener) {
        var within = split.within(options.seed());
        var trial = evidences(data.withEdges(within.known().edges()), within.known(), options,
                trainer, workers, listener);
        listener.stage("weights", 0);
        int n = data.ids().count();
        var asSource = weights(n, trial, within.coldSources(), options.seed(), workers);
        var asTarget = weights(n, trial, within.coldTargets(), options.seed(), workers);
        return new ColdFit(evidences(data, split, options, trainer, workers, listener), asSource,
                asTarget);
    }

    private static EvidenceWeights weights(int n, List<Evidence> evidences, QuerySet queries,
            long seed, Workers workers) {
        return WeightFit.fit(Question.LINK, n, evidences,
                QuerySample.of(queries, QUERIES, seed).stream()
                        .map(query -> without(query, queries.neverCandidates())).toList(),
                PRIOR, workers);
    }

    private static Query without(Query query, int[] never) {
        int[] removed = Arrays.copyOf(query.removed(), query.removed().length + never.length);
        System.arraycopy(never, 0, removed, query.removed().length, never.length);
        Arrays.sort(removed);
        return new Query(query.source(), query.relevant(), removed,
                query.transition(), query.customer());
    }

    /// Everything the score of a cold item is made of, from the split's known edges.
    private static List<Evidence> evidences(GraphData data, NodesProtocol.Known split,
            PipelineOptions options, Trainer trainer, Workers workers,
            PipelineListener listener) {
        int n = data.ids().count();
        var vectors = spread(learn(data, split, options, trainer, workers, listener), split, n);
        var terms = learnTerms(data, split, options, workers, listener);
        listener.stage("evidences", 0);
        var cold = ColdItems.of(data.catalogue(), data.coView(), n, split::isWarm, By.BOTH,
                workers);
        DirectedGraph known = split.edges();
        var evidences = new ArrayList<>(VectorTraining.evidences(cold.means(vectors)));
        evidences.add(new MatchEvidence(TERMS, terms.source(), terms.target(),
                terms.temperature()));
        evidences.add(new TargetEvidence("termBias", terms.biases()));
        float[] degrees = new float[n];
        for (int v : split.warm()) {
            degrees[v] = (float) Math.log1p(known.in().degree(v));
        }
        evidences.add(new TargetEvidence("degree", cold.means(degrees)));
        evidences.add(new PairEvidence("copied", logs(cold.copied(known))));
        evidences.add(new PairEvidence("sideWalk", Proximity.halvingWalk(
                side(data, split, known, workers)).rows(KEEP, workers)));
        data.coView().ifPresent(views -> evidences.add(new PairEvidence("coView",
                Proximity.halvingWalk(views).rows(KEEP, workers))));
        return evidences;
    }

    /// The vectors of the warm items, learned as if there were no others.
    private static DualVectors learn(GraphData data, NodesProtocol.Known split,
            PipelineOptions options, Trainer trainer, Workers workers, PipelineListener listener) {
        var warm = among(data, split);
        var edges = EdgesProtocol.of(warm.coPurchase(), options.seed());
        var fit = GraphFit.learn(warm.withEdges(edges.train()), edges.validationQueries(), Half.ALL,
                options, trainer, workers, listener);
        var all = GraphFit.trainingGraph(warm, options);
        return fit.release(all, options.training(all), trainer, workers, listener).vectors();
    }

    /// Vectors of all items for which the cold ones are what they are: items without edges.
    private static DualVectors learnTerms(GraphData data, NodesProtocol.Known split,
            PipelineOptions options, Workers workers, PipelineListener listener) {
        int n = data.ids().count();
        var alike = ItemTerms.ofValues(data.catalogue(), n)
                .nearest(SideSpeakers.POOL, split::isWarm, workers);
        var edges = split.edges();
        return TermVectors.learn(ItemTerms.rowsOfValues(data.catalogue(), n), edges, split::isWarm,
                new SideSpeakers(alike, data.coView()),
                TermOptions.of(TermOptions.Pairs.FACTS, options.seed())
                        .withDimension(options.training(n, edges.edgeCount()).dimension()),
                workers, listener);
    }

    private static GraphData among(GraphData data, NodesProtocol.Known split) {
        int[] warm = split.warm();
        int[] number = new int[data.ids().count()];
        Arrays.fill(number, -1);
        var ids = new ArrayList<String>();
        for (int i = 0; i < warm.length; i++) {
            number[warm[i]] = i;
            ids.add(data.ids().id(warm[i]));
        }
        return new GraphData(NodeIds.of(ids), Catalogue.empty(warm.length),
                renumbered(split.edges(), number, warm.length),
                data.coView().map(views -> renumbered(views, number, warm.length)));
    }

    private static DirectedGraph renumbered(DirectedGraph graph, int[] number, int count) {
        var builder = DirectedGraph.builder(count);
        addEdges(builder, graph, number);
        return builder.build();
    }

    private static void addEdges(DirectedGraphBuilder builder,
            DirectedGraph graph, int[] number) {
        for (int u = 0; u < graph.nodeCount(); u++) {
            for (long p = graph.out().offset(u), end = graph.out().offset(u + 1); p < end; p++) {
                int v = graph.out().neighbor(p);
                if (number[u] >= 0 && number[v] >= 0) {
                    builder.add(number[u], number[v]);
                }
            }
        }
    }

    /// The vectors at their places among all items; the others' are 0.
    private static DualVectors spread(DualVectors warm, NodesProtocol.Known split, int n) {
        int d = warm.dimension();
        float[] sources = new float[n * d];
        float[] targets = new float[n * d];
        float[] bias = new float[n];
        for (int i = 0; i < warm.nodeCount(); i++) {
            int node = split.warm()[i];
            System.arraycopy(warm.source().row(i), 0, sources, node * d, d);
            System.arraycopy(warm.target().row(i), 0, targets, node * d, d);
            bias[node] = warm.bias(i);
        }
        return DualVectors.of(FloatMatrix.of(n, d, sources), FloatMatrix.of(n, d, targets), bias,
                warm.temperature());
    }

    /// The known edges, the co-views and the most alike items, as one graph to walk on.
    private static DirectedGraph side(GraphData data, NodesProtocol.Known split,
            DirectedGraph known, Workers workers) {
        int n = known.nodeCount();
        int[] itself = new int[n];
        Arrays.setAll(itself, i -> i);
        var builder = DirectedGraph.builder(n).duplicates(Duplicates.KEEP_FIRST);
        addEdges(builder, known, itself);
        data.coView().ifPresent(views -> addEdges(builder, views, itself));
        addEdges(builder, ItemTerms.ofValues(data.catalogue(), n)
                .nearest(ALIKE, split::isWarm, workers), itself);
        return builder.build();
    }

    private static SparseRows logs(DirectedGraph copied) {
        int n = copied.nodeCount();
        var builder = SparseRows.builder(n);
        float[] row = new float[n];
        for (int u = 0; u < n; u++) {
            long begin = copied.out().offset(u);
            long end = copied.out().offset(u + 1);
            for (long p = begin; p < end; p++) {
                row[copied.out().neighbor(p)] = (float) Math.log1p(copied.out().weight(p) / 1e-3);
            }
            builder.cut(u, row, KEEP, 0);
            for (long p = begin; p < end; p++) {
                row[copied.out().neighbor(p)] = 0;
            }
        }
        return builder.build();
    }

    /// Ranks targets for cold sources.
    public Scorer asSource() {
        return scorer(asSource);
    }

    /// Ranks cold targets.
    public Scorer asTarget() {
        return scorer(asTarget);
    }

    /// Both matches as one of vectors side by side: a score has one dense part.
    private Scorer scorer(EvidenceWeights weights) {
        var rest = new ArrayList<Evidence>();
        var matches = new ArrayList<MatchEvidence>();
        for (Evidence evidence : evidences) {
            if (evidence instanceof MatchEvidence match) {
                matches.add(match);
            } else {
                rest.add(evidence);
            }
        }
        var all = new LinkedHashMap<>(weights.byEvidence());
        all.put(MatchEvidence.NAME, 1.0);
        rest.addFirst(sideBySide(matches, weights));
        return new Scorer(nodeCount(), rest, new EvidenceWeights(weights.question(), all));
    }

    static MatchEvidence sideBySide(List<MatchEvidence> matches, EvidenceWeights weights) {
        int n = matches.getFirst().sources().rows();
        int d = matches.stream().mapToInt(match -> match.sources().columns()).sum();
        float[] sources = new float[n * d];
        float[] targets = new float[n * d];
        int from = 0;
        for (var match : matches) {
            float scale = (float) (weights.of(match.name()) / match.temperature());
            int columns = match.sources().columns();
            for (int node = 0; node < n; node++) {
                float[] row = match.sources().row(node);
                for (int k = 0; k < columns; k++) {
                    sources[node * d + from + k] = scale * row[k];
                }
                System.arraycopy(match.targets().row(node), 0, targets, node * d + from, columns);
            }
            from += columns;
        }
        return new MatchEvidence(FloatMatrix.of(n, d, sources), FloatMatrix.of(n, d, targets), 1);
    }

    /// The mean rule alone: match and bias of those that speak, as they were learned.
    public Scorer meanRule() {
        return VectorTraining.learnedAlone(nodeCount(), evidences);
    }

    private int nodeCount() {
        return VectorTraining.match(evidences).orElseThrow().sources().rows();
    }
}
