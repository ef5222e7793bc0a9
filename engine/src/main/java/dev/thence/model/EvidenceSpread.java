package dev.thence.model;

import dev.thence.vectors.Dots;
import java.util.Arrays;

/// One source's values of one evidence, spread out over all targets.
public final class EvidenceSpread {
    private EvidenceSpread() {}

    /// The same of a query's sources, several of which are a basket. For a pair evidence of several
    /// costs 8 n bytes.
    public static void of(Evidence evidence, int[] sources, float[] values) {
        if (sources.length == 1) {
            of(evidence, sources[0], values);
            return;
        }
        var basket = NodeMix.basket(sources);
        switch (evidence) {
            case PairEvidence pair -> {
                Arrays.fill(values, 0);
                pair.addPooled(basket, 1, new double[values.length], values);
            }
            case SourceEvidence _ -> Arrays.fill(values, 0);
            case TargetEvidence _ -> of(evidence, sources[0], values);
            case MatchEvidence match -> cosines(match, basket.mean(match.sources()), values);
        }
    }

    private static void cosines(MatchEvidence match, float[] source, float[] values) {
        Dots.scan(source, match.targets(), 0, values.length, values);
        for (int v = 0; v < values.length; v++) {
            values[v] /= match.temperature();
        }
    }

    /// The values of one source.
    public static void of(Evidence evidence, int source, float[] values) {
        switch (evidence) {
            case TargetEvidence target -> System.arraycopy(target.values(), 0, values, 0, values.length);
            case SourceEvidence _ -> Arrays.fill(values, evidence.value(source, 0));
            case PairEvidence pair -> {
                Arrays.fill(values, 0);
                pair.rows().addTo(source, 1, values);
            }
            case MatchEvidence match -> cosines(match, match.sources().row(source), values);
        }
    }
}
