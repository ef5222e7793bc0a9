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
/// all sources costs O(n d + row or column lengths), one pair O(d + evidences log row), a basket
/// O(n d + the lengths of its items' rows) and 8 n bytes.
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
    private final Optional<float[]> sourceTerms;
    private final List<PairEvidence> pairs = new ArrayList<>();
    private final List<SparseRows> rows = new ArrayList<>();
    private final float[] rowWeights;
    private final Optional<Scorer> ofBaskets;
    /// An array of zeros for the next basket, so that none is made for each.
    private final AtomicReference<double @Nullable []> spareSums = new AtomicReference<>();
    private final AtomicReference<@Nullable SparseColumns> columns = new AtomicReference<>();

    /// A scorer over n nodes. Evidences of weight 0 are kept for [#explain] but cost nothing.
    public Scorer(int nodeCount, List<Evidence> evidences, EvidenceWeights weights) {
        this(nodeCount, evidences, weights, Optional.empty());
    }

    /// The same, with other weights for baskets of several items.
    ///
    /// @param ofBaskets weights of [Question#BASKET]
    public Scorer(int nodeCount, List<Evidence> evidences, EvidenceWeights weights,
            EvidenceWeights ofBaskets) {
        this(nodeCount, evidences, weights,
                Optional.of(new Scorer(nodeCount, evidences, ofBaskets)));
    }

    private Scorer(int nodeCount, List<Evidence> evidences, EvidenceWeights weights,
            Optional<Scorer> ofBaskets) {
        this.ofBaskets = ofBaskets;
        this.nodeCount = nodeCount;
        this.weights = weights;
        this.evidences = List.copyOf(evidences);
        this.targetTerms = new float[nodeCount];
        var kept = new ArrayList<Float>();
        Optional<MatchEvidence> dense = Optional.empty();
        Optional<float[]> ofSources = Optional.empty();
        for (Evidence evidence : evidences) {
            float weight = (float) weights.of(evidence.name());
            if (weight == 0) {
                continue;
            }
            switch (evidence) {
                case MatchEvidence learned -> dense = Optional.of(learned);
                case TargetEvidence target -> addScaled(targetTerms, target.values(), weight);
                case SourceEvidence source -> {
                    float[] sum = ofSources.orElseGet(() -> new float[nodeCount]);
                    addScaled(sum, source.values(), weight);
                    ofSources = Optional.of(sum);
                }
                case PairEvidence pair -> {
                    pairs.add(pair);
                    rows.add(pair.rows());
                    kept.add(weight);
                }
            }
        }
        match = dense;
        sourceTerms = ofSources;
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

    /// Only the reverse question of a graph has such terms; others need no array of zeros.
    private float sourceTerm(int source) {
        return sourceTerms.isPresent() ? sourceTerms.get()[source] : 0;
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

    /// Scores many sources for one stretch of so many targets after the other, for one thread.
    ///
    /// @param mostSources how many sources can be begun with at once
    public TileScorer tiles(int width, int mostSources) {
        return new TileScorer(match, matchScale, targetTerms, sourceTerms, rows, rowWeights, width,
                mostSources);
    }

    /// Every evidence the model knows, also those without weight here.
    public List<Evidence> evidences() {
        return evidences;
    }

    @Override
    public void scoreTargets(int source, float[] scores) {
        dense(match.map(m -> m.sources().row(source)), sourceTerm(source), Optional.empty(),
                scores);
        for (int k = 0; k < rowWeights.length; k++) {
            rows.get(k).addTo(source, rowWeights[k], scores);
        }
    }

    /// The scores of a query that is not one node but a mix of nodes. The dense part is that of the
    /// mean of their vectors. A sparse evidence of a basket of several items, where there are weights
    /// of [Question#BASKET], is pooled; of any other mix every row counts by its share. A mix
    /// of one node gives the bits of [#scoreTargets].
    public void scoreMix(NodeMix mix, float[] scores) {
        scoreMix(mix, Optional.empty(), scores);
    }

    /// The same of some nodes only; what is written in other places means nothing. Costs O(these
    /// nodes d + row lengths).
    public void scoreMix(NodeMix mix, NodeBatches nodes, float[] scores) {
        scoreMix(mix, Optional.of(nodes), scores);
    }

    private void scoreMix(NodeMix mix, Optional<NodeBatches> nodes, float[] scores) {
        Scorer scorer = of(mix);
        if (scorer.pools(mix)) {
            scorer.scorePooled(mix, nodes, scores);
        } else {
            scorer.scoreMean(mix, nodes, scores);
        }
    }

    /// Who answers this mix.
    private Scorer of(NodeMix mix) {
        return mix.isOfSeveral() ? ofBaskets.orElse(this) : this;
    }

    private boolean pools(NodeMix mix) {
        return mix.isOfSeveral() && question() == Question.BASKET;
    }

    private void scorePooled(NodeMix basket, Optional<NodeBatches> nodes, float[] scores) {
        denseOf(basket, nodes, scores);
        double[] known = spareSums.getAndSet(null);
        double[] sums = known == null ? new double[nodeCount] : known;
        for (int k = 0; k < rowWeights.length; k++) {
            pairs.get(k).addPooled(basket, rowWeights[k], sums, scores);
        }
        spareSums.set(sums);
    }

    private void denseOf(NodeMix mix, Optional<NodeBatches> nodes, float[] scores) {
        float term = 0;
        for (int i = 0; i < mix.size(); i++) {
            term += mix.share(i) * sourceTerm(mix.node(i));
        }
        dense(match.map(m -> mix.mean(m.sources())), term, nodes, scores);
    }

    private void scoreMean(NodeMix mix, Optional<NodeBatches> nodes, float[] scores) {
        denseOf(mix, nodes, scores);
        for (int k = 0; k < rowWeights.length; k++) {
            for (int i = 0; i < mix.size(); i++) {
                rows.get(k).addTo(mix.node(i), rowWeights[k] * mix.share(i), scores);
            }
        }
    }

    /// What these items have together, by [#scoreMix].
    @Override
    public void scoreBasket(int[] sources, float[] scores) {
        scoreMix(NodeMix.basket(sources), scores);
    }

    /// The scores for a source of which nothing is known: the target-only terms.
    public void scoreUnknown(float[] scores) {
        dense(Optional.empty(), 0, Optional.empty(), scores);
    }

    /// The same of some nodes only.
    public void scoreUnknown(NodeBatches nodes, float[] scores) {
        dense(Optional.empty(), 0, Optional.of(nodes), scores);
    }

    private void dense(Optional<float[]> query, float sourceTerm, Optional<NodeBatches> nodes,
            float[] scores) {
        if (nodes.isPresent()) {
            nodes.get().forEach((some, count) -> dense(query, sourceTerm, some, count, scores));
        } else if (query.isPresent()) {
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

    private void dense(Optional<float[]> query, float sourceTerm, int[] nodes, int count,
            float[] scores) {
        if (query.isPresent()) {
            Dots.gather(query.get(), match.orElseThrow().targets(), nodes, count, scores);
            for (int i = 0; i < count; i++) {
                int v = nodes[i];
                scores[v] = scores[v] * matchScale + (targetTerms[v] + sourceTerm);
            }
        } else {
            for (int i = 0; i < count; i++) {
                scores[nodes[i]] = targetTerms[nodes[i]] + sourceTerm;
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
                scores[u] = scores[u] * matchScale + (targetTerms[target] + sourceTerm(u));
            }
        } else {
            for (int u = 0; u < nodeCount; u++) {
                scores[u] = targetTerms[target] + sourceTerm(u);
            }
        }
        addColumns(target, scores);
    }

    /// The same of some sources only; what is written in other places means nothing.
    public void scoreSources(int target, NodeBatches sources, float[] scores) {
        float[] row = match.map(m -> m.targets().row(target)).orElse(new float[0]);
        sources.forEach((nodes, count) -> {
            if (match.isPresent()) {
                Dots.gather(row, match.get().sources(), nodes, count, scores);
            }
            for (int i = 0; i < count; i++) {
                int u = nodes[i];
                float term = targetTerms[target] + sourceTerm(u);
                scores[u] = match.isPresent() ? scores[u] * matchScale + term : term;
            }
        });
        addColumns(target, scores);
    }

    private void addColumns(int target, float[] scores) {
        columns().forSources(target, u -> {
            for (int k = 0; k < rowWeights.length; k++) {
                float excess = rows.get(k).excess(u, target);
                if (excess != 0) {
                    scores[u] += rowWeights[k] * excess;
                }
            }
        });
    }

    /// Whether some sparse evidence speaks for the target after another node: has a value over its
    /// floor there, and a weight above 0. O(length of the target's column).
    public boolean isNamed(int target) {
        boolean[] named = new boolean[1];
        columns().forSources(target, u -> {
            for (int k = 0; k < rowWeights.length && u != target; k++) {
                named[0] |= rowWeights[k] > 0 && rows.get(k).excess(u, target) > 0;
            }
        });
        return named[0];
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
        float score = targetTerms[target] + sourceTerm(source);
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

    /// The parts of the score that [#scoreMix] gives the target, those that are 0 in none of its
    /// nodes left out.
    public List<Part> explain(NodeMix mix, int target) {
        Scorer scorer = of(mix);
        var parts = new ArrayList<Part>();
        for (Evidence evidence : evidences) {
            double weight = scorer.weights.of(evidence.name());
            double value = weight == 0 ? 0 : evidence instanceof PairEvidence pair
                    && scorer.pools(mix) ? pair.pooled(mix, target)
                    : mean(evidence, mix, target);
            if (value != 0) {
                parts.add(new Part(evidence.name(), value, weight * value));
            }
        }
        return parts;
    }

    private static double mean(Evidence evidence, NodeMix mix, int target) {
        double mean = 0;
        for (int i = 0; i < mix.size(); i++) {
            mean += (double) mix.share(i) * evidence.value(mix.node(i), target);
        }
        return mean;
    }

    /// The weights by which this mix is answered.
    public EvidenceWeights weights(NodeMix mix) {
        return of(mix).weights;
    }
}
