package dev.thence.serving;

import dev.thence.model.Part;
import dev.thence.model.Question;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/// The reasons for one recommendation, as numbers and, through [#sentence], in words.
///
/// @param asked which way the query looked
/// @param question whose weights made the score; [Question#LINK] counts links, not customers
/// @param rung the ground the recommendation stands on
/// @param through of a basket or a newcomer, the item that says most for this one; empty when
///     the query named a single item
/// @param then customers who bought the item asked about (or `through`) and later this one;
///     asked for what leads to it, those who bought this one and later the item
/// @param back customers who bought the two the other way round
/// @param orders orders this item was in when the model was trained; for a graph, its links
/// @param category what this item and the one asked about share, on [Rung#CATEGORY] only
/// @param parts what the score is the sum of, where the query asked to explain
/// @param strengths the parts that speak for the item, in words, the strongest first, at most
///     three
public record Why(Asked asked, Question question, Rung rung, Optional<String> through, int then,
        int back, int orders, Optional<String> category, List<Part> parts,
        List<String> strengths) {

    public Why {
        Objects.requireNonNull(asked, "asked");
        Objects.requireNonNull(question, "question");
        Objects.requireNonNull(rung, "rung");
        Objects.requireNonNull(through, "through");
        Objects.requireNonNull(category, "category");
        parts = List.copyOf(parts);
        strengths = List.copyOf(strengths);
    }

    /// How much the learned vectors say for the item: the sum of their weighted parts; 0 where
    /// the query did not ask to explain. For `similarTo` this is the whole score.
    public double learnedMatch() {
        return sum(Strengths.MATCH);
    }

    /// How much its closeness in the graph says for the item, in the same way.
    public double proximity() {
        return sum(Strengths.PROXIMITY);
    }

    /// How much its own popularity and trend say for the item, in the same way.
    public double popularity() {
        return sum(Strengths.POPULARITY);
    }

    private double sum(Set<String> evidences) {
        double sum = 0;
        for (Part part : parts) {
            sum += evidences.contains(part.evidence()) ? part.weighted() : 0;
        }
        return sum;
    }

    /// The reasons in words, for a person: "412 customers bought this after it, 9 before;
    /// learned match, close in the graph". Names only what speaks for the item; never empty.
    public String sentence() {
        return Sentences.of(this);
    }
}
