package dev.thence.evaluation;

/// What is measured of one ranked list. All are in `[0, 1]`.
public enum Metric {
    /// Whether a relevant target is among the first 5.
    HIT_RATE_5("HitRate@5"),
    /// Whether a relevant target is among the first 10.
    HIT_RATE_10("HitRate@10"),
    /// Whether a relevant target is among the first 20.
    HIT_RATE_20("HitRate@20"),
    /// One over the rank of the first relevant target, in the full list.
    MRR("MRR"),
    /// Discounted gain of the first 10 over the best possible one, gains 0 or 1.
    NDCG_10("NDCG@10"),
    /// The share of the relevant targets that are among the first 10.
    RECALL_10("recall@10"),
    /// The share of the relevant targets that are among the first 20.
    RECALL_20("recall@20"),
    /// The share of the first 10 places held by a v of which only v -> source is known. Lower
    /// is better. NaN where nothing is known of directions.
    WRONG_WAY_10("wrong-way@10");

    private final String label;

    Metric(String label) {
        this.label = label;
    }

    /// The name in tables.
    public String label() {
        return label;
    }
}
