package dev.thence.serving;

import dev.thence.graph.Workers;
import dev.thence.model.Model;
import dev.thence.model.Question;
import java.io.IOException;
import java.util.Objects;
import java.util.stream.IntStream;

/// The answers to every item of a catalogue, a stretch of items at a time: for shops that load
/// lists into a database of their own. The same items, scores and rungs, in the same order, as
/// [Recommender#relatedTo(String)] gives for each.
///
/// O(n d) per item, by a blocked matrix product on all workers. Not thread-safe. Memory: 8 bytes
/// per entry of the longest stretch asked for, and 4 bytes per item.
public final class BatchAnswers {
    private static final Rung[] RUNGS = Rung.values();

    private final Model model;
    private final ListMaker maker;

    private BatchAnswers(Model model, ListMaker maker) {
        this.model = model;
        this.maker = maker;
    }

    /// Takes one line of an answer.
    @FunctionalInterface
    public interface Receiver {
        /// @param item the item asked about
        /// @param place in the answer, from 1
        /// @param recommended the item at that place
        void entry(String item, int place, String recommended, float score, Rung rung)
                throws IOException;
    }

    /// The first so many of every answer.
    ///
    /// @throws IllegalArgumentException when the limit is not 1 to 10,000, or the model cannot
    ///     answer the question
    public static BatchAnswers of(Model model, Question question, int limit, Workers workers) {
        model.scorer(question);
        return new BatchAnswers(model, new ListMaker(model, question,
                new ListPlan(0, limit, _ -> { }), workers));
    }

    /// How many items there are to ask about.
    public int itemCount() {
        return model.ids().count();
    }

    /// Answers for the items numbered `[from, to)`, in their order, each best first.
    ///
    /// @throws IndexOutOfBoundsException when there are no such items
    /// @throws IOException what the receiver throws
    public void forEach(int from, int to, Receiver receiver) throws IOException {
        Objects.checkFromToIndex(from, to, itemCount());
        int count = to - from;
        var round = maker.round(count);
        round.make(IntStream.range(from, to).toArray(), count);
        for (int i = 0; i < count; i++) {
            String item = model.ids().id(from + i);
            var list = round.list(i);
            for (int place = 0; place < list.size(); place++) {
                receiver.entry(item, place + 1, model.ids().id(list.node(place)),
                        list.score(place), RUNGS[list.rung(place)]);
            }
        }
    }
}
