package dev.thence.model;

/// One named part of a score. The score of a pair is the weighted sum of its evidences; the parts
/// are the reasons shown to people.
///
/// Four kinds: [MatchEvidence] is dense, from the learned vectors; [TargetEvidence] depends on the
/// target alone, [SourceEvidence] on the source alone; [PairEvidence] is a sparse row per source, 0
/// for every pair it does not hold. All are immutable and safe for any number of threads.
public sealed interface Evidence
        permits MatchEvidence, TargetEvidence, SourceEvidence, PairEvidence {
    /// The name that weights, reasons and tables use.
    String name();

    /// The evidence for recommending `target` on the page of `source`, before weighting.
    float value(int source, int target);
}
