package dev.thence.serving;

import dev.thence.evaluation.SparseRows;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.model.Question;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Answers from the arrays a [SmallShop] was made of, in double precision and the slowest way:
/// every item is scored, filtered, given its rung, and all are sorted.
final class BruteForce {
    private final SmallShop shop;
    private final Catalogue catalogue;
    private final Set<Integer> withdrawn;
    private final Map<Question, double[]> partitions;

    BruteForce(SmallShop shop) {
        this(shop, shop.catalogue, Set.of(), new EnumMap<>(Question.class));
    }

    private BruteForce(SmallShop shop, Catalogue catalogue, Set<Integer> withdrawn,
            Map<Question, double[]> partitions) {
        this.shop = shop;
        this.catalogue = catalogue;
        this.withdrawn = withdrawn;
        this.partitions = partitions;
    }

    /// The shop as it is when it has other values today, and these items not at all.
    BruteForce changed(Catalogue today, Set<Integer> notToday) {
        return new BruteForce(shop, today, notToday, partitions);
    }

    SmallShop shop() {
        return shop;
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /// What was asked, by the shop's nodes and their shares; for a newcomer, its neighbours'.
    record Ask(Asked asked, Question question, Map<Integer, Double> from,
            Optional<Newcomer> newcomer) {
        Ask(Asked asked, Question question, Map<Integer, Double> from) {
            this(asked, question, from, Optional.empty());
        }

        static Ask of(Asked asked, Question question, int node) {
            return new Ask(asked, question, Map.of(node, 1.0));
        }
    }

    record Candidate(int node, Rung rung, double score) { }

    private double score(Question question, int source, int target) {
        var weights = SmallShop.WEIGHTS.get(question);
        double score = weights.get("match") * dot(shop.sources[source], shop.targets[target])
                / SmallShop.TEMPERATURE + weights.get("trend14") * shop.trend[target];
        for (var entry : shop.rows.entrySet()) {
            score += weights.getOrDefault(entry.getKey(), 0.0)
                    * excess(entry.getValue(), source, target);
        }
        return score;
    }

    /// ln of the sum over all targets but the source itself.
    private double logPartition(Question question, int source) {
        return partitions.computeIfAbsent(question, q -> IntStream.range(0, SmallShop.ITEMS)
                .mapToDouble(u -> Math.log(IntStream.range(0, SmallShop.ITEMS)
                        .filter(v -> v != u).mapToDouble(v -> Math.exp(score(q, u, v))).sum()))
                .toArray())[source];
    }

    private double cosine(int u, int v) {
        double norms = (dot(shop.sources[u], shop.sources[u]) + dot(shop.targets[u],
                shop.targets[u])) * (dot(shop.sources[v], shop.sources[v])
                + dot(shop.targets[v], shop.targets[v]));
        return norms == 0 ? 0 : (dot(shop.sources[u], shop.sources[v])
                + dot(shop.targets[u], shop.targets[v])) / Math.sqrt(norms);
    }

    private double score(Ask ask, int node) {
        return switch (ask.asked()) {
            case RELATED -> ask.from().entrySet().stream()
                    .mapToDouble(e -> e.getValue() * score(ask.question(), e.getKey(), node)).sum();
            case LEADING -> {
                int item = only(ask);
                double all = 0;
                for (int u = 0; u < SmallShop.ITEMS; u++) {
                    all += shop.graph.out().degree(u) + 1;
                }
                yield score(ask.question(), node, item) - logPartition(ask.question(), node)
                        + Math.log((shop.graph.out().degree(node) + 1) / all);
            }
            case SIMILAR -> cosine(only(ask), node);
        };
    }

    /// Every item but those asked about, with score and rung, in no particular order.
    List<Candidate> all(Ask ask) {
        var all = new ArrayList<Candidate>();
        boolean known = isKnown(ask);
        for (int node = 0; node < SmallShop.ITEMS; node++) {
            boolean isAsked = ask.newcomer().isEmpty() && ask.from().containsKey(node);
            if (!isAsked && !withdrawn.contains(node)) {
                Rung rung = known && (ask.asked() != Asked.SIMILAR || hasPlace(node)) ? Rung.MODEL
                        : lowerRung(ask, node);
                all.add(new Candidate(node, rung, score(ask, node)));
            }
        }
        return all;
    }

    private boolean isKnown(Ask ask) {
        return switch (ask.asked()) {
            case RELATED -> ask.from().keySet().stream()
                    .anyMatch(u -> speaksFor(ask.question(), u));
            case LEADING -> speaksOf(ask.question(), only(ask));
            case SIMILAR -> hasPlace(only(ask));
        };
    }

    private Rung lowerRung(Ask ask, int node) {
        boolean linked = switch (ask.asked()) {
            case RELATED -> ask.from().keySet().stream().anyMatch(u -> linked(u, node));
            case LEADING -> linked(node, only(ask));
            case SIMILAR -> false;
        };
        if (linked) {
            return Rung.GRAPH;
        }
        var category = catalogue.category(node);
        boolean same = category.isPresent() && (ask.from().keySet().stream()
                .anyMatch(u -> catalogue.category(u).equals(category))
                || ask.newcomer().map(n -> n.texts().get("category")).equals(category));
        return same ? Rung.CATEGORY : Rung.POPULARITY;
    }

    private boolean linked(int from, int to) {
        return has(shop.graph, from, to) || has(shop.thenCounts, from, to);
    }

    private boolean hasPlace(int node) {
        return dot(shop.sources[node], shop.sources[node]) > 0
                || dot(shop.targets[node], shop.targets[node]) > 0;
    }

    private boolean speaksFor(Question question, int source) {
        boolean speaks = dot(shop.sources[source], shop.sources[source]) > 0;
        for (int v = 0; v < SmallShop.ITEMS; v++) {
            speaks |= v != source && speaks(question, source, v);
        }
        return speaks;
    }

    private boolean speaksOf(Question question, int target) {
        boolean speaks = dot(shop.targets[target], shop.targets[target]) > 0;
        for (int u = 0; u < SmallShop.ITEMS; u++) {
            speaks |= u != target && speaks(question, u, target);
        }
        return speaks;
    }

    private boolean speaks(Question question, int source, int target) {
        return shop.rows.entrySet().stream().anyMatch(row ->
                SmallShop.WEIGHTS.get(question).getOrDefault(row.getKey(), 0.0)
                        * excess(row.getValue(), source, target) > 0);
    }

    /// Whether a filter lets the item pass.
    boolean passes(Filter filter, int node, Ask ask) {
        return new SlowFilter(catalogue, ask.from().keySet(), ask.newcomer()).passes(filter, node);
    }

    private static int only(Ask ask) {
        return ask.from().keySet().iterator().next();
    }

    private static boolean has(DirectedGraph graph, int from, int to) {
        for (long p = graph.out().offset(from); p < graph.out().offset(from + 1); p++) {
            if (graph.out().neighbor(p) == to) {
                return true;
            }
        }
        return false;
    }

    private static double excess(SparseRows rows, int row, int target) {
        for (long p = rows.begin(row); p < rows.end(row); p++) {
            if (rows.target(p) == target) {
                return rows.excess(p);
            }
        }
        return 0;
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (double) a[j] * b[j];
        }
        return sum;
    }
}
