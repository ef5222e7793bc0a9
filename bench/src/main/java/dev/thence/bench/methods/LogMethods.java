package dev.thence.bench.methods;

import dev.thence.bench.FitNotes;
import dev.thence.bench.Method.Draws;
import dev.thence.bench.OrdersMethod;
import dev.thence.bench.OrdersView;
import dev.thence.bench.UnsuitableDataException;
import dev.thence.evaluation.Association;
import dev.thence.evaluation.Baseline;
import dev.thence.evaluation.BasketScorer;
import dev.thence.evaluation.LogitScorer;
import dev.thence.evaluation.OrderBaselines;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import dev.thence.pipeline.OrderFit;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/// The methods for order logs that come with the program, in the order of the tables.
final class LogMethods {
    private LogMethods() {}

    static List<OrdersMethod> all() {
        return List.of(
                baseline("popularity", OrderBaselines::popularity),
                baseline("popularity-14-days", counts -> counts.popularity(14)),
                baseline("popularity-30-days", counts -> counts.popularity(30)),
                baseline("directed-counts-30-days", counts -> counts.directed(30)),
                baseline("directed-counts", OrderBaselines::directedTuned),
                baseline("directed-counts-backed-off", OrderBaselines::directedWithBackOff),
                baseline("pair-rule", OrderBaselines::pairRule),
                baseline("same-order", OrderBaselines::sameOrderShared),
                baseline("customers", OrderBaselines::customers),
                baseline("same-order-cosine", counts -> counts.sameOrder(Association.COSINE)),
                baseline("same-order-lift", counts -> counts.sameOrder(Association.LIFT)),
                baseline("same-order-llr",
                        counts -> counts.sameOrder(Association.LOG_LIKELIHOOD_RATIO)),
                baseline("customers-cosine", counts -> counts.customers(Association.COSINE)),
                baseline("customers-lift", counts -> counts.customers(Association.LIFT)),
                baseline("customers-llr",
                        counts -> counts.customers(Association.LOG_LIKELIHOOD_RATIO)),
                baseline("customers-trend14", counts -> counts.customersTimesTrend(14)),
                baseline("same-order-trend30", counts -> counts.sameOrderTimesTrend(30, .3)),
                visits("co-views", OrderBaselines::coViews),
                visits("co-view-cosine", OrderBaselines::coViewCosine),
                visits("listed-then-bought", OrderBaselines::listedThenBought),
                visits("same-order-co-views-trend14", counts -> counts.sameOrderAndCoViews(14)),
                baseline("proximity", OrderBaselines::proximity),
                baseline("directed-ppr", OrderBaselines::directedPageRank),
                baseline("bipartite-ppr", OrderBaselines::bipartitePageRank),
                baseline("ease-orders", counts -> counts.easeOfOrders(400)),
                baseline("ease-customers", counts -> counts.easeOfCustomers(3000)),
                OrdersMethod.of(Family.VECTORS, Draws.SEEDED, view -> model(view).learnedAlone()),
                OrdersMethod.of(Family.WITHOUT_MATCH, Draws.SEEDED,
                        view -> model(view).withoutMatch(view.question())),
                OrdersMethod.of(Family.MODEL, Draws.SEEDED, view -> new FittedModel(model(view),
                        model(view).scorer(view.question()))));
    }

    /// The served scores of one question, with what was fitted for it.
    private record FittedModel(OrderFit fit, Scorer scorer)
            implements LogitScorer, BasketScorer, FitNotes {
        @Override
        public void scoreBasket(int[] sources, float[] scores) {
            scorer.scoreBasket(sources, scores);
        }

        @Override
        public void scoreTargets(int source, float[] scores) {
            scorer.scoreTargets(source, scores);
        }

        @Override
        public List<String> notes() {
            Question question = scorer.question();
            var asked = question == Question.SAME_ORDER ? List.of(question, Question.BASKET)
                    : List.of(question);
            return asked.stream().map(each -> Fitted.note(each.toString(),
                    fit.questions().get(each), fit.training())).toList();
        }
    }

    /// A baseline is the same for every question: its scores are kept for the period.
    private static OrdersMethod baseline(String name, Function<OrderBaselines, Baseline> made) {
        return OrdersMethod.of(name, Draws.NONE, view -> view.shared().get("baseline " + name,
                Baseline.class, () -> made.apply(counts(view))).scorer());
    }

    /// A baseline of what was looked at.
    private static OrdersMethod visits(String name, Function<OrderBaselines, Baseline> made) {
        return baseline(name, counts -> {
            if (!counts.hasVisits()) {
                throw new UnsuitableDataException("the log has purchases only; this method counts"
                        + " what was listed or viewed");
            }
            return made.apply(counts);
        });
    }

    private static OrderBaselines counts(OrdersView view) throws IOException {
        return view.shared().get("counts", OrderBaselines.class, () -> OrderBaselines.of(
                view.train(), view.workers()));
    }

    /// The model of a period, which serves every row made of it.
    static OrderFit model(OrdersView view) throws IOException {
        return view.shared().get("model", OrderFit.class,
                () -> Fitted.pipeline(view).fit(view.data()));
    }
}
