package dev.thence.pipeline;

import dev.thence.graph.CleanLog;
import dev.thence.graph.Cleaning;
import dev.thence.graph.ItemFacts;
import dev.thence.graph.PairRule;
import dev.thence.io.EventLog;
import java.time.Instant;

/// What a model is made of where there is an order log: the stored events and the rules that turn
/// them into orders and edges. Everything else is a function of these and an instant.
///
/// @param events all events
/// @param facts what is known of items beyond the events, the same at every instant
/// @param cleaning how events become orders
/// @param rule which pairs of purchases become edges
/// @param end up to when events are used
public record OrderData(EventLog events, ItemFacts facts, Cleaning cleaning, PairRule rule,
        Instant end) implements TrainingData {

    /// Events alone.
    public OrderData(EventLog events, Cleaning cleaning, PairRule rule, Instant end) {
        this(events, ItemFacts.none(), cleaning, rule, end);
    }

    /// The orders and sessions before this instant, cleaned anew at each call: O(events).
    CleanLog cleanLog(Instant asOf) {
        return CleanLog.of(events, facts, cleaning, asOf);
    }
}
