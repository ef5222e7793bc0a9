package dev.thence.serving;

import java.util.Objects;
import java.util.Optional;

/// One item of an answer.
///
/// @param item the item's id
/// @param name its name, where the catalogue has one
/// @param score the score of the question that was asked, the same bits on every path: of one
///         question, higher is better, on the same rung
/// @param rung the ground it stands on: rungs come in the ladder's order, before any score
/// @param why the reasons
public record Recommendation(String item, Optional<String> name, double score, Rung rung, Why why) {
    public Recommendation {
        Objects.requireNonNull(item, "item");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(rung, "rung");
        Objects.requireNonNull(why, "why");
    }
}
