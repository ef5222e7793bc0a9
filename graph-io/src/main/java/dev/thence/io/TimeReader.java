package dev.thence.io;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads the timestamps of a log, each in the first of its formats that fits.
///
/// [CsvLogFormat#AUTO_TIME] knows what [CommonTimes] knows, and more slowly RFC 1123 and
/// `M/d/uuuu h:mm a`. A time without an offset is local in the zone: at the end of summer time
/// the earlier instant is taken, a time that the clock jumped over is moved on by the jump. Not
/// thread-safe.
final class TimeReader {
    /// What [#epochMilli] gives for a text that is no time.
    static final long UNREADABLE = Long.MIN_VALUE;

    private static final List<DateTimeFormatter> RARE = List.of(
            DateTimeFormatter.ISO_ZONED_DATE_TIME, DateTimeFormatter.RFC_1123_DATE_TIME,
            formatter("M/d/uuuu h:mm[:ss] a"));
    /// Beyond these years something is wrong, and arithmetic on milliseconds stays safe.
    private static final long EARLIEST = Instant.parse("0001-01-01T00:00:00Z").toEpochMilli();
    private static final long LATEST = Instant.parse("9999-12-31T23:59:59Z").toEpochMilli();

    private final ZoneId zone;
    private final CommonTimes common;
    private final List<Reading> readings = new ArrayList<>();

    /// One way to read a time, or [#UNREADABLE].
    private interface Reading {
        long epochMilli(char[] text, int from, int to);
    }

    /// @throws IllegalArgumentException for a pattern that java.time does not know
    TimeReader(List<String> formats, ZoneId zone) {
        this.zone = zone;
        this.common = new CommonTimes(zone);
        for (String format : formats) {
            switch (format) {
                case CsvLogFormat.AUTO_TIME -> {
                    readings.add(common::epochMilli);
                    RARE.forEach(this::addFormatter);
                }
                case CsvLogFormat.EPOCH_SECONDS -> readings.add((text, from, to) ->
                        CommonTimes.epoch(text, from, to, 1000, 1));
                case CsvLogFormat.EPOCH_MILLIS -> readings.add((text, from, to) ->
                        CommonTimes.epoch(text, from, to, 1, 1));
                default -> addFormatter(formatter(format));
            }
        }
    }

    private void addFormatter(DateTimeFormatter formatter) {
        readings.add((text, from, to) -> slowly(new String(text, from, to - from), formatter));
    }

    /// A strict formatter: 30 February is an error, not the 28th. Without the era, strict
    /// patterns want the letter u for the year where people write y.
    static DateTimeFormatter formatter(String pattern) {
        var years = new StringBuilder(pattern);
        boolean quoted = false;
        for (int i = 0; i < years.length(); i++) {
            quoted ^= years.charAt(i) == '\'';
            if (!quoted && years.charAt(i) == 'y') {
                years.setCharAt(i, 'u');
            }
        }
        try {
            return new DateTimeFormatterBuilder().parseCaseInsensitive()
                    .appendPattern(years.toString()).toFormatter(Locale.ENGLISH)
                    .withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("time format is '" + pattern + "', must be "
                    + CsvLogFormat.AUTO_TIME + ", " + CsvLogFormat.EPOCH_SECONDS + ", "
                    + CsvLogFormat.EPOCH_MILLIS + " or a java.time pattern such as d.M.yyyy H:mm: "
                    + e.getMessage(), e);
        }
    }

    long epochMilli(char[] text, int from, int to) {
        for (Reading reading : readings) {
            long milli = reading.epochMilli(text, from, to);
            if (milli >= EARLIEST && milli <= LATEST) {
                return milli;
            }
        }
        return UNREADABLE;
    }

    private long slowly(String text, DateTimeFormatter formatter) {
        try {
            TemporalAccessor time = formatter.parseBest(text, ZonedDateTime::from,
                    OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
            return switch (time) {
                case ZonedDateTime zoned -> zoned.toInstant().toEpochMilli();
                case OffsetDateTime offset -> offset.toInstant().toEpochMilli();
                case LocalDateTime local -> local.atZone(zone).toInstant().toEpochMilli();
                case LocalDate day -> day.atStartOfDay(zone).toInstant().toEpochMilli();
                default -> UNREADABLE;
            };
        } catch (DateTimeException | ArithmeticException _) {
            return UNREADABLE;
        }
    }

    /// Turns local times of a zone into instants, remembering the last one's offset.
    static final class LocalClock {
        private static final long MINUTE = 60_000;

        private final ZoneId zone;
        private final boolean fixed;
        private long lastMinute = Long.MIN_VALUE;
        private long lastOffset;

        LocalClock(ZoneId zone) {
            this.zone = zone;
            this.fixed = zone.getRules().isFixedOffset();
            if (fixed) {
                lastOffset = zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds() * 1000L;
            }
        }

        /// @param localMilli the time on the clock, counted as if in UTC
        long epochMilli(long localMilli) {
            long minute = Math.floorDiv(localMilli, MINUTE);
            if (!fixed && minute != lastMinute) {
                var local = LocalDateTime.ofEpochSecond(minute * 60, 0, ZoneOffset.UTC);
                lastOffset = zone.getRules().getOffset(local).getTotalSeconds() * 1000L;
                lastMinute = minute;
            }
            return localMilli - lastOffset;
        }
    }
}
