package dev.thence.serving;

import java.util.Objects;

/// How a model did beside the one it is to replace: trial against trial, on what neither has seen.
///
/// @param verdict what came of it
/// @param against the version it was compared with; empty where there was none
/// @param queries how many questions both answered
/// @param before HitRate@10 of the version that was served, in [0, 1]; 0 without a comparison
/// @param after HitRate@10 of the new one
/// @param low of the paired 95 % interval of the difference, in [-1, 1]
/// @param high of that interval
/// @param margin how far it was allowed to fall
/// @param note what was asked, or why nothing could be; one line for people
public record Canary(Verdict verdict, String against, long queries, double before, double after,
        double low, double high, double margin, String note) {

    /// What came of the comparison.
    public enum Verdict {
        /// There was nothing to compare with.
        FIRST,
        /// It fell by no more than the margin.
        PASSED,
        /// It fell by more.
        WORSE,
        /// The candidate knows less than half of the items that are served.
        FOREIGN,
        /// There is nothing that neither has seen, or one of them has no trial.
        IMPOSSIBLE,
        /// It was not asked for.
        SKIPPED
    }

    public Canary {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(against, "against");
        Objects.requireNonNull(note, "note");
    }

    /// Whether the candidate may be published without force.
    public boolean allows() {
        return verdict != Verdict.WORSE && verdict != Verdict.FOREIGN;
    }

    /// Without a comparison.
    static Canary without(Verdict verdict, String against, String note) {
        return new Canary(verdict, against, 0, 0, 0, 0, 0, 0, note);
    }

    /// The first version of a store.
    public static Canary first() {
        return without(Verdict.FIRST, "", "the first version");
    }

    /// Nobody asked for a comparison.
    public static Canary skipped() {
        return without(Verdict.SKIPPED, "", "not asked for");
    }
}
