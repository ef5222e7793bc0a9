package dev.thence.bench;

import dev.thence.evaluation.TargetScorer;
import java.io.IOException;

/// A method for order logs: learns from the orders before a cut what is bought after, or with,
/// an item.
public interface OrdersMethod extends Method {
    /// Fits the method; called once per task, which asks [OrdersView#question()]. What does not
    /// depend on the question is kept in [OrdersView#shared()].
    ///
    /// @return scores of every target for a source, all finite
    TargetScorer fit(OrdersView view) throws IOException;

    /// A method that is one function.
    static OrdersMethod of(String name, Draws draws, Fit<OrdersView, TargetScorer> fit) {
        record OneFunction(String name, Draws draws, Fit<OrdersView, TargetScorer> made)
                implements OrdersMethod {
            @Override
            public TargetScorer fit(OrdersView view) throws IOException {
                return made.fit(view);
            }
        }
        return new OneFunction(name, draws, fit);
    }
}
