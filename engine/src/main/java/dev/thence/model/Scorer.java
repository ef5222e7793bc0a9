package dev.thence.model;

import dev.thence.evaluation.BasketScorer;
import dev.thence.evaluation.LogitScorer;
import dev.thence.evaluation.SparseRows;
import dev.thence.vectors.Dots;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The score of one question: the weighted sum of evidences. What is evaluated and what is served
/// is this class, so that both give the same bits.
///
/// The sum is taken in one order everywhere: the dense match, the target-only and source-only
/// terms (added up beforehand), then the sparse evidences in their order. Scoring all targets or
/// all sources costs O(n d + row or column lengths), one pair O(d + evidences log row).
///
/// Immutable but for the columns of the sparse evidences, made on the first [#scoreSources]; any
/// number of threads.
public final class Scorer implements LogitScorer, BasketScorer {
    private final EvidenceWeights weights;
    private final List<Evidence> evidences;
    private final int nodeCount;
    private final Optional<MatchEvidence> match;
    private final float matchScale;
    private final float[] targetTerms;
    private final float[] sourceTerms;
    private final List<SparseRows> rows = new ArrayList<>();
    private final float[] rowWeights;
    private final AtomicReference<@Nullable SparseColumns> columns = new AtomicReference<>();

    /// A scorer over n nodes. Evidences of weight 0 are kept for [#explain] but cost nothing.
    public Scorer(int nodeCount, List<Evidence> evidences, EvidenceWeights weights) {
        this.nodeCount = nodeCount;
        this.weights = weights;
        this.evidences = List.copyOf(evidences);
        this.targetTerms = new float[nodeCount];
        this.sourceTerms = new float[nodeCount];
        var kept = new ArrayList<Float>();
        Optional<MatchEvidence> dense = Optional.empty();
        for (Evidence evidence : evidences) {
            float weight = (float) weights.of(evidence.name());
            if (weight == 0) {
                continue;
            }
            switch (evidence) {
                case MatchEvidence learned -> dense = Optional.of(learned);
                case TargetEvidence target -> addScaled(targetTerms, target.values(), weight);
                case SourceEvidence source -> addScaled(sourceTerms, source.values(), weight);
                case PairEvidence pair -> {
                    rows.add(pair.rows());
                    kept.add(weight);
                }
            }
        }
        match = dense;
        matchScale = match.map(m -> (float) weights.of(MatchEvidence.NAME) / m.temperature()).orElse(0f);
        rowWeights = new float[kept.size()];
        for (int k = 0; k < rowWeights.length; k++) {
            rowWeights[k] = kept.get(k);
        }
    }

    private static void addScaled(float[] sum, float[] values, float weight) {
        for (int v = 0; v < sum.length; v++) {
            sum[v] += weight * values[v];
        }
    }

    public Question question() {
        return weights.question();
    }

    public int nodeCount() {
        return nodeCount;
    }

    public EvidenceWeights weights() {
        return weights;
    }

    /// Every evidence the model knows, also those without weight here.
    public List<Evidence> evidences() {
        return evidences;
    }

    @Override
    public void scoreTargets(int source, float[] scores) {
        dense(match.map(m -> m.sources().row(source)), sourceTerms[source], scores);
        for (int k = 0; k < rowWeights.length; k++) {
            rows.get(k).addTo(source, rowWeights[k], scores);
        }
    }

    /// The scores of a query that is not one node but a mix of nodes: the dense part by the mean of
    /// their vectors, every sparse row by its share. A mix of one node with share 1 gives the bits
    /// of [#scoreTargets].
    public void scoreMix(NodeMix mix, float[] scores) {
        float term = 0;
        for (int i = 0; i < mix.size(); i++) {
            term += mix.share(i) * sourceTerms[mix.node(i)];
        }
        dense(match.map(m -> mix.mean(m.sources())), term, scores);
        for (int k = 0; k < rowWeights.length; k++) {
            for (int i = 0; i < mix.size(); i++) {
                rows.get(k).addTo(mix.node(i), rowWeights[k] * mix.share(i), scores);
            }
        }
    }

    /// The mean of the items' scores, by [#scoreMix].
    @Override
    public void scoreBasket(int[] sources, float[] scores) {
        scoreMix(NodeMix.even(sources), scores);
    }

    /// The scores for a source of which nothing is known: the target-only terms.
    public void scoreUnknown(float[] scores) {
        dense(Optional.empty(), 0, scores);
    }

    private void dense(Optional<float[]> query, float sourceTerm, float[] scores) {
        if (query.isPresent()) {
            Dots.scan(query.get(), match.orElseThrow().targets(), 0, nodeCount, scores);
            for (int v = 0; v < nodeCount; v++) {
                scores[v] = scores[v] * matchScale + (targetTerms[v] + sourceTerm);
            }
        } else {
            for (int v = 0; v < nodeCount; v++) {
                scores[v] = targetTerms[v] + sourceTerm;
            }
        }
    }

    /// The scores of the target after every source, the same bits as [#score] gives for each.
    ///
    /// The first call turns the sparse rows round, O(their entries), and keeps 4 bytes per pair.
    public void scoreSources(int target, float[] scores) {
        if (match.isPresent()) {
            MatchEvidence m = match.get();
            Dots.scan(m.targets().row(target), m.sources(), 0, nodeCount, scores);
            for (int u = 0; u < nodeCount; u++) {
                scores[u] = scores[u] * matchScale + (targetTerms[target] + sourceTerms[u]);
            }
        } else {
            for (int u = 0; u < nodeCount; u++) {
                scores[u] = targetTerms[target] + sourceTerms[u];
            }
        }
        columns().forSources(target, u -> {
            for (int k = 0; k < rowWeights.length; k++) {
                float excess = rows.get(k).excess(u, target);
                if (excess != 0) {
                    scores[u] += rowWeights[k] * excess;
                }
            }
        });
    }

    private SparseColumns columns() {
        SparseColumns known = columns.get();
        if (known == null) {
            known = SparseColumns.of(nodeCount, rows);
            columns.compareAndSet(null, known);
        }
        return known;
    }

    /// The score of one pair, the same bits as [#scoreTargets] writes for it.
    public float score(int source, int target) {
        float score = targetTerms[target] + sourceTerms[source];
        if (match.isPresent()) {
            MatchEvidence m = match.get();
            score = Dots.dot(m.sources().row(source), m.targets(), target) * matchScale + score;
        }
        for (int k = 0; k < rowWeights.length; k++) {
            float excess = rows.get(k).excess(source, target);
            if (excess != 0) {
                score += rowWeights[k] * excess;
            }
        }
        return score;
    }

    /// The parts of one pair's score that are not 0, in the order of the evidences.
    public List<Part> explain(int source, int target) {
        var parts = new ArrayList<Part>();
        for (Evidence evidence : evidences) {
            double value = evidence.value(source, target);
            double weight = weights.of(evidence.name());
            if (weight != 0 && value != 0) {
                parts.add(new Part(evidence.name(), value, weight * value));
            }
        }
        return parts;
    }
}
