package dev.thence.pipeline;

import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.MatchEvidence;
import dev.thence.model.Model;
import dev.thence.model.ModelManifest;
import dev.thence.model.NodeValues;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Makes a [Model] of vectors and evidences that come from elsewhere: another trainer, a
/// benchmark, a test. What [Model#write] stores of it is served like a model of this engine.
///
/// Not thread-safe; single use.
public final class ModelBuilder {
    private final NodeIds ids;
    private final DirectedGraph graph;
    private final MatchEvidence match;
    private final List<Evidence> evidences = new ArrayList<>();
    private final Map<Question, EvidenceWeights> weights = new EnumMap<>(Question.class);
    private final Map<Question, float[]> logPartitions = new EnumMap<>(Question.class);
    private Catalogue catalogue;
    private DirectedGraph thenCounts;
    private float[] trainOrders;

    private ModelBuilder(NodeIds ids, DirectedGraph graph, MatchEvidence match) {
        this.ids = ids;
        this.graph = graph;
        this.match = match;
        evidences.add(match);
        catalogue = Catalogue.empty(ids.count());
        thenCounts = DirectedGraph.builder(ids.count()).build();
        trainOrders = new float[ids.count()];
        for (int node = 0; node < trainOrders.length; node++) {
            trainOrders[node] = graph.in().degree(node);
        }
    }

    /// A model of these items, their co-purchase edges and learned vectors.
    ///
    /// @throws IllegalArgumentException when the numbers of nodes differ
    public static ModelBuilder of(NodeIds ids, DirectedGraph graph, MatchEvidence match) {
        requireNodes("edges", graph.nodeCount(), ids);
        requireNodes("vectors", match.sources().rows(), ids);
        return new ModelBuilder(ids, graph, match);
    }

    /// What is known of the items; nothing unless given.
    public ModelBuilder catalogue(Catalogue known) {
        requireNodes("catalogue", known.nodeCount(), ids);
        catalogue = known;
        return this;
    }

    /// Per pair the customers who bought the source and later the target; none unless given.
    public ModelBuilder thenCounts(DirectedGraph counts) {
        requireNodes("counts", counts.nodeCount(), ids);
        thenCounts = counts;
        return this;
    }

    /// The orders each item is in; its in-degree unless given.
    public ModelBuilder trainOrders(int... orders) {
        requireNodes("train orders", orders.length, ids);
        for (int node = 0; node < orders.length; node++) {
            trainOrders[node] = orders[node];
        }
        return this;
    }

    /// One more evidence beside the match, in the order of scoring.
    public ModelBuilder evidence(Evidence evidence) {
        evidences.add(Objects.requireNonNull(evidence));
        return this;
    }

    /// How a question weighs the evidences. A model answers the questions that have weights.
    public ModelBuilder weights(EvidenceWeights fitted) {
        weights.put(fitted.question(), fitted);
        return this;
    }

    /// The normaliser of each source for a question, where it is known; computed unless given.
    public ModelBuilder logPartition(Question question, float... logs) {
        requireNodes("normalisers", logs.length, ids);
        logPartitions.put(question, logs.clone());
        return this;
    }

    /// The model, in memory. Costs O(n^2 d) up to 50,000 items and O(n d) times 4,096 above,
    /// for the normalisers.
    ///
    /// @throws IllegalStateException when no question has weights
    public Model build(Workers workers) {
        if (weights.isEmpty()) {
            throw new IllegalStateException("no question has weights, at least one must");
        }
        float[] shares = new float[ids.count()];
        for (int node = 0; node < shares.length; node++) {
            shares[node] = graph.out().degree(node);
        }
        var byQuestion = new EnumMap<Question, Map<String, Double>>(Question.class);
        var partitions = new EnumMap<Question, NodeValues>(Question.class);
        weights.forEach((question, fitted) -> {
            byQuestion.put(question, fitted.byEvidence());
            if (!question.isOfOneSource()) {
                return;
            }
            float[] known = logPartitions.get(question);
            partitions.put(question, known != null ? NodeValues.of(known)
                    : ModelMaker.logPartition(new Scorer(ids.count(), evidences, fitted), workers));
        });
        var manifest = new ModelManifest(ModelManifest.FORMAT_VERSION,
                ModelMaker.modelId(ids, match, byQuestion), "built", "", ids.count(),
                match.sources().columns(), match.temperature(), ModelMaker.kinds(evidences),
                byQuestion, Map.of(), Map.of(), Map.of(), Map.of(), Map.of(), Map.of());
        return Model.of(new Model.Parts(manifest, ids, catalogue, graph, thenCounts,
                match.sources(), match.targets(), List.copyOf(evidences),
                NodeValues.of(trainOrders), NodeValues.of(ModelMaker.logShares(shares)),
                partitions));
    }

    private static void requireNodes(String what, int nodes, NodeIds ids) {
        if (nodes != ids.count()) {
            throw new IllegalArgumentException(what + " of " + nodes + " nodes for " + ids.count()
                    + " items, must be as many");
        }
    }
}
