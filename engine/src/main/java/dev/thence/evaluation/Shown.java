package dev.thence.evaluation;

/// What the first 10 places of all lists held.
///
/// @param nodes distinct nodes in them
/// @param places how many there were
/// @param popularity the sum of the popularities of their holders
record Shown(long nodes, long places, long popularity) {
    /// Where nobody looked.
    static final Shown UNKNOWN = new Shown(-1, 0, 0);

    boolean isKnown() {
        return nodes >= 0;
    }
}
