package dev.thence.io;

import java.time.Instant;
import java.util.Objects;

/// One thing that one customer did with one item, as the log tells it: nothing is cleaned yet.
///
/// @param customer the customer's id, empty when nobody is known
/// @param item the item's id, not empty
/// @param order the id of the order (invoice) it belongs to, empty when the log has none
/// @param session the id of the visit it belongs to, empty when the log has none
/// @param quantity pieces; negative for what came back
/// @param price of one piece, `NaN` when the log has none
/// @param name what the item is called there, empty when the log has none
public record Event(String customer, String item, Instant time, EventKind kind, String order,
        String session, double quantity, double price, String name) {

    /// @throws IllegalArgumentException when the item is blank or a number infinite
    public Event {
        Objects.requireNonNull(customer);
        Objects.requireNonNull(time);
        Objects.requireNonNull(kind);
        Objects.requireNonNull(order);
        Objects.requireNonNull(session);
        Objects.requireNonNull(name);
        if (item.isBlank()) {
            throw new IllegalArgumentException("item is '" + item + "', must not be blank");
        }
        if (!Double.isFinite(quantity) || Double.isInfinite(price)) {
            throw new IllegalArgumentException("item " + item + " has quantity " + quantity
                    + " and price " + price + ", must be finite (or no price: NaN)");
        }
    }

    /// One piece bought, without price and name.
    public static Event purchase(String customer, String item, Instant time, String order) {
        return new Event(customer, item, time, EventKind.PURCHASE, order, "", 1, Double.NaN, "");
    }
}
