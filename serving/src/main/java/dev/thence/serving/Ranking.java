package dev.thence.serving;

import dev.thence.model.NodeBatches;

/// Finds the candidates with the best scores, a stretch of the total order at a time. Of one
/// query, not thread-safe.
final class Ranking {
    private final Ladder ladder;
    private final boolean flat;
    private final double minScore;
    private final TopK.TieOrder ties;
    private final float[] scores;

    /// @param scores of all candidates, by node
    Ranking(Ladder ladder, double minScore, TopK.TieOrder ties, float[] scores) {
        this.ladder = ladder;
        this.flat = ladder.isFlat();
        this.minScore = minScore;
        this.ties = ties;
        this.scores = scores;
    }

    /// Where the candidates come from.
    sealed interface Candidates {
        /// All nodes.
        record All(int nodeCount) implements Candidates { }

        /// Some of them.
        record Some(NodeBatches nodes) implements Candidates { }
    }

    /// Offers the candidates that come after this place in the total order, best first, until
    /// the choice is full or there are no more. Without variety one stretch does. With it, a
    /// stretch leaves out whatever earlier ones have ruled out, so that each but the last adds
    /// to the answer.
    void offer(Candidates candidates, TopK.Place after, Choice choice) {
        TopK.Place from = after;
        while (choice.room() > 0) {
            TopK top = stretch(candidates, from, choice);
            for (int place = 0; place < top.size(); place++) {
                choice.offerAllowed(top.rung(place), top.score(place), top.node(place));
            }
            if (!top.isFull()) {
                return;
            }
            from = top.last();
        }
    }

    private TopK stretch(Candidates candidates, TopK.Place after, Choice choice) {
        var top = new TopK(choice.wanted(), ties);
        switch (candidates) {
            case Candidates.All(int nodeCount) -> {
                float bar = bar(top);
                for (int node = 0; node < nodeCount; node++) {
                    // All but a few end here.
                    if (scores[node] >= bar) {
                        consider(node, after, choice, top);
                        bar = bar(top);
                    }
                }
            }
            case Candidates.Some(var nodes) -> nodes.forEach((some, count) -> {
                for (int i = 0; i < count; i++) {
                    consider(some[i], after, choice, top);
                }
            });
        }
        top.sort();
        return top;
    }

    /// A score below which no candidate gets in, whatever its rung.
    private static float bar(TopK top) {
        return top.isFull() && top.worstRung() <= Rung.MODEL.ordinal() ? (float) top.worstScore()
                : Float.NEGATIVE_INFINITY;
    }

    private void consider(int node, TopK.Place after, Choice choice, TopK top) {
        float score = scores[node];
        if (score < minScore) {
            return;
        }
        int rung = flat ? Rung.MODEL.ordinal() : ladder.rung(node);
        if (top.admits(rung, score, node) && top.isAfter(after, rung, score, node)
                && choice.allows(node)) {
            top.offer(rung, score, node);
        }
    }
}
