package dev.thence.app;

import java.time.Duration;
import java.util.regex.Pattern;

/// Times as people write them: `30d`, `12h`, `90m`, `10s`.
final class Durations {
    private static final Pattern FORM = Pattern.compile("(\\d+)\\s*([dhms])");

    private Durations() {}

    /// @throws IllegalArgumentException for anything else
    static Duration parse(String text) {
        var matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(text + " is no time such as 30d, 12h, 90m or 10s");
        }
        long amount = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "d" -> Duration.ofDays(amount);
            case "h" -> Duration.ofHours(amount);
            case "m" -> Duration.ofMinutes(amount);
            default -> Duration.ofSeconds(amount);
        };
    }

    static String text(Duration time) {
        long seconds = time.toSeconds();
        if (seconds % 86_400 == 0) {
            return seconds / 86_400 + "d";
        }
        if (seconds % 3_600 == 0) {
            return seconds / 3_600 + "h";
        }
        return seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
    }
}
