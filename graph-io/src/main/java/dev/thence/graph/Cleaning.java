package dev.thence.graph;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/// How events become orders: which rows are sales of products, what a cancellation undoes, what
/// one order is. What each rule did is counted in the [CleaningReport].
///
/// The rules, in the order in which they are applied to the rows before the as-of instant:
///
/// 1. an item id is trimmed and, by `letterCase`, written in capitals;
/// 2. rows whose item is no product by `itemCodes` go;
/// 3. purchases at a price of 0 or less go (`dropUnpriced`): stock corrections, samples;
/// 4. lines of one order and item are summed; an order's time is its first line's. Rows without
///    an order id belong together by session, and without one by customer and time;
/// 5. cancellations take their quantity from the same customer's latest earlier lines of the
///    item, a line with nothing left goes (`undoCancellations`). A cancellation is a row of the
///    kind CANCEL, or a purchase of negative quantity whose order id begins with
///    `cancelPrefix`;
/// 6. orders of one customer on one calendar day in `zone` become one (`joinDays`): what
///    follows within the hour is the same basket, not the next one;
/// 7. an order keeps its first `maxOrderItems` distinct items;
/// 8. orders without a customer count within themselves only, each as its own customer, or go
///    (`anonymous`).
///
/// Views become [Sessions] by session id, and without one by customer with a break of at least
/// `sessionGap`.
///
/// @param itemCodes [#AUTO_CODES], [#ANY_CODE], or a regular expression that the whole item id
///     has to match
/// @param letterCase whether ids that differ in case only are one item
/// @param dropUnpriced whether purchases at a known price of 0 or less go
/// @param undoCancellations whether a cancellation takes back what it cancels
/// @param cancelPrefix what the order id of a cancellation begins with; empty: negative
///     quantity is enough
/// @param joinDays whether a customer's orders of one day are one order
/// @param zone what a day is; empty: as the event log says
/// @param anonymous what becomes of orders without a customer
/// @param maxOrderItems the most distinct items of an order, at least 2; the work on an order
///     grows with its square
/// @param sessionGap the break after which views without a session id are another session
/// @param items which items are in the catalogue
public record Cleaning(String itemCodes, LetterCase letterCase, boolean dropUnpriced,
        boolean undoCancellations, String cancelPrefix, boolean joinDays, Optional<ZoneId> zone,
        Anonymous anonymous, int maxOrderItems, Duration sessionGap, ItemScope items) {

    /// Every code is a product, unless at least 95 % of the purchase rows have a code that
    /// begins with a digit: then the others (POST, DISCOUNT, BANK CHARGES) are none.
    public static final String AUTO_CODES = "auto";
    /// Every code is a product.
    public static final String ANY_CODE = "any";

    /// Whether item ids that differ in case only are one item.
    public enum LetterCase {
        /// [#UPPER] if at least 95 % of the purchase rows have no small letter in their code,
        /// where the rest are slips of the hand; else [#KEEP].
        AUTO,
        /// Ids are taken as they are.
        KEEP,
        /// Ids are written in capitals.
        UPPER
    }

    /// What becomes of orders without a customer.
    public enum Anonymous {
        /// Each counts within itself, as its own customer.
        WITHIN_THEMSELVES,
        /// They go.
        DROP
    }

    /// Which items are in the catalogue.
    public enum ItemScope {
        /// Items with an order line.
        ORDERED,
        /// Items with an order line, and items that were only looked at.
        SEEN
    }

    /// @throws IllegalArgumentException naming the option, its value and what is allowed
    public Cleaning {
        Objects.requireNonNull(letterCase);
        Objects.requireNonNull(cancelPrefix);
        Objects.requireNonNull(zone);
        Objects.requireNonNull(anonymous);
        Objects.requireNonNull(items);
        if (itemCodes.isBlank()) {
            throw new IllegalArgumentException("itemCodes is blank, must be " + AUTO_CODES + ", "
                    + ANY_CODE + " or a regular expression");
        }
        try {
            Pattern.compile(itemCodes);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException("itemCodes is '" + itemCodes + "', must be "
                    + AUTO_CODES + ", " + ANY_CODE + " or a regular expression: "
                    + e.getDescription() + " at " + e.getIndex(), e);
        }
        if (maxOrderItems < 2) {
            throw new IllegalArgumentException(
                    "maxOrderItems is " + maxOrderItems + ", must be 2 or more");
        }
        if (sessionGap.isNegative() || sessionGap.isZero()) {
            throw new IllegalArgumentException(
                    "sessionGap is " + sessionGap + ", must be positive");
        }
    }

    /// For a shop nothing else is known of.
    public static Cleaning standard() {
        return new Cleaning(AUTO_CODES, LetterCase.AUTO, true, true, "", true, Optional.empty(),
                Anonymous.WITHIN_THEMSELVES, 2_000, Duration.ofMinutes(30), ItemScope.ORDERED);
    }

    /// For invoices such as those of UCI Online Retail: items are five digits and at most two
    /// letters, cancellations are invoices that begin with C.
    public static Cleaning forRetailInvoices() {
        return standard().withItemCodes("[0-9]{5}[A-Z]{0,2}").withLetterCase(LetterCase.UPPER)
                .withCancelPrefix("C");
    }

    /// Takes every purchase as it stands: orders are the log's own, negative quantities go.
    public static Cleaning asWritten() {
        return standard().withItemCodes(ANY_CODE).withLetterCase(LetterCase.KEEP)
                .withDropUnpriced(false).withUndoCancellations(false).withJoinDays(false)
                .withMaxOrderItems(Integer.MAX_VALUE);
    }

    public Cleaning withItemCodes(String value) {
        return new Cleaning(value, letterCase, dropUnpriced, undoCancellations, cancelPrefix,
                joinDays, zone, anonymous, maxOrderItems, sessionGap, items);
    }

    public Cleaning withLetterCase(LetterCase value) {
        return new Cleaning(itemCodes, value, dropUnpriced, undoCancellations, cancelPrefix,
                joinDays, zone, anonymous, maxOrderItems, sessionGap, items);
    }

    public Cleaning withDropUnpriced(boolean value) {
        return new Cleaning(itemCodes, letterCase, value, undoCancellations, cancelPrefix,
                joinDays, zone, anonymous, maxOrderItems, sessionGap, items);
    }

    public Cleaning withUndoCancellations(boolean value) {
        return new Cleaning(itemCodes, letterCase, dropUnpriced, value, cancelPrefix, joinDays,
                zone, anonymous, maxOrderItems, sessionGap, items);
    }

    public Cleaning withCancelPrefix(String value) {
        return new Cleaning(itemCodes, letterCase, dropUnpriced, undoCancellations, value,
                joinDays, zone, anonymous, maxOrderItems, sessionGap, items);
    }

    public Cleaning withJoinDays(boolean value) {
        return new Cleaning(itemCodes, letterCase, dropUnpriced, undoCancellations, cancelPrefix,
                value, zone, anonymous, maxOrderItems, sessionGap, items);
    }

    public Cleaning withZone(ZoneId value) {
        return new Cleaning(itemCodes, letterCase, dropUnpriced, undoCancellations, cancelPrefix,
                joinDays, Optional.of(value), anonymous, maxOrderItems, sessionGap, items);
    }

    public Cleaning withAnonymous(Anonymous value) {
        return new Cleaning(itemCodes, letterCase, dropUnpriced, undoCancellations, cancelPrefix,
                joinDays, zone, value, maxOrderItems, sessionGap, items);
    }

    public Cleaning withMaxOrderItems(int value) {
        return new Cleaning(itemCodes, letterCase, dropUnpriced, undoCancellations, cancelPrefix,
                joinDays, zone, anonymous, value, sessionGap, items);
    }

    public Cleaning withSessionGap(Duration value) {
        return new Cleaning(itemCodes, letterCase, dropUnpriced, undoCancellations, cancelPrefix,
                joinDays, zone, anonymous, maxOrderItems, value, items);
    }

    public Cleaning withItems(ItemScope value) {
        return new Cleaning(itemCodes, letterCase, dropUnpriced, undoCancellations, cancelPrefix,
                joinDays, zone, anonymous, maxOrderItems, sessionGap, value);
    }
}
