package dev.thence.model;

import dev.thence.vectors.Dots;
import java.util.Arrays;

/// One source's values of one evidence, spread out over all targets.
public final class EvidenceSpread {
    private EvidenceSpread() {}

    public static void of(Evidence evidence, int source, float[] values) {
        switch (evidence) {
            case TargetEvidence target -> System.arraycopy(target.values(), 0, values, 0, values.length);
            case SourceEvidence _ -> Arrays.fill(values, evidence.value(source, 0));
            case PairEvidence pair -> {
                Arrays.fill(values, 0);
                pair.rows().addTo(source, 1, values);
            }
            case MatchEvidence match -> {
                Dots.scan(match.sources().row(source), match.targets(), 0, values.length, values);
                for (int v = 0; v < values.length; v++) {
                    values[v] /= match.temperature();
                }
            }
        }
    }
}
