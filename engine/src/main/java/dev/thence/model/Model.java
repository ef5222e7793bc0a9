package dev.thence.model;

import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.io.SectionFile;
import dev.thence.vectors.FloatMatrix;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A trained model: items, vectors, evidences, the weights per question, and what is needed to give
/// reasons. In memory after training, mapped when opened from its folder: one class, one behaviour.
///
/// Immutable, any number of threads. An opened model owns its mappings; after [#close()] every use
/// throws `IllegalStateException`. Opening reads O(n) target terms and maps the rest.
public final class Model implements AutoCloseable {
    private final Parts parts;
    private final List<SectionFile> files;
    private final Map<Question, Scorer> scorers = new EnumMap<>(Question.class);
    private final DirectionHead direction;
    private final ExistenceHead existence;

    /// Everything a model is made of.
    ///
    /// @param trainOrders orders per item, or in-degree for a graph: breaks equal scores
    /// @param logShare per node the log of its share as a source
    /// @param logPartition per question of one source and per source the log of the sum of all
    ///     targets' exp(score)
    public record Parts(ModelManifest manifest, NodeIds ids, Catalogue catalogue,
            DirectedGraph graph, DirectedGraph thenCounts, FloatMatrix sources, FloatMatrix targets,
            List<Evidence> evidences, NodeValues trainOrders, NodeValues logShare,
            Map<Question, NodeValues> logPartition) {}

    private Model(Parts parts, List<SectionFile> files) {
        this.parts = parts;
        this.files = files;
        parts.manifest().weights().keySet().forEach(question ->
                scorers.put(question, scorer(parts, question)));
        Optional<MatchEvidence> match = parts.evidences().stream()
                .filter(MatchEvidence.class::isInstance).map(MatchEvidence.class::cast).findFirst();
        direction = DirectionHead.of(parts.graph(), match, parts.thenCounts(),
                parts.manifest().directionHead());
        existence = ExistenceHead.of(parts.evidences(), parts.manifest().existenceHead(),
                () -> Closeness.of(parts.graph(), parts.catalogue()));
    }

    private static Scorer scorer(Parts parts, Question question) {
        var byQuestion = parts.manifest().weights();
        int n = parts.ids().count();
        var weights = new EvidenceWeights(question, byQuestion.get(question));
        return question == Question.SAME_ORDER && byQuestion.containsKey(Question.BASKET)
                ? new Scorer(n, parts.evidences(), weights,
                        new EvidenceWeights(Question.BASKET, byQuestion.get(Question.BASKET)))
                : new Scorer(n, parts.evidences(), weights);
    }

    public static Model of(Parts parts) {
        return new Model(parts, List.of());
    }

    static Model of(Parts parts, List<SectionFile> files) {
        return new Model(parts, List.copyOf(files));
    }

    /// Opens a model folder. HEADER trusts the sections' bytes, ALL reads and checks them first.
    ///
    /// @throws IOException when a file is missing, or as `CorruptFileException` when damaged, of
    ///     another model, or of another format version
    public static Model open(Path folder, SectionFile.Verification verification) throws IOException {
        return ModelFolder.open(folder, verification);
    }

    /// Writes the model as a folder, which replaces an older one there only when complete.
    public void write(Path folder) throws IOException {
        ModelFolder.write(folder, parts);
    }

    public NodeIds ids() {
        return parts.ids();
    }

    public Catalogue catalogue() {
        return parts.catalogue();
    }

    public ModelManifest manifest() {
        return parts.manifest();
    }

    /// The questions this model can answer.
    public Set<Question> questions() {
        return Collections.unmodifiableSet(scorers.keySet());
    }

    /// What a product page asks: the next order, or the links of a graph without a log.
    public Question defaultQuestion() {
        return scorers.containsKey(Question.NEXT_ORDER) ? Question.NEXT_ORDER : Question.LINK;
    }

    /// The question by whose weights sources are ranked: one of its own where the model has it, else
    /// the same.
    public Question sourceQuestion(Question question) {
        return question == Question.LINK && scorers.containsKey(Question.LINK_SOURCE)
                ? Question.LINK_SOURCE : question;
    }

    /// @throws IllegalArgumentException when the model cannot answer this question
    public Scorer scorer(Question question) {
        Scorer scorer = scorers.get(question);
        if (scorer == null) {
            throw new IllegalArgumentException("the model answers " + scorers.keySet() + ", not "
                    + question);
        }
        return scorer;
    }

    /// n x d, unit rows; a zero row for a node unknown as a source.
    public FloatMatrix sources() {
        return parts.sources();
    }

    /// n x d, unit rows; a zero row for a node unknown as a target.
    public FloatMatrix targets() {
        return parts.targets();
    }

    /// The co-purchase edges.
    public DirectedGraph graph() {
        return parts.graph();
    }

    /// Per pair the customers who bought the source and later the target; empty for a graph.
    public DirectedGraph thenCounts() {
        return parts.thenCounts();
    }

    /// The orders an item is in; its in-degree for a graph. The second key of the total order.
    public int trainOrders(int node) {
        return (int) parts.trainOrders().get(node);
    }

    /// The log of the sum over all targets of exp(score): makes scores of different sources
    /// comparable.
    ///
    /// @throws IllegalArgumentException when the model cannot answer this question, or does not rank
    ///     the targets of one source by it
    public double logPartition(Question question, int source) {
        scorer(question);
        NodeValues logs = parts.logPartition().get(question);
        if (logs == null) {
            throw new IllegalArgumentException(question + " does not rank the targets of one source;"
                    + " only questions that do have a log-partition per source");
        }
        return logs.get(source);
    }

    /// The log of the node's share among all sources.
    public double logShare(int node) {
        return parts.logShare().get(node);
    }

    /// Which way a pair runs.
    public DirectionHead direction() {
        return direction;
    }

    /// How likely a pair is an edge at all.
    public ExistenceHead existence() {
        return existence;
    }

    Parts parts() {
        return parts;
    }

    @Override
    public void close() {
        var failures = new ArrayList<RuntimeException>();
        for (SectionFile file : files) {
            try {
                file.close();
            } catch (RuntimeException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }
}
