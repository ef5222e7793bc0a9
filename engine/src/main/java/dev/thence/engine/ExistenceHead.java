package dev.thence.engine;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The probability that a pair is an edge rather than two nodes drawn at random: a logistic
/// regression on the evidences, fitted on validation edges against as many random non-edges. For
/// thresholds and AUC; it does not rank. Immutable, any number of threads.
public final class ExistenceHead {
    private static final String INTERCEPT = "intercept";
    private static final double RIDGE = 1e-4;

    private final List<Evidence> evidences;
    private final double[] weights;

    private ExistenceHead(List<Evidence> evidences, double[] weights) {
        this.evidences = List.copyOf(evidences);
        this.weights = weights;
    }

    static ExistenceHead of(List<Evidence> evidences, Map<String, Double> byName) {
        double[] weights = new double[evidences.size() + 1];
        for (int k = 0; k < evidences.size(); k++) {
            weights[k] = byName.getOrDefault(evidences.get(k).name(), 0.0);
        }
        weights[evidences.size()] = byName.getOrDefault(INTERCEPT, 0.0);
        return new ExistenceHead(evidences, weights);
    }

    /// @param edges source and target of pairs that are edges
    /// @param others source and target of pairs that are not
    static ExistenceHead fit(List<Evidence> evidences, List<int[]> edges, List<int[]> others) {
        if (edges.isEmpty() || others.isEmpty()) {
            return of(evidences, Map.of());
        }
        var rows = new ArrayList<double[]>();
        double[] signs = new double[edges.size() + others.size()];
        for (int[] edge : edges) {
            signs[rows.size()] = 1;
            rows.add(features(evidences, edge[0], edge[1]));
        }
        for (int[] other : others) {
            signs[rows.size()] = -1;
            rows.add(features(evidences, other[0], other[1]));
        }
        return new ExistenceHead(evidences,
                LogisticRegression.fit(rows.toArray(double[][]::new), signs, RIDGE));
    }

    /// In (0, 1), against one random non-edge per edge.
    public double probability(int source, int target) {
        return 1 / (1 + Math.exp(-logit(source, target)));
    }

    /// The same before the logistic function.
    public double logit(int source, int target) {
        return LogisticRegression.dot(weights, features(evidences, source, target));
    }

    /// The weight per evidence, and the intercept.
    public Map<String, Double> weights() {
        var byName = new LinkedHashMap<String, Double>();
        for (int k = 0; k < evidences.size(); k++) {
            byName.put(evidences.get(k).name(), weights[k]);
        }
        byName.put(INTERCEPT, weights[evidences.size()]);
        return byName;
    }

    private static double[] features(List<Evidence> evidences, int source, int target) {
        double[] row = new double[evidences.size() + 1];
        for (int k = 0; k < evidences.size(); k++) {
            row[k] = evidences.get(k).value(source, target);
        }
        row[evidences.size()] = 1;
        return row;
    }
}
