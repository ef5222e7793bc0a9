package dev.thence.app;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/// Options of a command that fill a record: one per component, so that flags and records cannot
/// drift apart.
///
/// @param prefix of the options' names: `clean-` makes `--clean-join-days`
/// @param defaults what holds where nothing is given
/// @param descriptions what each key does, in the order of the help
record RecordArguments<R extends Record>(String prefix, R defaults,
        Map<String, String> descriptions) {

    /// Adds the options to a command, under a heading.
    void addTo(CommandSpec spec, String heading, int order) {
        var group = ArgGroupSpec.builder().heading("%n" + heading + "%n").exclusive(false)
                .multiplicity("0..1").validate(false).order(order);
        Map<String, String> values = RecordOptions.text(defaults);
        descriptions.forEach((key, description) -> group.addArg(OptionSpec.builder(name(key))
                .paramLabel("VALUE").type(String.class)
                .description(description + " (default: " + shown(values.get(key)) + ")")
                .build()));
        spec.addArgGroup(group.build());
    }

    /// Whether any of the options was given.
    boolean given(CommandSpec spec) {
        return descriptions.keySet().stream().map(key -> spec.findOption(name(key)))
                .anyMatch(option -> option != null && option.getValue() != null);
    }

    private static String shown(String value) {
        return value.isEmpty() ? "empty" : value.replace("%", "%%");
    }

    private String name(String key) {
        return "--" + prefix + key;
    }

    /// The record with what was given on the command line.
    ///
    /// @throws ParameterException when a value is not allowed
    R read(CommandSpec spec) {
        var given = new LinkedHashMap<String, String>();
        for (String key : descriptions.keySet()) {
            OptionSpec option = spec.findOption(name(key));
            if (option != null && option.getValue() instanceof String value) {
                given.put(key, value);
            }
        }
        try {
            return RecordOptions.fill(defaults, given);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--" + prefix + e.getMessage(), e);
        }
    }

    /// Descriptions from pairs of key and text.
    static Map<String, String> describe(String... keysAndTexts) {
        var map = new LinkedHashMap<String, String>();
        for (int i = 0; i < keysAndTexts.length; i += 2) {
            map.put(keysAndTexts[i], keysAndTexts[i + 1]);
        }
        return map;
    }
}
