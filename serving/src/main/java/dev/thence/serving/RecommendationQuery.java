package dev.thence.serving;

import dev.thence.model.Question;
import java.util.Collection;
import java.util.List;

/// A question to a [Recommender], narrowed step by step and answered by [#fetch].
///
/// Immutable and usable by any number of threads: every step returns a new query, so that one
/// may be kept and narrowed differently for every customer. A step costs nothing that grows
/// with the catalogue.
///
/// {@snippet class="dev.thence.serving.ReadmeSnippetTest" region="query"}
public final class RecommendationQuery {
    private final Answers answers;
    private final Subject subject;
    private final Narrowing narrowing;

    private RecommendationQuery(Answers answers, Subject subject, Narrowing narrowing) {
        this.answers = answers;
        this.subject = subject;
        this.narrowing = narrowing;
    }

    static RecommendationQuery about(Answers answers, Subject subject) {
        Question question = answers.model().defaultQuestion();
        return new RecommendationQuery(answers, subject, Narrowing.of(
                subject instanceof Subject.Before ? answers.model().sourceQuestion(question)
                        : question));
    }

    private RecommendationQuery with(Narrowing other) {
        return new RecommendationQuery(answers, subject, other);
    }

    /// At most so many items; 10 unless said. The answer has fewer only where fewer pass.
    ///
    /// @throws IllegalArgumentException when the limit is below 1
    public RecommendationQuery limit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ", must be 1 or more");
        }
        return with(narrowing.limit(limit));
    }

    /// Only items that meet this condition, and those of earlier calls.
    ///
    /// @throws IllegalArgumentException when the catalogue has no such attribute, or one of the
    ///         other kind; the message names the closest
    public RecommendationQuery where(Filter condition) {
        answers.conditions().check(condition);
        return with(narrowing.where(condition));
    }

    /// Without these items, beside those of earlier calls. The items asked about are never
    /// recommended anyway; an id that the model does not know is no error.
    public RecommendationQuery exclude(String... items) {
        return exclude(List.of(items));
    }

    /// Without these items, beside those of earlier calls.
    public RecommendationQuery exclude(Collection<String> items) {
        return with(narrowing.exclude(items));
    }

    /// At most one item of each value of a text attribute, such as one of each product family:
    /// [#atMost] with 1.
    ///
    /// @throws IllegalArgumentException as [#atMost]
    public RecommendationQuery onePer(String attribute) {
        return atMost(1, attribute);
    }

    /// For variety, at most so many items of each value of a text attribute. Items are taken in
    /// the total order, and one whose value has had its share is passed over, so that the answer
    /// goes on to the next and is no shorter unless nothing else is left. An item without a value
    /// counts as like no other. Several attributes bind together; of one attribute the smallest
    /// number does. What the item asked about has counts for nothing.
    ///
    /// @throws IllegalArgumentException when the number is below 1, or the catalogue has no such
    ///         text attribute; the message names the closest
    public RecommendationQuery atMost(int count, String attribute) {
        if (count < 1) {
            throw new IllegalArgumentException("at most " + count + " of one '" + attribute
                    + "', must be 1 or more");
        }
        answers.conditions().requireGroups(attribute);
        return with(narrowing.atMost(count, attribute));
    }

    /// These items come first, in this order, after those of earlier calls, on the rung
    /// [Rung#PINNED] with the score they have; the rest of the answer follows without them.
    ///
    /// A pinned item still has to be available, not excluded and not the item asked about, meet
    /// every condition, and leave variety its due; only [#minScore] does not bind it. One that
    /// may not be shown is passed over, and so is an id that the model does not know: pins
    /// outlive items, and a page must not fail for one that has left the shop.
    public RecommendationQuery pin(String... items) {
        return pin(List.of(items));
    }

    /// These items come first, in this order.
    public RecommendationQuery pin(Collection<String> items) {
        return with(narrowing.pin(items));
    }

    /// Asks what goes into the same order instead of what comes next.
    ///
    /// @throws IllegalArgumentException when the model has no weights for that question, as one
    ///         trained on a graph without an order log
    /// @throws IllegalStateException for `similarTo`, which no question changes
    public RecommendationQuery inSameOrder() {
        return asking(Question.SAME_ORDER, "inSameOrder");
    }

    /// Asks for all of the next order, also for what customers buy again and again, instead of
    /// what they buy for the first time.
    ///
    /// @throws IllegalArgumentException when the model has no weights for that question, as one
    ///         trained on a graph without an order log
    /// @throws IllegalStateException for `similarTo`, which no question changes
    public RecommendationQuery inWholeNextOrder() {
        return asking(Question.WHOLE_NEXT_ORDER, "inWholeNextOrder");
    }

    private RecommendationQuery asking(Question other, String method) {
        if (subject instanceof Subject.Alike) {
            throw new IllegalStateException("similarTo compares places in the graph and takes no "
                    + "question; ask relatedTo(...)." + method + "()");
        }
        var questions = answers.model().questions();
        if (!questions.contains(other)) {
            throw new IllegalArgumentException("this model answers " + questions + ", not " + other
                    + ": it was trained without an order log");
        }
        return with(narrowing.question(other));
    }

    /// Only items with this score or more. Scores are comparable within one answer, and for
    /// `similarTo` (a cosine) and `leadingTo` (a log probability) between answers too.
    ///
    /// @throws IllegalArgumentException when the score is not a number
    public RecommendationQuery minScore(double minScore) {
        if (Double.isNaN(minScore)) {
            throw new IllegalArgumentException("minScore is NaN, must be a number");
        }
        return with(narrowing.minScore(minScore));
    }

    /// With the parts of every score in [Why#parts], so that [Why#sentence] names them too.
    public RecommendationQuery explain() {
        return with(narrowing.explain());
    }

    /// Answers: what is pinned first, then best first, in the total order: rung, score down,
    /// train orders down, item id up. The list is unmodifiable, has min(limit, items that pass)
    /// entries (less what variety passes over), and says which model gave it.
    ///
    /// Cost: `relatedTo` and `newcomer` one scan of the target vectors and the sparse rows of
    /// the items asked about, `similarTo` a scan of both tables, `leadingTo` a scan of the source
    /// vectors and a search for the item in every sparse row that holds it. A condition that at
    /// most an eighth of the items can meet is looked up first, and only what meets it is scanned;
    /// any other is asked of the items that would get in only. `relatedTo` one item, for which a
    /// list was made when the model was published, reads that list and scans only where too little
    /// of it is left.
    ///
    /// @throws IllegalStateException after the recommender was closed
    public Recommendations fetch() {
        return answers.fetch(subject, narrowing);
    }
}
