package dev.thence.model;

import dev.thence.evaluation.PairScorer;
import dev.thence.graph.Workers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The probability that a pair is an edge rather than two nodes drawn at random: a logistic
/// regression on the evidences and, on a graph without a log, on whole walks and the likeness of
/// texts. Fitted on validation edges against as many random non-edges. For thresholds and AUC; it
/// does not rank.
///
/// A pair of a graph costs a few walks from its source, many pairs at once one walk per distinct
/// source: ask [#scores] for many. Immutable but for what walks need, made on the first use; any
/// number of threads.
public final class ExistenceHead implements PairScorer {
    public static final String INTERCEPT = "intercept";

    private final List<Evidence> evidences;
    private final Map<String, Double> weights;
    private final Optional<Supplier<Closeness>> closeness;
    private final AtomicReference<@Nullable Closeness> made = new AtomicReference<>();

    private ExistenceHead(List<Evidence> evidences, Map<String, Double> weights,
            Optional<Supplier<Closeness>> closeness) {
        this.evidences = evidences.stream().filter(e -> weight(weights, e.name()) != 0).toList();
        this.weights = weights;
        boolean isKnown = this.evidences.stream().map(Evidence::name).toList()
                .containsAll(weights.keySet().stream().filter(name -> !name.equals(INTERCEPT)
                        && weight(weights, name) != 0).toList());
        this.closeness = isKnown ? Optional.empty() : closeness;
    }

    /// @param byName the weight per evidence and the intercept; what is missing counts nothing
    public static ExistenceHead of(List<Evidence> evidences, Map<String, Double> byName) {
        return new ExistenceHead(evidences, byName, Optional.empty());
    }

    /// The same with the walks and texts of a graph without a log.
    public static ExistenceHead of(List<Evidence> evidences, Map<String, Double> byName,
            Supplier<Closeness> closeness) {
        return new ExistenceHead(evidences, byName, Optional.of(closeness));
    }

    /// In (0, 1), against one random non-edge per edge.
    public double probability(int source, int target) {
        return 1 / (1 + Math.exp(-logit(source, target)));
    }

    /// The same before the logistic function.
    public double logit(int source, int target) {
        return closeness.isPresent()
                ? logit(source, target, closeness().of(source, target))
                : logit(source, target, new double[0]);
    }

    /// The logit.
    @Override
    public double score(int source, int target) {
        return logit(source, target);
    }

    @Override
    public double[] scores(int[] sources, int[] targets, Workers workers) {
        double[][] close = closeness.isPresent() ? closeness().of(sources, targets, workers)
                : new double[sources.length][0];
        double[] scores = new double[sources.length];
        workers.forRange(scores.length, 1024, (from, to) -> {
            for (int i = from; i < to; i++) {
                scores[i] = logit(sources[i], targets[i], close[i]);
            }
        });
        return scores;
    }

    private double logit(int source, int target, double[] close) {
        double sum = weight(weights, INTERCEPT);
        for (Evidence evidence : evidences) {
            sum += weight(weights, evidence.name()) * evidence.value(source, target);
        }
        for (int k = 0; k < close.length; k++) {
            sum += weight(weights, closeness().names().get(k)) * close[k];
        }
        return sum;
    }

    private Closeness closeness() {
        Closeness known = made.get();
        if (known == null) {
            known = closeness.orElseThrow().get();
            made.compareAndSet(null, known);
        }
        return known;
    }

    private static double weight(Map<String, Double> weights, String name) {
        return weights.getOrDefault(name, 0.0);
    }

    /// The weight per evidence, and the intercept.
    public Map<String, Double> weights() {
        return new LinkedHashMap<>(weights);
    }
}
