package dev.thence.pipeline;

import dev.thence.evaluation.CalendarTest;
import dev.thence.evaluation.QuerySet;
import dev.thence.evaluation.Undirected;
import dev.thence.fitting.ExistencePairs;
import dev.thence.graph.CleanLog;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.PairCounts;
import dev.thence.graph.Workers;
import dev.thence.model.DirectionHead;
import dev.thence.model.Evidence;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.ExistenceHead;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import dev.thence.training.PipelineListener;
import dev.thence.training.Trainer;
import dev.thence.training.TrainingGraph;
import dev.thence.training.TrainingResult;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// A model of an order log, fitted as of one instant: vectors learned on the orders before it,
/// weights and heads fitted on the orders after it.
///
/// Immutable.
public final class OrderFit {
    /// One-way pairs of several customers that are enough to fit a head on.
    private static final int ENOUGH_PAIRS = 200;

    private final OrderView view;
    private final VectorFit learned;
    private final List<Evidence> evidences;
    private final Map<Question, FittedQuestion> questions;
    private final DirectionHead direction;
    private final ExistenceHead existence;

    private OrderFit(OrderView view, VectorFit learned, List<Evidence> evidences,
            Map<Question, FittedQuestion> questions, DirectionHead direction,
            ExistenceHead existence) {
        this.view = view;
        this.learned = learned;
        this.evidences = evidences;
        this.questions = questions;
        this.direction = direction;
        this.existence = existence;
    }

    /// The trial: learns on what precedes `cut` and fits on the orders from there to the data's end.
    ///
    /// @param whole the log up to the data's end
    /// @param half which customers of the validation period the weights are fitted on
    static OrderFit trial(OrderData data, CleanLog whole, Instant cut, Half half,
            PipelineOptions options, Trainer trainer, Workers workers, PipelineListener listener) {
        listener.stage("orders up to " + cut, 0);
        OrderView view = OrderView.at(data, cut, workers);
        OrderTrial split = OrderTrial.of(whole, view, cut);
        TrainingGraph pairs = trainingGraph(view, options, workers);
        QuerySet sameOrder = split.protocol().sameOrder();
        var learned = VectorFit.trial(pairs, options.orders(pairs), sameOrder, half, trainer,
                workers, listener);
        listener.stage("evidences", 0);
        var evidences = OrderEvidences.of(view, learned.vectors(), options, workers);
        DirectedGraph laterThen = PairCounts.customersThen(split.later(), data.rule().window(),
                PairCounts.Kept.ALL, workers);
        var head = DirectionHead.fit(view.graph(), VectorTraining.match(evidences), view.thenCounts(),
                oneWay(laterThen, options.seed()));
        evidences.add(OrderEvidences.direction(view, head, workers));
        listener.stage("weights", 0);
        var questions = new EnumMap<Question, FittedQuestion>(Question.class);
        boolean directed = CalendarTest.of(view.orders(), workers).isMeasurable();
        var ofItems = OrderEvidences.ofItems(evidences);
        var next = FittedQuestion.fitHead(Question.NEXT_ORDER, ofItems,
                split.protocol().nextNewItems(), half, OrderEvidences.PRIOR,
                OrderEvidences.PRODUCT, options.seed(), workers);
        var wholeNext = FittedQuestion.fit(Question.WHOLE_NEXT_ORDER, ofItems,
                split.protocol().nextItems(), half, OrderEvidences.PRIOR, options.seed(), workers);
        questions.put(Question.NEXT_ORDER, directed ? next.pushingDown(head) : next);
        questions.put(Question.WHOLE_NEXT_ORDER,
                directed ? wholeNext.pushingDown(head) : wholeNext);
        var ofOneOrder = OrderEvidences.ofBaskets(ofItems);
        questions.put(Question.SAME_ORDER, FittedQuestion.fit(Question.SAME_ORDER, ofOneOrder,
                sameOrder, half, OrderEvidences.PRIOR, options.seed(), workers));
        questions.put(Question.BASKET, FittedQuestion.fit(Question.BASKET,
                OrderEvidences.ofBaskets(evidences), split.protocol().baskets()
                        .filter(query -> query.sources().length > 1),
                half, OrderEvidences.BASKET_PRIOR, options.seed(), workers));
        QuerySet sameVisit = split.protocol().listedThenBought();
        if (sameVisit.queryCount() > 0) {
            questions.put(Question.SAME_VISIT, FittedQuestion.fit(Question.SAME_VISIT, ofOneOrder,
                    sameVisit, half, OrderEvidences.PRIOR, options.seed(), workers));
        }
        var existence = new ExistencePairs(evidences, Optional.empty(),
                pairs(laterThen, options.seed()), randomPairs(laterThen, options.seed()), workers)
                .without(Set.of());
        return new OrderFit(view, learned, evidences, questions, head, existence);
    }

