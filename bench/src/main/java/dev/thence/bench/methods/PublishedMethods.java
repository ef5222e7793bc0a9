package dev.thence.bench.methods;

import dev.thence.bench.EdgesMethod;
import dev.thence.bench.EdgesView;
import dev.thence.bench.Method.Draws;
import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;

/// Methods for graphs that others have published, with their defaults.
final class PublishedMethods {
    private static final int VALIDATION_QUERIES = 2000;

    private PublishedMethods() {}

    static List<EdgesMethod> all() {
        return List.of(
                fitted("hope", Hope.Config.DEFAULT, Hope::fit),
                fitted("strap", Strap.Config.DEFAULT, Strap::fit),
                fitted("app", App.Config.DEFAULT, App::fit),
                fitted("nerd", Nerd.Config.DEFAULT, Nerd::fit),
                EdgesMethod.of("sdgae", Draws.SEEDED, view -> Sdgae.fit(view.train(),
                        Sdgae.Config.DEFAULT, validation(view), view.seed(), view.workers())),
                sixTerms("daemon", Daemon.Config.DAEMON), sixTerms("blade", Daemon.Config.BLADE),
                paths("common-neighbors", TwoSteps::commonNeighbors),
                paths("common-neighbors-undirected", TwoSteps::commonNeighborsUndirected),
                paths("adamic-adar", TwoSteps::adamicAdar),
                paths("adamic-adar-undirected", TwoSteps::adamicAdarUndirected));
    }

    private static EdgesMethod sixTerms(String name, Daemon.Config config) {
        return EdgesMethod.of(name, Draws.SEEDED, view -> Daemon.fit(view.train(), view.coViews(),
                config, validation(view), view.seed(), view.workers()));
    }

    private static EdgesMethod paths(String name, Function<DirectedGraph, TargetScorer> made) {
        return EdgesMethod.of(name, Draws.NONE, view -> made.apply(view.train()));
    }

    /// MRR of some of the validation edges.
    private static ToDoubleFunction<TargetScorer> validation(EdgesView view) {
        int step = Math.max(1, view.validationQueries().queryCount() / VALIDATION_QUERIES);
        var some = view.validationQueries().filter(query -> query.transition() % step == 0);
        return scorer -> Evaluator.evaluate(scorer, some, view.workers()).macro(Metric.MRR);
    }

    /// How a method of [dev.thence.bench.methods] is fitted.
    private interface Fit<C> {
        TargetScorer fit(DirectedGraph train, C config, long seed, Workers workers);
    }

    private static <C> EdgesMethod fitted(String name, C config, Fit<C> fit) {
        return EdgesMethod.of(name, Draws.SEEDED,
                view -> fit.fit(view.train(), config, view.seed(), view.workers()));
    }
}
