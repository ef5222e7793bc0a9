package dev.thence.bench;

import dev.thence.graph.CleanLog;
import dev.thence.graph.Workers;
import dev.thence.model.Question;
import dev.thence.pipeline.OrderData;
import dev.thence.training.PipelineListener;

/// What a method may learn from in a period of an order log: the events before the cut and
/// nothing else.
///
/// @param data the events, as they came, and the rules that make orders and edges of them; holds
///     no event from the cut on
/// @param train the orders that the standard rules make of them, the items and what is known of
///     items; its `asOf()` is the cut
/// @param question what the task at hand asks
/// @param seed of every draw
/// @param workers to compute on; they change no figure
/// @param listener to be told of progress, and asked whether to stop
/// @param shared what the methods of this period share
public record OrdersView(OrderData data, CleanLog train, Question question, long seed,
        Workers workers, PipelineListener listener, SharedFits shared)
        implements View {

    public OrdersView {
        if (!data.end().equals(train.asOf())) {
            throw new IllegalArgumentException("the events end at " + data.end()
                    + ", the orders at " + train.asOf() + "; they must agree");
        }
    }

    public int nodeCount() {
        return train.items().count();
    }
}
