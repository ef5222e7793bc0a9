package dev.thence.io;

/// Reads decimal numbers from characters: `-12`, `3.50`, `1.2e3`.
public final class Decimals {
    private static final int EXACT_DIGITS = 15;
    private static final double[] POWERS = new double[EXACT_DIGITS + 1];

    static {
        double power = 1;
        for (int i = 0; i < POWERS.length; i++) {
            POWERS[i] = power;
            power *= 10;
        }
    }

    private Decimals() {}

    /// The finite number nearest to the text, or `NaN` when it is no number.
    ///
    /// @param point `.` or `,`
    public static double parse(String text, char point) {
        return parse(text.toCharArray(), 0, text.length(), point);
    }

    /// The same of a part of some characters.
    static double parse(char[] text, int from, int to, char point) {
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (at < to && (text[at] == '-' || text[at] == '+')) {
            at++;
        }
        long digits = 0;
        int count = 0;
        int decimals = -1;
        for (; at < to; at++) {
            char c = text[at];
            if (c >= '0' && c <= '9' && count < EXACT_DIGITS) {
                digits = 10 * digits + c - '0';
                count++;
                decimals += decimals >= 0 ? 1 : 0;
            } else if (c == point && decimals < 0) {
                decimals = 0;
            } else {
                return slowly(text, from, to, point);
            }
        }
        if (count == 0) {
            return Double.NaN;
        }
        // Both are whole numbers below 2^53, so the one division rounds correctly.
        double value = digits / POWERS[Math.max(0, decimals)];
        return negative ? -value : value;
    }

    private static double slowly(char[] text, int from, int to, char point) {
        var plain = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            char c = text[i] == point ? '.' : text[i] == '.' ? '?' : text[i];
            if ("0123456789+-.eE".indexOf(c) < 0) {
                return Double.NaN;
            }
            plain.append(c);
        }
        try {
            double value = Double.parseDouble(plain.toString());
            return Double.isInfinite(value) ? Double.NaN : value;
        } catch (NumberFormatException _) {
            return Double.NaN;
        }
    }
}
