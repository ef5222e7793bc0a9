package dev.thence.bench.methods;

import dev.thence.bench.ColdMethod;
import dev.thence.bench.ColdView;
import dev.thence.bench.FitNotes;
import dev.thence.bench.Method.Draws;
import dev.thence.evaluation.OrderBaselines;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.SplitMix64;
import dev.thence.pipeline.ColdLogFit;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/// The methods for cold items that come with the program, in the order of the tables.
final class ColdMethods {
    private ColdMethods() {}

    static List<ColdMethod> all() {
        return List.of(
                ColdMethod.of("random", Draws.SEEDED, view -> random(view.orders().seed())),
                ColdMethod.of("nearest-texts", Draws.NONE, view -> view.nearest().byLikeness()),
                ColdMethod.of("counts-of-3-nearest", Draws.NONE, view -> handedOver(view, 3)),
                ColdMethod.of("counts-of-10-nearest", Draws.NONE, view -> handedOver(view, 10)),
                ColdMethod.of("counts-of-30-nearest", Draws.NONE, view -> handedOver(view, 30)),
                ColdMethod.of("known-only", Draws.SEEDED, ColdMethods::knownOnly),
                ColdMethod.of(Family.MODEL, Draws.SEEDED, ColdMethods::model));
    }

    private static TargetScorer random(long seed) {
        return (source, scores) -> {
            for (int v = 0; v < scores.length; v++) {
                scores[v] = (float) SplitMix64.of(seed, source, v).nextDouble();
            }
        };
    }

    private static TargetScorer handedOver(ColdView view, int count) {
        var orders = view.orders();
        return view.nearest().handedOver(OrderBaselines.of(orders.train(), orders.workers())
                .sameOrderShared().scorer(), count);
    }

    /// The model of the known items alone: new ones stand last.
    private static TargetScorer knownOnly(ColdView view) throws IOException {
        var orders = view.orders();
        return view.nearest().last(LogMethods.model(orders).scorer(orders.question()));
    }

    private static TargetScorer model(ColdView view) throws IOException {
        var orders = view.orders();
        var known = LogMethods.model(orders).scorer(orders.question());
        var fit = Fitted.pipeline(orders).fitCold(orders.data());
        return new FittedCold(fit, fit.targets(known, view.nearest()));
    }

    private record FittedCold(ColdLogFit fit, TargetScorer targets)
            implements TargetScorer, FitNotes {
        @Override
        public void scoreTargets(int source, float[] scores) {
            targets.scoreTargets(source, scores);
        }

        @Override
        public List<String> notes() {
            var weights = new StringJoiner(", ");
            fit.weights().forEach((feature, weight) ->
                    weights.add(String.format(Locale.ROOT, "%s %.3f", feature, weight)));
            return List.of("Weights of new items: " + weights + String.format(Locale.ROOT,
                    "; offset %.3f.", fit.offset()));
        }
    }
}
