package dev.thence.bench.methods;

import dev.thence.bench.Method;

/// The model, or its vectors, with one thing changed.
///
/// @param study which question it answers, with others
/// @param changed what is changed, in a few words
/// @param base the row it is compared with
/// @param method how it is fitted; its name begins with [#PREFIX]
public record Ablation(String study, String changed, String base, Method method) {
    /// What the names of these rows begin with, which other pages leave out.
    public static final String PREFIX = "ablation-";

    public Ablation {
        if (!method.name().startsWith(PREFIX)) {
            throw new IllegalArgumentException("the name of an ablation is " + method.name()
                    + ", must begin with " + PREFIX);
        }
    }

    /// The name of its row.
    public String row() {
        return method.name();
    }

    /// Whether a row is an ablation.
    public static boolean isRow(String method) {
        return method.startsWith(PREFIX);
    }
}
