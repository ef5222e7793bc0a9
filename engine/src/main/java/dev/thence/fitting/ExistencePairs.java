package dev.thence.fitting;

import dev.thence.graph.Workers;
import dev.thence.model.Closeness;
import dev.thence.model.Evidence;
import dev.thence.model.ExistenceHead;
import dev.thence.model.LogisticRegression;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Pairs that existence heads are fitted on, each head by some of what is known of a pair.
/// Immutable.
public final class ExistencePairs {
    /// Worth a fifth of a pair.
    private static final double RIDGE = 0.2;
    private static final int FOLDS = 5;

    private final List<Evidence> evidences;
    private final Optional<Closeness> closeness;
    private final List<String> names = new ArrayList<>();
    private final double[][] rows;
    private final double[] signs;

    /// @param edges source and target of pairs that are edges
    /// @param others source and target of pairs that are not
    public ExistencePairs(List<Evidence> evidences, Optional<Closeness> closeness,
            List<int[]> edges, List<int[]> others, Workers workers) {
        this.evidences = List.copyOf(evidences);
        this.closeness = closeness;
        evidences.forEach(evidence -> names.add(evidence.name()));
        closeness.ifPresent(close -> names.addAll(close.names()));
        var pairs = new ArrayList<>(edges);
        pairs.addAll(others);
        int[] sources = pairs.stream().mapToInt(pair -> pair[0]).toArray();
        int[] targets = pairs.stream().mapToInt(pair -> pair[1]).toArray();
        double[][] close = closeness.isPresent()
                ? closeness.get().of(sources, targets, workers) : new double[pairs.size()][0];
        rows = new double[pairs.size()][names.size()];
        signs = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int k = 0; k < evidences.size(); k++) {
                rows[i][k] = evidences.get(k).value(sources[i], targets[i]);
            }
            System.arraycopy(close[i], 0, rows[i], evidences.size(), close[i].length);
            signs[i] = i < edges.size() ? 1 : -1;
        }
    }

    /// A head that sees all but the named parts.
    public ExistenceHead without(Set<String> leftOut) {
        var byName = fit(kept(leftOut), IntStream.range(0, rows.length).toArray());
        Supplier<Closeness> walks = closeness::orElseThrow;
        return closeness.isPresent() ? ExistenceHead.of(evidences, byName, walks)
                : ExistenceHead.of(evidences, byName);
    }

    /// The head that sees all, unless it foretells pairs that it was not fitted on no better than
    /// the one that does not see the named parts.
    public ExistenceHead unlessIdle(Set<String> leftOut) {
        return loss(kept(Set.of())) < loss(kept(leftOut)) ? without(Set.of()) : without(leftOut);
    }

    private int[] kept(Set<String> leftOut) {
        return IntStream.range(0, names.size())
                .filter(k -> !leftOut.contains(names.get(k))).toArray();
    }

    /// The mean log loss of every fold's pairs under the weights fitted on the other folds.
    private double loss(int[] kept) {
        double sum = 0;
        for (int fold = 0; fold < FOLDS; fold++) {
            int judged = fold;
            var weights = fit(kept, IntStream.range(0, rows.length)
                    .filter(i -> i % FOLDS != judged).toArray());
            for (int i = judged; i < rows.length; i += FOLDS) {
                double logit = weights.getOrDefault(ExistenceHead.INTERCEPT, 0.0);
                for (int k : kept) {
                    logit += weights.getOrDefault(names.get(k), 0.0) * rows[i][k];
                }
                sum += Math.log1p(Math.exp(-Math.abs(logit)))
                        + Math.max(0, -signs[i] * logit);
            }
        }
        return sum / rows.length;
    }

    /// Columns are brought to mean 0 and deviation 1 for the fit, so that the ridge weighs on all
    /// alike; the weights returned are of the columns as they are.
    private Map<String, Double> fit(int[] kept, int[] which) {
        var byName = new LinkedHashMap<String, Double>();
        double[] some = Arrays.stream(which).mapToDouble(i -> signs[i]).toArray();
        if (Arrays.stream(some).distinct().count() < 2) {
            return byName;
        }
        double[][] scaled = new double[which.length][kept.length + 1];
        double[] mean = new double[kept.length];
        double[] deviation = new double[kept.length];
        for (int k = 0; k < kept.length; k++) {
            double[] column = column(kept[k], which);
            double center = Arrays.stream(column).average().orElse(0);
            double spread = Math.sqrt(Arrays.stream(column)
                    .map(x -> (x - center) * (x - center)).average().orElse(0));
            for (int i = 0; i < column.length; i++) {
                scaled[i][k] = spread > 0 ? (column[i] - center) / spread : 0;
            }
            mean[k] = center;
            deviation[k] = spread;
        }
        for (double[] row : scaled) {
            row[kept.length] = 1;
        }
        double[] fitted = LogisticRegression.fit(scaled, some, RIDGE / which.length);
        double intercept = fitted[kept.length];
        for (int k = 0; k < kept.length; k++) {
            double weight = deviation[k] > 0 ? fitted[k] / deviation[k] : 0;
            byName.put(names.get(kept[k]), weight);
            intercept -= weight * mean[k];
        }
        byName.put(ExistenceHead.INTERCEPT, intercept);
        return byName;
    }

    private double[] column(int k, int[] which) {
        return Arrays.stream(which).mapToDouble(i -> rows[i][k]).toArray();
    }
}
