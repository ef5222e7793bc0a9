package dev.thence.bench.methods;

import dev.thence.bench.EdgesMethod;
import dev.thence.bench.EdgesView;
import dev.thence.bench.ExistenceScorer;
import dev.thence.bench.FitNotes;
import dev.thence.bench.LinkHeads;
import dev.thence.bench.Method.Draws;
import dev.thence.bench.UnsuitableDataException;
import dev.thence.evaluation.Baseline;
import dev.thence.evaluation.Ease;
import dev.thence.evaluation.Ease.Basket;
import dev.thence.evaluation.GraphBaselines;
import dev.thence.evaluation.LogitScorer;
import dev.thence.evaluation.PairScorer;
import dev.thence.evaluation.SourceScorer;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.DirectedGraph;
import dev.thence.pipeline.GraphFit;
import dev.thence.pipeline.LinkScorer;
import dev.thence.pipeline.PipelineOptions;
import dev.thence.sampler.Fanout;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/// The methods for graphs that come with the program, in the order of the tables.
final class GraphMethods {
    private GraphMethods() {}

    static List<EdgesMethod> all() {
        var all = new ArrayList<EdgesMethod>(simple());
        all.addAll(PublishedMethods.all());
        all.addAll(ours());
        return List.copyOf(all);
    }

    private static List<EdgesMethod> simple() {
        return List.of(
                baseline("popularity", GraphBaselines::popularity),
                EdgesMethod.of("degrees", Draws.NONE, Degrees::of),
                baseline("directed-ppr", train -> GraphBaselines.directedPageRank(train, .85)),
                baseline("backward-ppr", train -> GraphBaselines.backwardPageRank(train, .85)),
                baseline("undirected-ppr", train -> GraphBaselines.undirectedPageRank(train, .85)),
                EdgesMethod.of("bipartite-ppr", Draws.NONE, view -> GraphBaselines
                        .bipartitePageRank(view.train(), view.validationQueries(), view.workers())
                        .scorer()),
                baseline("proximity", GraphBaselines::proximity),
                ease("ease", Basket.SUCCESSORS), ease("ease-self", Basket.SUCCESSORS_AND_SELF));
    }

    private static List<EdgesMethod> ours() {
        return List.of(
                EdgesMethod.of(Family.VECTORS, Draws.SEEDED, view -> model(view).learnedAlone()),
                EdgesMethod.of(Family.VECTORS_SAMPLED, Draws.SEEDED, GraphMethods::sampled),
                EdgesMethod.of(Family.STRUCTURE, Draws.SEEDED, view -> new Headed(
                        model(view).answersWithoutMatch(view.workers()),
                        model(view).existenceByEdges())),
                EdgesMethod.of(Family.WITHOUT_MATCH, Draws.SEEDED, view -> new Headed(
                        model(view).answersWithoutMatch(view.workers()),
                        model(view).existenceWithoutMatch())),
                EdgesMethod.of(Family.MODEL, Draws.SEEDED, view -> FittedModel.of(model(view))));
    }

    private static EdgesMethod baseline(String name, Function<DirectedGraph, Baseline> made) {
        return EdgesMethod.of(name, Draws.NONE, view -> made.apply(view.train()).scorer());
    }

    private static EdgesMethod ease(String name, Basket basket) {
        return EdgesMethod.of(name, Draws.NONE, view -> {
            if (view.nodeCount() > Ease.MAX_NODES) {
                throw new UnsuitableDataException(String.format(Locale.ROOT, "EASE inverts an n x n"
                        + " matrix: %,d nodes, at most %,d", view.nodeCount(), Ease.MAX_NODES));
            }
            var found = GraphBaselines.ease(view.train(), basket, view.validationQueries(),
                    view.workers());
            return new Noted(found.scorer(), List.of(found.name() + ", by validation."));
        });
    }

    /// What the vectors are where a graph is too large for whole-graph training.
    private static TargetScorer sampled(EdgesView view) {
        return Fitted.pipeline(view, PipelineOptions.DEFAULT.withFanout(new Fanout.Fixed(10, 10)))
                .learn(view.trainData(), view.validationQueries()).scorer();
    }

    /// The model of a split, which serves every row made of it.
    static GraphFit model(EdgesView view) throws IOException {
        return view.shared().get("model", GraphFit.class, () -> Fitted.pipeline(view)
                .fit(view.trainData(), view.validation(), view.validationQueries()));
    }

    /// The served scores, with the heads that answer about pairs.
    private record FittedModel(GraphFit fit, LinkScorer answers)
            implements LogitScorer, SourceScorer, LinkHeads, FitNotes {

        static FittedModel of(GraphFit fit) {
            return new FittedModel(fit, fit.answers());
        }

        @Override
        public void scoreTargets(int source, float[] scores) {
            answers.scoreTargets(source, scores);
        }

        @Override
        public void scoreSources(int target, float[] scores) {
            answers.scoreSources(target, scores);
        }

        @Override
        public List<String> notes() {
            return List.of(Fitted.note("LINK", fit.question(), fit.training()),
                    Fitted.note("LINK_SOURCE", fit.sourceQuestion(), fit.training()));
        }

        @Override
        public PairScorer existence() {
            return fit.existence();
        }

        @Override
        public PairScorer direction() {
            return fit.direction()::logit;
        }
    }

    /// Scores beside which a head says whether a pair is an edge.
    private record Headed(LinkScorer ranking, PairScorer existence)
            implements LogitScorer, SourceScorer, ExistenceScorer {
        @Override
        public void scoreTargets(int source, float[] scores) {
            ranking.scoreTargets(source, scores);
        }

        @Override
        public void scoreSources(int target, float[] scores) {
            ranking.scoreSources(target, scores);
        }
    }

    /// What degrees alone know: beside it one sees what a method knows of existence and
    /// direction beyond them. Ranks by in-degree.
    private record Degrees(TargetScorer ranking, PairScorer existence, PairScorer direction)
            implements TargetScorer, LinkHeads {

        static Degrees of(EdgesView view) {
            return new Degrees(GraphBaselines.popularity(view.train()).scorer(),
                    GraphBaselines.degreeExistence(view.train()),
                    GraphBaselines.degreeDirection(view.train()));
        }

        @Override
        public void scoreTargets(int source, float[] scores) {
            ranking.scoreTargets(source, scores);
        }
    }
}
