package dev.thence.pipeline;

import dev.thence.graph.SplitMix64;

/// Which customers (or edges) of a validation set take part. The halves are told apart by a hash of
/// the customer, so that weights are never judged on the customers they were fitted on.
public enum Half {
    ALL,
    /// Weights are fitted on these.
    FITTED,
    /// A trial is judged on these.
    JUDGED;

    private static final long KEY = 0x7468656eL;

    boolean has(int customer) {
        return switch (this) {
            case ALL -> true;
            case FITTED -> SplitMix64.mix(customer, KEY) >= 0;
            case JUDGED -> SplitMix64.mix(customer, KEY) < 0;
        };
    }
}
