package dev.thence.graph;

import dev.thence.io.Dictionary;
import dev.thence.io.EventKind;
import dev.thence.io.EventLog;
import dev.thence.io.Texts;
import java.util.Locale;
import java.util.regex.Pattern;

/// Which item codes of a log are products, and which of them are one item: the rules 1 and 2 of
/// [Cleaning], decided from the rows before the cut.
final class ProductCodes {
    private static final int NONE = -1;
    private static final double USUAL = 0.95;

    private final Dictionary products = new Dictionary();
    private final int[] productOf;
    private final boolean capitals;
    private int casesJoined;

    private ProductCodes(int codes, boolean capitals) {
        productOf = new int[codes];
        this.capitals = capitals;
    }

    /// @param end the cut in milliseconds
    static ProductCodes of(EventLog events, Cleaning cleaning, long end) {
        Texts codes = events.items();
        long[] sales = new long[codes.count()];
        boolean[] seen = new boolean[codes.count()];
        events.readBlocks(block -> {
            for (int at = 0; at < block.size(); at++) {
                if (block.epochMilli(at) < end) {
                    seen[block.item(at)] = true;
                    sales[block.item(at)] += isSale(block.kind(at)) ? 1 : 0;
                }
            }
        });
        var made = new ProductCodes(codes.count(), capitals(codes, sales, cleaning));
        made.fill(codes, seen, pattern(codes, sales, cleaning));
        return made;
    }

    static boolean isSale(EventKind kind) {
        return kind == EventKind.PURCHASE || kind == EventKind.CANCEL;
    }

    private static boolean capitals(Texts codes, long[] sales, Cleaning cleaning) {
        return switch (cleaning.letterCase()) {
            case UPPER -> true;
            case KEEP -> false;
            case AUTO -> {
                long rows = 0;
                long capital = 0;
                for (int code = 0; code < sales.length; code++) {
                    String id = codes.text(code);
                    rows += sales[code];
                    capital += id.equals(upper(id)) ? sales[code] : 0;
                }
                yield rows > 0 && capital >= USUAL * rows;
            }
        };
    }

    private static String upper(String id) {
        return id.toUpperCase(Locale.ROOT);
    }

    private static Pattern pattern(Texts codes, long[] sales, Cleaning cleaning) {
        return Pattern.compile(switch (cleaning.itemCodes()) {
            case Cleaning.ANY_CODE -> "(?s).*";
            case Cleaning.AUTO_CODES -> {
                long rows = 0;
                long digitLed = 0;
                for (int code = 0; code < sales.length; code++) {
                    rows += sales[code];
                    digitLed += startsWithDigit(codes.text(code)) ? sales[code] : 0;
                }
                yield rows > 0 && digitLed >= USUAL * rows ? "(?s)[0-9].*" : "(?s).*";
            }
            default -> cleaning.itemCodes();
        });
    }

    private static boolean startsWithDigit(String id) {
        String code = id.strip();
        return !code.isEmpty() && code.charAt(0) >= '0' && code.charAt(0) <= '9';
    }

    /// The one spelling of what is written in the log, or beside it, as this code.
    static String spelling(String code, boolean capitals) {
        String id = code.strip();
        return capitals ? upper(id) : id;
    }

    private void fill(Texts codes, boolean[] seen, Pattern pattern) {
        var matcher = pattern.matcher("");
        int[] spellings = new int[codes.count()];
        for (int code = 0; code < productOf.length; code++) {
            productOf[code] = NONE;
            if (!seen[code]) {
                continue;
            }
            String id = spelling(codes.text(code), capitals);
            if (!id.isEmpty() && matcher.reset(id).matches()) {
                productOf[code] = products.add(id);
                casesJoined += ++spellings[productOf[code]] == 2 ? 1 : 0;
            }
        }
    }

    /// The product that the code means, or -1.
    int productOf(int code) {
        return productOf[code];
    }

    /// Whether all codes are spelt in capitals.
    boolean capitals() {
        return capitals;
    }

    int count() {
        return products.count();
    }

    String id(int product) {
        return products.text(product);
    }

    /// The number of products written in more than one way.
    int casesJoined() {
        return casesJoined;
    }
}
