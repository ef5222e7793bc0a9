package dev.thence.kernels;

/// Which pairs of a step the losses look at, in numbers of source rows and target rows. The first
/// `positives.rows()` source rows are those whose targets are predicted, the first `candidates`
/// target rows negatives of all of them.
///
/// @param positives source row -> target rows to predict, with the weight of each
/// @param masked source row -> candidates that are no negatives of it: itself and its known
///        positives, rising; weights mean nothing
/// @param candidates target rows that are negatives otherwise
/// @param negatives source row -> target rows to push down, with how many times each was drawn
/// @param oneWay source row -> target rows of positives whose direction counts, with its weight
/// @param reversed source row -> target rows of their reversals, to push down, with weights
/// @param sourceViews source row -> source rows of co-views
/// @param targetViews target row -> target rows of co-views
public record LossPairs(Pairs positives, Pairs masked, int candidates, Pairs negatives,
        Pairs oneWay, Pairs reversed, Pairs sourceViews, Pairs targetViews) {

    /// Those of a softmax alone.
    public static LossPairs softmax(Pairs positives, Pairs masked, int candidates) {
        var none = Pairs.none(0);
        return new LossPairs(positives, masked, candidates, none, none, none, none, none);
    }
}
