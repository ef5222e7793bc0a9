package dev.thence.graph;

import java.util.List;

/// An item id that the graph or model does not know. The message names the closest ids that it
/// does.
public final class UnknownItemException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String item;
    // A list of strings as List.copyOf makes it, which can be serialised.
    @SuppressWarnings("serial")
    private final List<String> closest;

    public UnknownItemException(String item, List<String> closest) {
        super("unknown item '" + item + "'" + (closest.isEmpty() ? "; no id is close to it"
                : "; the closest are " + String.join(", ", closest)));
        this.item = item;
        this.closest = List.copyOf(closest);
    }

    /// The id that was asked for.
    public String item() {
        return item;
    }

    /// The closest ids that are known, nearest first; unmodifiable.
    public List<String> closest() {
        return closest;
    }
}
