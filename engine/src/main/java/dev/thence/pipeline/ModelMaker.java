package dev.thence.pipeline;

import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.DirectionHead;
import dev.thence.model.Evidence;
import dev.thence.model.ExistenceHead;
import dev.thence.model.MatchEvidence;
import dev.thence.model.Model;
import dev.thence.model.ModelManifest;
import dev.thence.model.NodeValues;
import dev.thence.model.PairEvidence;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import dev.thence.model.SourceEvidence;
import dev.thence.model.TargetEvidence;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Turns a fit into a [Model]: adds what serving needs beside the scores.
final class ModelMaker {
    /// Above this many nodes the normaliser of a source is estimated from as many random targets,
    /// since the exact one costs n^2 d.
    private static final int EXACT_NODES = 50_000;
    private static final int SAMPLED_TARGETS = 4_096;
    private static final int CHUNK = 32;

    private ModelMaker() {}

    static Model of(GraphFit fit, Map<String, String> provenance,
            Map<String, Double> metrics, Workers workers) {
        DirectedGraph graph = fit.data().coPurchase();
        int n = graph.nodeCount();
        float[] orders = new float[n];
        float[] shares = new float[n];
        for (int u = 0; u < n; u++) {
            orders[u] = graph.in().degree(u);
            shares[u] = graph.out().degree(u);
        }
        return make("graph", "", fit.data().ids(), fit.data().catalogue(), graph,
                DirectedGraph.builder(n).build(), fit.evidences(),
                Map.of(Question.LINK, fit.question(), Question.LINK_SOURCE, fit.sourceQuestion()),
                fit.direction(), fit.existence(),
                orders, shares, fit.learned(), provenance, metrics, workers);
    }

    static Model of(OrderFit fit, Map<String, String> provenance,
            Map<String, Double> metrics, Workers workers) {
        OrderView view = fit.view();
        int n = view.ids().count();
        float[] orders = new float[n];
        for (int u = 0; u < n; u++) {
            orders[u] = view.orderCount(u);
        }
        return make("orders", view.asOf().toString(), view.ids(), view.log().catalogue(),
                view.graph(), view.thenCounts(), fit.evidences(), fit.questions(), fit.direction(),
                fit.existence(), orders, orders, fit.learned(), provenance, metrics, workers);
    }

    private static Model make(String kind, String asOf, NodeIds ids, Catalogue catalogue,
            DirectedGraph graph, DirectedGraph thenCounts, List<Evidence> evidences,
            Map<Question, FittedQuestion> questions, DirectionHead direction,
            ExistenceHead existence, float[] orders, float[] shares, VectorFit learned,
            Map<String, String> provenance, Map<String, Double> metrics, Workers workers) {
        int n = ids.count();
        MatchEvidence match = VectorTraining.match(evidences).orElseThrow();
        var byQuestion = new EnumMap<Question, Map<String, Double>>(Question.class);
        var withoutMatch = new EnumMap<Question, Map<String, Double>>(Question.class);
        var partitions = new EnumMap<Question, NodeValues>(Question.class);
        questions.forEach((question, fitted) -> {
            byQuestion.put(question, fitted.weights().byEvidence());
            if (question != Question.LINK_SOURCE) {
                withoutMatch.put(question, fitted.withoutMatch().byEvidence());
            }
            if (question.isOfOneSource()) {
                partitions.put(question, SourceQuestion.partition(evidences).orElseGet(() ->
                        logPartition(new Scorer(n, evidences, fitted.weights()), workers)));
            }
        });
        var manifest = new ModelManifest(ModelManifest.FORMAT_VERSION,
                modelId(ids, match, byQuestion), kind, asOf, n, match.sources().columns(),
                match.temperature(), kinds(evidences), byQuestion, withoutMatch,
                direction.weights(), existence.weights(), config(learned), provenance, metrics);
        return Model.of(new Model.Parts(manifest, ids, catalogue, graph, thenCounts, match.sources(),
                match.targets(), evidences, NodeValues.of(orders), NodeValues.of(logShares(shares)),
                partitions));
    }

    private static Map<String, String> config(VectorFit learned) {
        var config = new LinkedHashMap<String, String>();
        config.put(ModelManifest.VECTORS, learned.text());
        config.put("training", learned.config().toString());
        return config;
    }

    /// The kind per evidence, as the manifest names it.
    static Map<String, String> kinds(List<Evidence> evidences) {
        var kinds = new LinkedHashMap<String, String>();
        for (Evidence evidence : evidences) {
            kinds.put(evidence.name(), switch (evidence) {
                case MatchEvidence _ -> "match";
                case TargetEvidence _ -> "target";
                case SourceEvidence _ -> "source";
                case PairEvidence pair -> switch (pair.pooling()) {
                    case STRONGEST -> "pair";
                    case SUM -> "sum";
                };
            });
        }
        return kinds;
    }

    /// Equal for models of the same items, vectors and weights.
    static String modelId(NodeIds ids, MatchEvidence match,
            Map<Question, Map<String, Double>> weights) {
        long hash = ids.fingerprint();
        for (int u = 0; u < ids.count(); u++) {
            hash = SplitMix64.mix(hash, Arrays.hashCode(match.sources().row(u)));
            hash = SplitMix64.mix(hash, Arrays.hashCode(match.targets().row(u)));
        }
        hash = SplitMix64.mix(hash, new EnumMap<>(weights).toString().hashCode());
        return String.format("%016x", hash);
    }

    static float[] logShares(float[] counts) {
        double total = 0;
        for (float count : counts) {
            total += count + 1;
        }
        float[] shares = new float[counts.length];
        for (int u = 0; u < shares.length; u++) {
            shares[u] = (float) Math.log((counts[u] + 1) / total);
        }
        return shares;
    }

    static NodeValues logPartition(Scorer scorer, Workers workers) {
        int n = scorer.nodeCount();
        float[] logs = new float[n];
        int[] targets = sampledTargets(n);
        double scale = Math.log((double) Math.max(1, n) / Math.max(1, targets.length));
        workers.forRange(n, CHUNK, (from, to) -> {
            float[] scores = new float[n];
            for (int u = from; u < to; u++) {
                if (n <= EXACT_NODES) {
                    scorer.scoreTargets(u, scores);
                } else {
                    for (int v : targets) {
                        scores[v] = scorer.score(u, v);
                    }
                }
                logs[u] = (float) (logSum(scores, targets, u) + scale);
            }
        });
        return NodeValues.of(logs);
    }

    private static int[] sampledTargets(int n) {
        int[] order = SplitMix64.of(n, 0x7aL).permutation(n);
        return n <= EXACT_NODES ? order : Arrays.copyOf(order, SAMPLED_TARGETS);
    }

    private static double logSum(float[] scores, int[] targets, int source) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int v : targets) {
            highest = v == source ? highest : Math.max(highest, scores[v]);
        }
        double sum = 0;
        for (int v : targets) {
            sum += v == source ? 0 : Math.exp(scores[v] - highest);
        }
        return sum == 0 ? 0 : highest + Math.log(sum);
    }
}
