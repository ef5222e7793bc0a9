package dev.thence.pipeline;

import dev.thence.evaluation.BasketScorer;
import dev.thence.graph.NodeIds;
import dev.thence.model.Model;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import java.util.Arrays;

/// A model's scores over the items of another catalogue, as it would answer there: an item it does
/// not know comes after all it knows, and beside such an item it has only what it would say of any.
///
/// Immutable, any number of threads.
final class RenumberedScorer implements BasketScorer {
    private final Scorer scorer;
    private final int itemCount;
    private final int[] own;

    /// @param items the catalogue whose numbers are asked for
    RenumberedScorer(Model model, Question question, NodeIds items) {
        scorer = model.scorer(question);
        itemCount = model.ids().count();
        own = new int[items.count()];
        for (int node = 0; node < own.length; node++) {
            own[node] = model.ids().node(items.id(node));
        }
    }

    /// The model's number of an item of the catalogue; below 0 when the model does not know it.
    int own(int node) {
        return own[node];
    }

    @Override
    public void scoreTargets(int source, float[] scores) {
        scoreBasket(new int[] {source}, scores);
    }

    @Override
    public void scoreBasket(int[] sources, float[] scores) {
        int[] known = Arrays.stream(sources).map(node -> own[node]).filter(node -> node >= 0)
                .toArray();
        float[] all = new float[itemCount];
        switch (known.length) {
            case 0 -> scorer.scoreUnknown(all);
            case 1 -> scorer.scoreTargets(known[0], all);
            default -> scorer.scoreBasket(known, all);
        }
        float last = Float.MAX_VALUE;
        for (float score : all) {
            last = Math.min(last, score);
        }
        for (int node = 0; node < own.length; node++) {
            scores[node] = own[node] < 0 ? last - 1 : all[own[node]];
        }
    }
}
