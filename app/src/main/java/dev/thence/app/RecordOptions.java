package dev.thence.app;

import dev.thence.sampler.Fanout;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.Charset;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/// Fills records of options from text and writes them as text. A key is the name of a component in
/// lower case with dashes: `minSupport` is `min-support`. The record checks the values itself; an
/// unknown key is refused with the closest known one.
final class RecordOptions {
    private RecordOptions() {}

    /// The record with the named values in place of its own.
    ///
    /// @throws IllegalArgumentException for an unknown key, a value that is no such number or word,
    ///     or one that the record refuses
    static <R extends Record> R fill(R defaults, Map<String, String> values) {
        var components = defaults.getClass().getRecordComponents();
        var types = new Class<?>[components.length];
        var arguments = new Object[components.length];
        var known = new ArrayList<String>();
        for (int i = 0; i < components.length; i++) {
            String key = key(components[i]);
            known.add(key);
            types[i] = components[i].getType();
            String text = values.get(key);
            arguments[i] = text == null ? get(components[i], defaults)
                    : parse(key, types[i], components[i], text);
        }
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                throw new IllegalArgumentException("unknown key " + key + Closest.suggest(key, known));
            }
        }
        return create(defaults, types, arguments);
    }

    /// Every key with its value as text, in the record's order; [#fill] reads it back.
    static Map<String, String> text(Record options) {
        var values = new LinkedHashMap<String, String>();
        for (var component : options.getClass().getRecordComponents()) {
            if (isText(component.getType())) {
                values.put(key(component), format(get(component, options)));
            }
        }
        return values;
    }

    private static String key(RecordComponent component) {
        return component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }

    private static Object get(RecordComponent component, Record options) {
        try {
            return component.getAccessor().invoke(options);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + component, e);
        }
    }

    private static <R extends Record> R create(R defaults, Class<?>[] types, Object[] arguments) {
        try {
            @SuppressWarnings("unchecked") // the class of an R
            Constructor<R> constructor =
                    (Constructor<R>) defaults.getClass().getDeclaredConstructor(types);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw refused;
            }
            throw new IllegalStateException("cannot make " + defaults.getClass(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make " + defaults.getClass(), e);
        }
    }

    private static boolean isText(Class<?> type) {
        return type.isPrimitive() || type.isEnum() || List.of(String.class, Duration.class,
                ZoneId.class, Pattern.class, Charset.class, OptionalInt.class,
                OptionalDouble.class, Optional.class).contains(type);
    }

    private static Object parse(String key, Class<?> type, RecordComponent component, String text) {
        try {
            return switch (type.getSimpleName()) {
                case "int" -> Integer.parseInt(text);
                case "long" -> Long.parseLong(text);
                case "float" -> Float.parseFloat(text);
                case "double" -> Double.parseDouble(text);
                case "boolean" -> yes(text);
                case "String" -> text;
                case "Duration" -> Durations.parse(text);
                case "ZoneId" -> ZoneId.of(text);
                case "Pattern" -> Pattern.compile(text);
                case "Charset" -> Charset.forName(text);
                case "OptionalInt" -> text.equals("none") ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(text));
                case "OptionalDouble" -> text.equals("none") ? OptionalDouble.empty()
                        : OptionalDouble.of(Double.parseDouble(text));
                case "Optional" -> optional(component, text);
                default -> constant(type, text);
            };
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(key + " is \"" + text + "\", must be "
                    + allowed(type, component), e);
        }
    }

    private static Object optional(RecordComponent component, String text) {
        if (text.equals("none")) {
            return Optional.empty();
        }
        String type = component.getGenericType().getTypeName();
        return Optional.of(type.contains("Pattern") ? Pattern.compile(text)
                : type.contains("ZoneId") ? ZoneId.of(text)
                : type.contains("Fanout") ? Fanout.parse(text) : text);
    }

    private static boolean yes(String text) {
        return switch (text) {
            case "true", "yes" -> true;
            case "false", "no" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static Object constant(Class<?> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(c -> word((Enum<?>) c).equals(text.toLowerCase(Locale.ROOT)))
                .findFirst().orElseThrow();
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String format(Object value) {
        return switch (value) {
            case Enum<?> e -> word(e);
            case Duration d -> Durations.text(d);
            case OptionalInt o -> o.isPresent() ? Integer.toString(o.getAsInt()) : "none";
            case OptionalDouble o -> o.isPresent() ? Double.toString(o.getAsDouble()) : "none";
            case Optional<?> o -> o.map(v -> v instanceof Fanout fanout ? fanout.text()
                    : v.toString()).orElse("none");
            default -> value.toString();
        };
    }

    private static String allowed(Class<?> type, RecordComponent component) {
        if (type.isEnum()) {
            return "one of " + Arrays.stream(type.getEnumConstants())
                    .map(c -> word((Enum<?>) c)).toList();
        }
        if (component.getGenericType().getTypeName().contains("Fanout")) {
            return "none, all, adaptive or fixed with the neighbours of each layer, such as"
                    + " fixed:10,10";
        }
        return switch (type.getSimpleName()) {
            case "int", "long", "OptionalInt" -> "a whole number";
            case "float", "double", "OptionalDouble" -> "a number";
            case "boolean" -> "true or false";
            case "Duration" -> "a time such as 30d, 12h, 90m or 10s";
            case "ZoneId" -> "a time zone such as UTC or Europe/London";
            case "Pattern" -> "a regular expression";
            case "Charset" -> "a charset such as UTF-8 or ISO-8859-1";
            default -> "text";
        };
    }
}
