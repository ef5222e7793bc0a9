package dev.thence.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// The parameters of a query string, read strictly: an unknown one, one given twice or out of
/// its range is a problem that names it.
final class Parameters {
    private final Map<String, List<String>> query;

    private Parameters(Map<String, List<String>> query) {
        this.query = query;
    }

    /// @throws ProblemException when there is a parameter that is not known
    static Parameters of(Map<String, List<String>> query, Set<String> known) {
        for (String name : query.keySet()) {
            if (!known.contains(name)) {
                throw Problem.parameter(name, "unknown parameter " + Problem.shown(name)
                        + (known.isEmpty() ? "; this path takes none"
                        : Fields.suggestion(name, known))).asException();
            }
        }
        return new Parameters(query);
    }

    Optional<String> text(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        if (values.size() > 1) {
            throw Problem.parameter(name, name + " is given " + values.size()
                    + " times, must be given once").asException();
        }
        return values.stream().findFirst();
    }

    /// Every value of a parameter that may be repeated.
    List<String> texts(String name) {
        return query.getOrDefault(name, List.of());
    }

    /// The values of a parameter that may be repeated and holds several with commas between.
    List<String> listed(String name, int most) {
        var all = new ArrayList<String>();
        for (String value : texts(name)) {
            for (String one : value.split(",")) {
                if (!one.isEmpty()) {
                    all.add(one);
                }
            }
        }
        if (all.size() > most) {
            throw Problem.parameter(name, name + " names " + all.size() + ", must be at most "
                    + most).asException();
        }
        return all;
    }

    OptionalInt wholeNumber(String name, int from, int to) {
        var text = text(name);
        if (text.isEmpty()) {
            return OptionalInt.empty();
        }
        OptionalInt number = wholeNumberIn(text.get(), from, to);
        if (number.isEmpty()) {
            throw Problem.parameter(name, name + " is " + Problem.shown(text.get())
                    + ", must be a whole number from " + from + " to " + to).asException();
        }
        return number;
    }

    /// The number that a text is, if it is one in the range.
    static OptionalInt wholeNumberIn(String text, int from, int to) {
        try {
            long number = Long.parseLong(text);
            return number < from || number > to ? OptionalInt.empty()
                    : OptionalInt.of((int) number);
        } catch (NumberFormatException _) {
            return OptionalInt.empty();
        }
    }

    OptionalDouble number(String name) {
        var text = text(name);
        if (text.isEmpty()) {
            return OptionalDouble.empty();
        }
        double number;
        try {
            number = Double.parseDouble(text.get());
        } catch (NumberFormatException _) {
            number = Double.NaN;
        }
        if (!Double.isFinite(number)) {
            throw Problem.parameter(name, name + " is " + Problem.shown(text.get())
                    + ", must be a number").asException();
        }
        return OptionalDouble.of(number);
    }

    boolean flag(String name) {
        return switch (text(name).orElse("false")) {
            case "true" -> true;
            case "false" -> false;
            default -> throw Problem.parameter(name, name + " is "
                    + Problem.shown(text(name).orElse("")) + ", must be true or false")
                    .asException();
        };
    }
}
