package dev.thence.bench.protocols;

import dev.thence.bench.methods.Suggestion;
import java.util.List;

/// The protocols by name.
public final class Protocols {
    static final List<Protocol> ALL = List.of(new EdgesBench(), new LinkBench(),
            new DgganBench(), new NodesBench(), new TimeBench(), new ColdBench());

    private Protocols() {}

    /// Those of these names; all when none is given.
    ///
    /// @throws IllegalArgumentException when there is no protocol of a name
    public static List<Protocol> named(List<String> names) {
        var known = ALL.stream().map(Protocol::name).toList();
        for (String name : names) {
            if (!known.contains(name)) {
                throw new IllegalArgumentException("no protocol is called '" + name + "'"
                        + Suggestion.of(name, known));
            }
        }
        return names.isEmpty() ? ALL
                : ALL.stream().filter(protocol -> names.contains(protocol.name())).toList();
    }
}
