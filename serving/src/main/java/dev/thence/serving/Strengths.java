package dev.thence.serving;

import dev.thence.model.Evidence;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.Model;
import dev.thence.model.Part;
import dev.thence.model.TargetEvidence;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// The evidences that speak for a recommendation, in words.
///
/// Evidences that say the same are added up. One that depends on the target alone counts by how
/// far it lies above its mean over the catalogue: "popular" is what is more popular than most.
/// Of what leads to an item it says nothing, since there the target is the item asked about.
///
/// Immutable but for the means, computed on the first use in O(n) per evidence.
final class Strengths {
    /// The evidences of the learned vectors, two of them those of [Asked#SIMILAR].
    static final Set<String> MATCH = Set.of("match", "asSource", "asTarget");
    /// The evidences of walks in the graph.
    static final Set<String> PROXIMITY = Set.of("proximity", "path3", "wideWalk", "roleWalks");
    /// The evidences of how much the item is wanted, whatever came before it.
    static final Set<String> POPULARITY = Set.of("bias", "degree", "popularity", "trend14",
            "trend30", "firstTrend14", "firstTrend30");

    private static final int MOST = 3;

    private final Model model;
    private final AtomicReference<@Nullable Map<String, Double>> means = new AtomicReference<>();

    Strengths(Model model) {
        this.model = model;
    }

    /// At most three, the strongest first.
    List<String> of(Asked asked, EvidenceWeights weights, List<Part> parts) {
        if (parts.isEmpty()) {
            return List.of();
        }
        Map<String, Double> typical = means();
        var sums = new LinkedHashMap<String, Double>();
        if (asked == Asked.RELATED) {
            typical.forEach((evidence, mean) ->
                    sums.merge(words(evidence), -mean * weights.of(evidence), Double::sum));
        }
        for (Part part : parts) {
            boolean isOfTarget = typical.containsKey(part.evidence());
            if (!Reasons.OF_SOURCE.contains(part.evidence())
                    && !(isOfTarget && asked == Asked.LEADING)) {
                sums.merge(words(part.evidence()), part.weighted(), Double::sum);
            }
        }
        return sums.entrySet().stream()
                .filter(entry -> entry.getValue() > 0)
                .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
    }

    /// Per target-only evidence its mean over the catalogue, before weighting.
    private Map<String, Double> means() {
        Map<String, Double> known = means.get();
        if (known == null) {
            known = new LinkedHashMap<>();
            int n = model.ids().count();
            for (Evidence evidence : model.scorer(model.defaultQuestion()).evidences()) {
                if (evidence instanceof TargetEvidence) {
                    double sum = 0;
                    for (int node = 0; node < n; node++) {
                        sum += evidence.value(node, node);
                    }
                    known.put(evidence.name(), sum / n);
                }
            }
            means.compareAndSet(null, known);
        }
        return known;
    }

    private static String words(String evidence) {
        return switch (evidence) {
            case "match" -> "learned match";
            case "asSource" -> "leads to the same items";
            case "asTarget" -> "follows from the same items";
            case "bias", "degree", "popularity" -> "popular";
            case "proximity", "path3", "wideWalk", "roleWalks" -> "close in the graph";
            case "sameOrder", "easeOfOrders" -> "bought in the same orders";
            case "nextOrder" -> "bought in the next order";
            case "sameCustomer", "ease" -> "bought by the same customers";
            case "targetCompany", "sourceCompany" -> "found in the same company";
            case "coView" -> "viewed together";
            case "features" -> "alike in name or category";
            case "trend14", "trend30", "firstTrend14", "firstTrend30" -> "selling well lately";
            default -> evidence;
        };
    }
}
