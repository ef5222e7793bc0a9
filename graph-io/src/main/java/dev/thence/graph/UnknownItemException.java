package dev.thence.graph;

import java.util.List;

/// An item id that the graph or model does not know. The message names the closest ids that it
/// does.
public final class UnknownItemException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String item;

    public UnknownItemException(String item, List<String> closest) {
        super("unknown item '" + item + "'" + (closest.isEmpty() ? "; no id is close to it"
                : "; the closest are " + String.join(", ", closest)));
        this.item = item;
    }

    /// The id that was asked for.
    public String item() {
        return item;
    }
}
