package dev.thence.serving;

import dev.thence.model.Question;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// A question to a [Recommender], narrowed step by step and answered by [#fetch].
///
/// Immutable and usable by any number of threads: every step returns a new query, so that one
/// may be kept and narrowed differently for every customer. A step costs nothing that grows
/// with the catalogue.
///
/// {@snippet class="dev.thence.serving.ReadmeSnippetTest" region="query"}
public final class RecommendationQuery {
    private static final int DEFAULT_LIMIT = 10;

    private final Answers answers;
    private final Subject subject;
    private final Question question;
    private final int limit;
    private final double minScore;
    private final Optional<Filter> filter;
    private final List<String> excluded;
    private final Explained explained;

    /// Whether the parts of the scores are wanted.
    enum Explained { COUNTS, PARTS }

    private RecommendationQuery(Answers answers, Subject subject, Question question, int limit,
            double minScore, Optional<Filter> filter, List<String> excluded, Explained explained) {
        this.answers = answers;
        this.subject = subject;
        this.question = question;
        this.limit = limit;
        this.minScore = minScore;
        this.filter = filter;
        this.excluded = excluded;
        this.explained = explained;
    }

    static RecommendationQuery about(Answers answers, Subject subject) {
        Question question = answers.model().defaultQuestion();
        return new RecommendationQuery(answers, subject, subject instanceof Subject.Before
                ? answers.model().sourceQuestion(question) : question,
                DEFAULT_LIMIT, Double.NEGATIVE_INFINITY, Optional.empty(), List.of(),
                Explained.COUNTS);
    }

    /// At most so many items; 10 unless said. The answer has fewer only where fewer pass.
    ///
    /// @throws IllegalArgumentException when the limit is below 1
    public RecommendationQuery limit(int limit) {
        if (limit < 1) {
            throw new IllegalArgumentException("limit is " + limit + ", must be 1 or more");
        }
        return new RecommendationQuery(answers, subject, question, limit, minScore, filter,
                excluded, explained);
    }

    /// Only items that meet this condition, and those of earlier calls.
    ///
    /// @throws IllegalArgumentException when the catalogue has no such attribute, or one of the
    ///         other kind; the message names the closest
    public RecommendationQuery where(Filter condition) {
        answers.conditions().check(condition);
        return new RecommendationQuery(answers, subject, question, limit, minScore,
                Optional.of(filter.map(f -> f.and(condition)).orElse(condition)), excluded,
                explained);
    }

    /// Without these items, beside those of earlier calls. The items asked about are never
    /// recommended anyway; an id that the model does not know is no error.
    public RecommendationQuery exclude(String... items) {
        return exclude(List.of(items));
    }

    /// Without these items, beside those of earlier calls.
    public RecommendationQuery exclude(Collection<String> items) {
        var all = new ArrayList<>(excluded);
        all.addAll(items);
        return new RecommendationQuery(answers, subject, question, limit, minScore, filter,
                List.copyOf(all), explained);
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
        return new RecommendationQuery(answers, subject, other, limit, minScore, filter, excluded,
                explained);
    }

    /// Only items with this score or more. Scores are comparable within one answer, and for
    /// `similarTo` (a cosine) and `leadingTo` (a log probability) between answers too.
    ///
    /// @throws IllegalArgumentException when the score is not a number
    public RecommendationQuery minScore(double minScore) {
        if (Double.isNaN(minScore)) {
            throw new IllegalArgumentException("minScore is NaN, must be a number");
        }
        return new RecommendationQuery(answers, subject, question, limit, minScore, filter,
                excluded, explained);
    }

    /// With the parts of every score in [Why#parts], so that [Why#sentence] names them too.
    public RecommendationQuery explain() {
        return new RecommendationQuery(answers, subject, question, limit, minScore, filter,
                excluded, Explained.PARTS);
    }

    /// Answers, best first, in the total order: rung, score down, train orders down, item id
    /// up. The list is unmodifiable, has min(limit, items that pass) entries, and says which
    /// model gave it.
    ///
    /// Cost: `relatedTo` and `newcomer` one scan of the target vectors and the sparse rows of
    /// the items asked about, `similarTo` a scan of both tables, `leadingTo` a scan of the source
    /// vectors and a search for the item in every sparse row that holds it; the filter is asked
    /// of the items that would get in only.
    ///
    /// @throws IllegalStateException after the recommender was closed
    public Recommendations fetch() {
        return answers.fetch(this);
    }

    Subject subject() {
        return subject;
    }

    Question question() {
        return question;
    }

    int limit() {
        return limit;
    }

    double minScore() {
        return minScore;
    }

    Optional<Filter> filter() {
        return filter;
    }

    List<String> excluded() {
        return excluded;
    }

    Explained explained() {
        return explained;
    }
}
