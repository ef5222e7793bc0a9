package dev.thence.fitting;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.evaluation.Query;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import dev.thence.model.TargetEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EvidenceChoiceTest {
    private static final int N = 50;
    private static final List<Set<String>> GROUPS = List.of(Set.of("noise"), Set.of("truth"));

    private final List<Evidence> evidences =
            List.of(evidence("base", 1), evidence("noise", 2), evidence("truth", 3));

    private static Evidence evidence(String name, long seed) {
        var random = new SplitMix64(seed);
        float[] values = new float[N];
        for (int v = 0; v < N; v++) {
            values[v] = (float) random.nextGaussian();
        }
        return new TargetEvidence(name, values);
    }

    /// Targets drawn with probability in proportion to exp(base + truth).
    private List<Query> drawn(int count) {
        var queries = new ArrayList<Query>();
        for (int i = 0; i < count; i++) {
            var random = SplitMix64.of(17, i);
            int best = 0;
            double highest = Double.NEGATIVE_INFINITY;
            for (int v = 1; v < N; v++) {
                double perturbed = evidences.get(0).value(0, v) + evidences.get(2).value(0, v)
                        - Math.log(-Math.log(1 - random.nextDouble()));
                best = perturbed > highest ? v : best;
                highest = Math.max(highest, perturbed);
            }
            queries.add(new Query(0, new int[] {best}, new int[] {0}, i, i));
        }
        return queries;
    }

    private Set<String> idle(List<Query> queries, int threads) {
        try (var workers = Workers.of(threads)) {
            return EvidenceChoice.idle(N, evidences, GROUPS, queries, Map.of(), workers);
        }
    }

    @Test
    void whatFoundTheTargetsStaysAndNoiseGoes() {
        assertEquals(Set.of("noise"), idle(drawn(1000), 1));
        assertEquals(Set.of("noise"), idle(drawn(1000), 4));
    }

    @Test
    void withoutQueriesNothingOptionalStays() {
        assertEquals(Set.of("noise", "truth"), idle(List.of(), 1));
        assertEquals(Set.of("noise", "truth"), idle(drawn(4), 1));
    }
}