    /// The same settings on the whole log: epochs, weights and heads are those of this fit.
    OrderFit release(CleanLog whole, PipelineOptions options, Trainer trainer, Workers workers,
            PipelineListener listener) {
        listener.stage("orders up to " + whole.asOf(), 0);
        OrderView all = OrderView.of(whole, view.rule(), workers);
        TrainingGraph pairs = trainingGraph(all, options, workers);
        var released = learned.release(pairs, options.orders(pairs), trainer, workers, listener);
        listener.stage("evidences", 0);
        var anew = OrderEvidences.of(all, released.vectors(), options, workers);
        var head = DirectionHead.of(all.graph(), VectorTraining.match(anew), all.thenCounts(),
                direction.weights());
        anew.add(OrderEvidences.direction(all, head, workers));
        return new OrderFit(all, released, anew, questions, head,
                ExistenceHead.of(anew, existence.weights()));
    }

    /// The pairs in folds; co-views both ways where messages along them were asked for.
    private static TrainingGraph trainingGraph(OrderView view, PipelineOptions options,
            Workers workers) {
        var pairs = LearnedPairs.graph(view.orders(), VectorTraining.FOLDS, options.seed(),
                workers);
        return options.coViewMessages().orElse(0) == 0 ? pairs : view.coViews(workers)
                .map(Undirected::summed).map(pairs::coViews).orElse(pairs);
    }

    /// Later pairs that customers went one way only: more than one customer where there are enough
    /// such pairs, since one alone is often chance.
    private static List<int[]> oneWay(DirectedGraph later, long seed) {
        DirectedGraph sure = later.filter((u, v, count) -> count >= 2 && !later.hasEdge(v, u));
        return pairs(sure.edgeCount() >= ENOUGH_PAIRS ? sure
                : later.filter((u, v, _) -> !later.hasEdge(v, u)), seed);
    }

    private static List<int[]> pairs(DirectedGraph graph, long seed) {
        return GraphFit.sample(graph, seed);
    }

    private static List<int[]> randomPairs(DirectedGraph later, long seed) {
        return GraphFit.nonEdges(later, later, seed);
    }

    OrderView view() {
        return view;
    }

    List<Evidence> evidences() {
        return evidences;
    }

    /// The fitted weights per question.
    public Map<Question, FittedQuestion> questions() {
        return questions;
    }

    public DirectionHead direction() {
        return direction;
    }

    public ExistenceHead existence() {
        return existence;
    }

    /// How the training of the vectors went.
    public TrainingResult training() {
        return learned.training();
    }

    VectorFit learned() {
        return learned;
    }

    /// What the model answers with.
    ///
    /// @throws IllegalArgumentException when the question was not fitted
    public Scorer scorer(Question question) {
        return scorer(question, FittedQuestion::weights);
    }

    /// The same evidences, fitted the same way, without the learned vectors.
    ///
    /// @throws IllegalArgumentException when the question was not fitted
    public Scorer withoutMatch(Question question) {
        return scorer(question, FittedQuestion::withoutMatch);
    }

    private Scorer scorer(Question question, Function<FittedQuestion, EvidenceWeights> weights) {
        var ofQuestion = weights.apply(fitted(question));
        int n = view.ids().count();
        return question == Question.SAME_ORDER
                ? new Scorer(n, evidences, ofQuestion, weights.apply(fitted(Question.BASKET)))
                : new Scorer(n, evidences, ofQuestion);
    }

    private FittedQuestion fitted(Question question) {
        FittedQuestion fitted = questions.get(question);
        if (fitted == null) {
            throw new IllegalArgumentException("question is " + question + ", must be one of "
                    + questions.keySet());
        }
        return fitted;
    }

    /// The learned vectors alone, as they were trained: match and bias.
    public Scorer learnedAlone() {
        return VectorTraining.learnedAlone(view.ids().count(), evidences);
    }
}
