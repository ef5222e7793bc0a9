package dev.thence.io;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/// Reads the usual timestamps straight from the characters:
///
/// ```
/// 2010-12-01 08:26:00      also T between, / for -, one-digit parts, no seconds, .123456
/// 2010-12-01T08:26:00Z     also +01:00, +0100, +01, " UTC", " GMT"
/// 2010-12-01               the day's beginning
/// 12/1/2010 8:26           month first, as in the United States
/// 1.12.2010 8:26           day first
/// 20101201, 20101201082600 (8 and 14 digits)
/// 1291191960               seconds since 1970 (9 and 10 digits), milliseconds (12 and 13),
///                          microseconds (15 and 16)
/// ```
///
/// Not thread-safe.
final class CommonTimes {
    private static final long UNREADABLE = TimeReader.UNREADABLE;
    private static final long DAY = 86_400_000;

    private final TimeReader.LocalClock clock;
    private char[] text = new char[0];
    private int at;
    private int to;
    private int lastDate = -1;
    private long lastEpochDay;

    CommonTimes(ZoneId zone) {
        clock = new TimeReader.LocalClock(zone);
    }

    long epochMilli(char[] chars, int from, int end) {
        text = chars;
        at = from;
        to = end;
        int first = number(16);
        if (first < 0) {
            return UNREADABLE;
        }
        int digits = at - from;
        if (at == to) {
            return onlyDigits(from, digits);
        }
        char separator = text[at++];
        int second = number(2);
        if (second < 0 || at == to || text[at++] != separator) {
            return UNREADABLE;
        }
        int thirdFrom = at;
        int third = number(4);
        if (third < 0) {
            return UNREADABLE;
        }
        boolean yearLast = at - thirdFrom == 4;
        if (digits == 4 && !yearLast && (separator == '-' || separator == '/')) {
            return timeOfDay(epochDay(first, second, third));
        }
        if (digits <= 2 && yearLast && separator == '/') {
            return timeOfDay(epochDay(third, first, second));
        }
        if (digits <= 2 && yearLast && separator == '.') {
            return timeOfDay(epochDay(third, second, first));
        }
        return UNREADABLE;
    }

    /// Reads at most `most` digits; -1 without any, or when they pass an int.
    private int number(int most) {
        long number = 0;
        int from = at;
        while (at < to && at - from < most && text[at] >= '0' && text[at] <= '9') {
            number = 10 * number + text[at++] - '0';
        }
        return at == from ? -1 : (int) Math.min(number, Integer.MAX_VALUE);
    }

    private long onlyDigits(int from, int digits) {
        switch (digits) {
            case 9, 10: return epoch(text, from, to, 1000, 1);
            case 12, 13: return epoch(text, from, to, 1, 1);
            case 15, 16: return epoch(text, from, to, 1, 1000);
            case 8, 14: break;
            default: return UNREADABLE;
        }
        at = from;
        int year = number(4);
        int month = number(2);
        long day = epochDay(year, month, number(2));
        int hour = digits == 14 ? number(2) : 0;
        int minute = digits == 14 ? number(2) : 0;
        int second = digits == 14 ? number(2) : 0;
        if (day == UNREADABLE || hour > 23 || minute > 59 || second > 59) {
            return UNREADABLE;
        }
        return clock.epochMilli(day * DAY + (hour * 3600L + minute * 60L + second) * 1000);
    }

    private long epochDay(int year, int month, int day) {
        int date = (year * 100 + month) * 100 + day;
        if (date != lastDate) {
            if (year < 1 || month < 1 || month > 12 || day < 1
                    || day > YearMonth.of(year, month).lengthOfMonth()) {
                return UNREADABLE;
            }
            lastEpochDay = LocalDate.of(year, month, day).toEpochDay();
            lastDate = date;
        }
        return lastEpochDay;
    }

    /// What follows the date: nothing, or a time and perhaps an offset.
    private long timeOfDay(long epochDay) {
        if (epochDay == UNREADABLE) {
            return UNREADABLE;
        }
        if (at == to) {
            return clock.epochMilli(epochDay * DAY);
        }
        char between = text[at++];
        int hour = number(2);
        boolean joined = between == ' ' || between == 'T' || between == 't';
        if (!joined || hour < 0 || hour > 23 || !skip(':')) {
            return UNREADABLE;
        }
        int minuteFrom = at;
        int minute = number(2);
        if (minute > 59 || at - minuteFrom != 2) {
            return UNREADABLE;
        }
        long milli = (hour * 3600L + minute * 60L) * 1000;
        if (skip(':')) {
            int secondFrom = at;
            int second = number(2);
            if (second > 59 || at - secondFrom != 2) {
                return UNREADABLE;
            }
            milli += second * 1000L;
            if (skip('.') || skip(',')) {
                int fraction = fraction();
                if (fraction < 0) {
                    return UNREADABLE;
                }
                milli += fraction;
            }
        }
        return zoned(epochDay * DAY + milli);
    }

    private boolean skip(char expected) {
        boolean there = at < to && text[at] == expected;
        if (there) {
            at++;
        }
        return there;
    }

    /// Milliseconds of up to nine digits after the point, or -1.
    private int fraction() {
        int from = at;
        int digits = number(9);
        if (digits < 0) {
            return -1;
        }
        double scale = Math.pow(10, 3 - (at - from));
        return (int) Math.floor(digits * scale + 1e-9);
    }

    private long zoned(long localMilli) {
        if (at == to) {
            return clock.epochMilli(localMilli);
        }
        boolean space = skip(' ');
        int left = to - at;
        if (!space && left == 1 && (text[at] == 'Z' || text[at] == 'z')) {
            return localMilli;
        }
        if (left == 3 && (ends("UTC") || ends("GMT"))) {
            return localMilli;
        }
        return offset(localMilli);
    }

    private boolean ends(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (text[at + i] != word.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /// `+01:00`, `+0100` or `+01`, at most 18 hours.
    private long offset(long localMilli) {
        int sign = skip('+') ? 1 : skip('-') ? -1 : 0;
        int from = at;
        int hours = number(2);
        if (sign == 0 || hours < 0 || at - from != 2) {
            return UNREADABLE;
        }
        int minutes = 0;
        if (at < to) {
            skip(':');
            from = at;
            minutes = number(2);
            if (at - from != 2 || minutes > 59) {
                return UNREADABLE;
            }
        }
        int total = hours * 60 + minutes;
        return at < to || total > 18 * 60 ? UNREADABLE : localMilli - sign * total * 60_000L;
    }

    /// A count since 1970 in milliseconds; unreadable is what is not all digits or too long.
    static long epoch(char[] text, int from, int to, long times, long over) {
        boolean negative = from < to && text[from] == '-';
        int begin = negative ? from + 1 : from;
        if (begin == to || to - begin > 17) {
            return UNREADABLE;
        }
        long number = 0;
        for (int i = begin; i < to; i++) {
            int digit = text[i] - '0';
            if (digit < 0 || digit > 9) {
                return UNREADABLE;
            }
            number = 10 * number + digit;
        }
        long saturated = number > Long.MAX_VALUE / times ? Long.MAX_VALUE : number * times;
        return Math.floorDiv(negative ? -saturated : saturated, over);
    }
}
