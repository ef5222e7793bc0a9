package dev.thence.pipeline;

import dev.thence.evaluation.Query;
import dev.thence.evaluation.QuerySet;
import dev.thence.evaluation.TimeProtocol;
import dev.thence.graph.CleanLog;
import dev.thence.graph.Orders;
import java.time.Instant;

/// How an order log is split for its trial: what precedes the cut is learned, the orders after it
/// ask; one half of their customers fits the weights, the other judges.
///
/// @param protocol the questions of all later orders
/// @param until all orders up to the data's end, over the trial's items
/// @param cut where the later orders begin
record OrderTrial(TimeProtocol protocol, Orders until, Instant cut) {

    /// @param whole the log up to the data's end
    static OrderTrial of(CleanLog whole, OrderView view, Instant cut) {
        Orders until = whole.orders().onto(whole.items(), view.ids());
        return new OrderTrial(TimeProtocol.of(view.log(), whole), until, cut);
    }

    /// The orders after the cut.
    Orders later() {
        return until.filter(order -> until.epochSecond(order) >= cut.getEpochSecond());
    }

    /// What is asked about the next order of the customers that judge.
    QuerySet nextOrder() {
        return protocol.nextNewItems().filter(OrderTrial::judges);
    }

    /// What is asked about the same order of the customers that judge.
    QuerySet sameOrder() {
        return protocol.sameOrder().filter(OrderTrial::judges);
    }

    private static boolean judges(Query query) {
        return Half.JUDGED.has(query.customer());
    }
}
