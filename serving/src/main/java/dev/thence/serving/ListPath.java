package dev.thence.serving;

import dev.thence.graph.Catalogue;
import java.util.Optional;

/// The path to an answer that costs nothing that grows with the catalogue: a list made beforehand,
/// less what the query leaves out of it.
final class ListPath {
    private ListPath() {}

    /// The list that an answer begins with, if there is one that still holds: below the model's
    /// rung a list stands on the categories as they were when it was made.
    static Optional<AnswerLists.AnswerList> list(Optional<AnswerLists> lists, Subject subject,
            Narrowing narrowing, Overlay overlay) {
        if (lists.isEmpty() || !(subject instanceof Subject.After after) || !after.isItem()) {
            return Optional.empty();
        }
        return lists.get().of(narrowing.question(), after.nodes()[0])
                .filter(list -> list.rung(list.size() - 1) == Rung.MODEL.ordinal()
                        || overlay.column(Catalogue.CATEGORY) == null);
    }

    /// Offers what is in the list.
    ///
    /// @return from where in the total order the answer has to go on by other means; empty when it
    ///     is whole, because it is full, or nothing behind the list can be in it
    static Optional<TopK.Place> offer(AnswerLists.AnswerList list, double minScore,
            Choice choice) {
        int lastRung = list.rung(list.size() - 1);
        boolean oneRung = list.rung(0) == lastRung && (lastRung == Rung.MODEL.ordinal()
                || lastRung == Rung.POPULARITY.ordinal());
        for (int place = 0; place < list.size() && choice.room() > 0; place++) {
            float score = list.score(place);
            if (score >= minScore) {
                int node = list.node(place);
                choice.offer(list.rung(place), score, node);
            } else if (oneRung) {
                // Scores fall within a rung, and there is no rung behind this one.
                return Optional.empty();
            }
        }
        return choice.room() == 0 || list.isAll() ? Optional.empty() : Optional.of(list.last());
    }
}
