package dev.thence.evaluation;

/// Exact binomial tests.
final class Binomial {
    private Binomial() {}

    /// Twice the smaller tail of `count` out of `trials` at this chance, at most 1. O(trials).
    static double twoSided(int count, int trials, double chance) {
        if (chance <= 0 || chance >= 1) {
            boolean certain = count == (chance <= 0 ? 0 : trials);
            return certain ? 1 : 0;
        }
        double log = trials * Math.log1p(-chance);
        double odds = Math.log(chance) - Math.log1p(-chance);
        double below = 0;
        double at = 0;
        double above = 0;
        for (int k = 0; k <= trials; k++) {
            double p = Math.exp(log);
            if (k < count) {
                below += p;
            } else if (k == count) {
                at = p;
            } else {
                above += p;
            }
            log += Math.log((double) (trials - k) / (k + 1)) + odds;
        }
        return Math.min(1, 2 * (at + Math.min(below, above)));
    }
}
