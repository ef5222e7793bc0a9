package dev.thence.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeReaderTest {
    private static final TimeReader AUTO =
            new TimeReader(List.of(CsvLogFormat.AUTO_TIME), ZoneOffset.UTC);

    private static long milli(TimeReader reader, String text) {
        char[] chars = ("x" + text + "9").toCharArray();
        return reader.epochMilli(chars, 1, chars.length - 1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2010-12-01 08:26:00 | 2010-12-01T08:26:00Z",
        "2010-12-01T08:26:00 | 2010-12-01T08:26:00Z",
        "2010-12-01 08:26 | 2010-12-01T08:26:00Z",
        "2010-12-01 8:26 | 2010-12-01T08:26:00Z",
        "2010-12-01 | 2010-12-01T00:00:00Z",
        "2010/12/1 8:26 | 2010-12-01T08:26:00Z",
        "2010-12-01T08:26:00Z | 2010-12-01T08:26:00Z",
        "2010-12-01T08:26Z | 2010-12-01T08:26:00Z",
        "2010-12-01T08:26:00.5Z | 2010-12-01T08:26:00.500Z",
        "2010-12-01 08:26:00.123456 | 2010-12-01T08:26:00.123Z",
        "2010-12-01 08:26:00.007 | 2010-12-01T08:26:00.007Z",
        "2010-12-01T08:26:00+01:00 | 2010-12-01T07:26:00Z",
        "2010-12-01T08:26:00-0530 | 2010-12-01T13:56:00Z",
        "2010-12-01 08:26:00 +02 | 2010-12-01T06:26:00Z",
        "2019-11-01 00:00:00 UTC | 2019-11-01T00:00:00Z",
        "12/1/2010 8:26 | 2010-12-01T08:26:00Z",
        "12/31/2010 | 2010-12-31T00:00:00Z",
        "12/1/2010 8:26:30 PM | 2010-12-01T20:26:30Z",
        "12/1/2010 12:05 am | 2010-12-01T00:05:00Z",
        "1.12.2010 8:26 | 2010-12-01T08:26:00Z",
        "31.12.2010 | 2010-12-31T00:00:00Z",
        "20101201 | 2010-12-01T00:00:00Z",
        "20101201082600 | 2010-12-01T08:26:00Z",
        "1291191960 | 2010-12-01T08:26:00Z",
        "1291191960123 | 2010-12-01T08:26:00.123Z",
        "1291191960123999 | 2010-12-01T08:26:00.123Z",
        "2012-02-29 | 2012-02-29T00:00:00Z",
        "2010-12-01T08:26:00+01:00[Europe/Paris] | 2010-12-01T07:26:00Z",
        "'Wed, 1 Dec 2010 08:26:00 GMT' | 2010-12-01T08:26:00Z"})
    void usualTimesAreRead(String text, String expected) {
        assertEquals(Instant.parse(expected).toEpochMilli(), milli(AUTO, text), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "yesterday", "2010", "2010-12", "2010-13-01", "2010-02-30",
        "2011-02-29", "0000-00-00", "2010-12-01 24:00", "2010-12-01 08", "2010-12-01 08:6",
        "2010-12-01 08:60", "2010-12-01 08:26:61", "2010-12-01 08:26:00 x", "2010-12-01x08:26",
        "2010-12/01", "31/12/2010", "13/1/2010 8:26", "12/1/10 8:26", "1.13.2010", "12345",
        "2010-12-01T08:26:00+19:00", "2010-12-01T08:26:00+1", "20101301", "99999999999999999999",
        "2010-12-01 08:26:00.", "2010-12-01 :26", "-2010-12-01", "\u0661\u0662/1/2010",
        "99999-01-01", "2010-12-01 08:26Z ", "20101201242600"})
    void whatIsNoTimeIsNotGuessed(String text) {
        assertEquals(TimeReader.UNREADABLE, milli(AUTO, text), text);
    }

    @Test
    void localTimesAreOfTheirZoneAlsoWhereTheClockJumps() {
        var berlin = ZoneId.of("Europe/Berlin");
        var reader = new TimeReader(List.of(CsvLogFormat.AUTO_TIME), berlin);
        for (String text : List.of("2021-01-15T10:00", "2021-07-15T10:00", "2021-03-28T01:59",
                "2021-03-28T02:30", "2021-03-28T03:00", "2021-10-31T02:30", "2021-10-31T03:00",
                "2021-10-31T01:59")) {
            assertEquals(LocalDateTime.parse(text).atZone(berlin).toInstant().toEpochMilli(),
                    milli(reader, text), text);
        }
    }

    @Test
    void patternsAreTriedInTheirOrderAndStrictly() {
        var reader = new TimeReader(List.of("d/M/yyyy H:mm", "d-MMM-yy", "dd.MM.yyyy"),
                ZoneOffset.UTC);
        assertEquals(Instant.parse("2010-01-12T08:26:00Z").toEpochMilli(),
                milli(reader, "12/1/2010 8:26"));
        assertEquals(Instant.parse("2010-12-01T00:00:00Z").toEpochMilli(),
                milli(reader, "1-Dec-10"));
        assertEquals(TimeReader.UNREADABLE, milli(reader, "30/2/2010 8:26"));
        assertEquals(TimeReader.UNREADABLE, milli(reader, "2010-12-01"));
    }

    @Test
    void epochsAreTakenAtTheirWord() {
        var seconds = new TimeReader(List.of(CsvLogFormat.EPOCH_SECONDS), ZoneOffset.UTC);
        assertEquals(12_000, milli(seconds, "12"));
        assertEquals(-12_000, milli(seconds, "-12"));
        assertEquals(TimeReader.UNREADABLE, milli(seconds, "99999999999999999"));
        var millis = new TimeReader(List.of(CsvLogFormat.EPOCH_MILLIS), ZoneOffset.UTC);
        assertEquals(12, milli(millis, "12"));
        assertEquals(TimeReader.UNREADABLE, milli(millis, "1.5"));
    }

    @Test
    void unknownPatternIsRefusedWithAnExample() {
        var e = assertThrows(IllegalArgumentException.class,
                () -> new TimeReader(List.of("never"), ZoneOffset.UTC));
        assertTrue(e.getMessage().startsWith("time format is 'never', must be auto, "
                + "epoch-seconds, epoch-millis or a java.time pattern such as d.M.yyyy H:mm"),
                e.getMessage());
    }

    /// The fast path against java.time on random and randomly damaged texts.
    @Test
    void agreesWithJavaTime() {
        long seed = Long.getLong("seed", 7);
        var random = new Random(seed);
        var zone = ZoneId.of("America/New_York");
        var common = new CommonTimes(zone);
        for (int i = 0; i < 20_000; i++) {
            String text = damaged(random, valid(random));
            char[] chars = text.toCharArray();
            long fast = common.epochMilli(chars, 0, chars.length);
            long slow = slow(text, zone);
            if (slow > Instant.parse("0001-01-02T00:00:00Z").toEpochMilli()) {
                assertEquals(slow, fast, text + ", seed " + seed);
            }
        }
    }

    private static final List<String> SHAPES = List.of("uuuu-MM-dd HH:mm:ss",
            "uuuu-MM-dd'T'HH:mm:ss", "M/d/uuuu H:mm", "uuuu-MM-dd", "uuuu-MM-dd'T'HH:mm:ssXXX", "d.M.uuuu H:mm:ss");
    private static final List<DateTimeFormatter> FORMATS = SHAPES.stream()
            .map(shape -> DateTimeFormatter.ofPattern(shape, Locale.ROOT)
                    .withResolverStyle(ResolverStyle.STRICT)).toList();

    private static String valid(Random random) {
        var time = OffsetDateTime.ofInstant(Instant.ofEpochSecond(random.nextInt()),
                ZoneOffset.ofHours(random.nextInt(37) - 18));
        return FORMATS.get(random.nextInt(FORMATS.size())).format(time);
    }

    private static String damaged(Random random, String text) {
        var builder = new StringBuilder(text);
        if (random.nextInt(3) > 0) {
            int at = random.nextInt(text.length());
            builder.setCharAt(at, "0123456789-/:. T+Z".charAt(random.nextInt(18)));
        }
        if (random.nextInt(6) == 0) {
            builder.setLength(random.nextInt(text.length()));
        }
        return builder.toString();
    }

    private static long slow(String text, ZoneId zone) {
        for (var format : FORMATS) {
            try {
                return switch (format.parseBest(text, OffsetDateTime::from, LocalDateTime::from,
                        LocalDate::from)) {
                    case OffsetDateTime offset -> offset.toInstant().toEpochMilli();
                    case LocalDateTime local -> local.atZone(zone).toInstant().toEpochMilli();
                    case LocalDate day -> day.atStartOfDay(zone).toInstant().toEpochMilli();
                    default -> TimeReader.UNREADABLE;
                };
            } catch (DateTimeException _) {
                // another format may fit
            }
        }
        return TimeReader.UNREADABLE;
    }
}
