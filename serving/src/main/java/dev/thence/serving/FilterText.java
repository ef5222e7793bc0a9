package dev.thence.serving;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A condition on the catalogue as it is typed: `category=Cases|Chargers`, `brand!=Acme`,
/// `price<=20`, `price<=0.5x` (half the price of the item asked about), `category=own`.
public final class FilterText {
    private static final Pattern FORM = Pattern.compile("([^=!<>]+)(!=|<=|>=|=)(.+)");
    private static final String EXAMPLES =
            "such as category=Cases, category!=Cases, category=own, price<=20 or price<=0.5x";

    private FilterText() {}

    /// @throws IllegalArgumentException when the text is no condition
    public static Filter parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches() || matcher.group(1).isBlank() || matcher.group(3).isBlank()) {
            throw new IllegalArgumentException("\"" + text + "\" is no condition, must be one "
                    + EXAMPLES);
        }
        String attribute = matcher.group(1).strip();
        String value = matcher.group(3).strip();
        return switch (matcher.group(2)) {
            case "=" -> equal(attribute, value);
            case "!=" -> Filter.not(equal(attribute, value));
            case "<=" -> relative(value) ? Filter.atMostTimesOwn(attribute, number(text, value))
                    : Filter.atMost(attribute, number(text, value));
            default -> relative(value) ? Filter.atLeastTimesOwn(attribute, number(text, value))
                    : Filter.atLeast(attribute, number(text, value));
        };
    }

    private static Filter equal(String attribute, String value) {
        return value.equals("own") ? Filter.sameAsOwn(attribute)
                : Filter.anyOf(attribute, Arrays.stream(value.split("\\|")).map(String::strip)
                        .toList());
    }

    private static boolean relative(String value) {
        return value.endsWith("x");
    }

    private static double number(String text, String value) {
        String digits = relative(value) ? value.substring(0, value.length() - 1) : value;
        try {
            return Double.parseDouble(digits);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\": " + value
                    + " is no number; conditions are " + EXAMPLES, e);
        }
    }
}
