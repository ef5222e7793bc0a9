package dev.thence.pipeline;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.evaluation.EdgesProtocol;
import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.LogitScorer;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.SparseRows;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.MatchEvidence;
import dev.thence.model.PairEvidence;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import dev.thence.model.TargetEvidence;
import dev.thence.vectors.FloatMatrix;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SourceQuestionTest {
    private static final int N = 120;
    private static Workers workers;

    @BeforeAll
    static void open() {
        workers = Workers.of(2);
    }

    @AfterAll
    static void close() {
        workers.close();
    }

    @Test
    void theFastPathAndTheTurnedEvidencesGiveTheSumOfEveryPairsParts() {
        var random = SplitMix64.of(11);
        var graph = DirectedGraph.builder(N);
        for (int i = 0; i < 600; i++) {
            int u = random.nextInt(N);
            graph.add(u, (u + 1 + random.nextInt(N - 1)) % N);
        }
        var edges = graph.build();
        var known = List.of(new MatchEvidence(vectors(random), vectors(random), .1),
                new TargetEvidence("degree", new float[N]), pairs("near", N, random),
                pairs("cut", 7, random));
        var all = SourceQuestion.withTerms(edges, known,
                new EvidenceWeights(Question.LINK, Map.of("match", .5, "near", 1.0)), workers);
        var weights = new EvidenceWeights(Question.LINK_SOURCE, Map.of("match", .7, "near", 1.2,
                "cut", -.4, "partition", -.3, "share", .9));
        var fast = new Scorer(N, all, weights);
        var turned = new Scorer(N, SourceQuestion.turned(all), weights);
        float[] scores = new float[N];
        float[] others = new float[N];
        for (int v = 0; v < N; v++) {
            fast.scoreSources(v, scores);
            turned.scoreTargets(v, others);
            for (int u = 0; u < N; u++) {
                double sum = 0;
                for (Evidence evidence : all) {
                    sum += weights.of(evidence.name()) * evidence.value(u, v);
                }
                assertEquals(sum, scores[u], 1e-4);
                assertEquals(sum, others[u], 1e-4);
            }
        }
    }

    /// Every target chooses its sources, the likelier the nearer. What is near counts 4, but as a
    /// source sees it every target is also more or less near to all, which says nothing of edges.
    @Test
    void weightsOfSourcesAreThoseThatSourcesWereChosenBy() {
        var random = SplitMix64.of(3);
        float[][] near = new float[N][N];
        float[] toAll = new float[N];
        for (int v = 0; v < N; v++) {
            toAll[v] = 3 * (float) random.nextDouble();
        }
        var graph = DirectedGraph.builder(N);
        for (int v = 0; v < N; v++) {
            double[] keys = new double[N];
            for (int u = 0; u < N; u++) {
                double own = random.nextDouble();
                near[u][v] = .01f + (float) own + toAll[v];
                keys[u] = u == v ? Double.NEGATIVE_INFINITY
                        : 4 * own - Math.log(-Math.log(random.nextDouble()));
            }
            double least = Arrays.stream(keys).sorted().toArray()[N - 12];
            for (int u = 0; u < N; u++) {
                if (keys[u] >= least) {
                    graph.add(u, v);
                }
            }
        }
        var rows = SparseRows.builder(N);
        for (int u = 0; u < N; u++) {
            rows.cut(u, near[u], N, 0);
        }
        List<Evidence> known = List.of(new PairEvidence("near", rows.build()));
        var whole = graph.build();
        var train = whole.filter((u, v, _) -> part(u, v) < 2);
        var validation = whole.filter((u, v, _) -> part(u, v) >= 2 && part(u, v) < 8);
        var test = whole.filter((u, v, _) -> part(u, v) >= 8);
        var link = FittedQuestion.fit(Question.LINK, known,
                EdgesProtocol.queries(train, validation, List.of()), Half.ALL, Map.of(), 1, workers);
        var all = SourceQuestion.withTerms(train, known, link.weights(), workers);
        var sources = SourceQuestion.fit(train, validation, all, link, Half.ALL, List.of(), 1,
                workers);
        double there = link.weights().of("near");
        double back = sources.fitted().weights().of("near");
        assertTrue(there < 2 && back > 3, there + " for targets, " + back + " for sources");

        var asked = EdgesProtocol.queries(train.reverse(), test.reverse(),
                List.of(validation.reverse()));
        var own = new LinkScorer(new Scorer(N, known, link.weights()),
                new Scorer(N, all, sources.fitted().weights()));
        var byLink = new HashMap<>(link.weights().byEvidence());
        byLink.put("partition", -1.0);
        var shared = new Scorer(N, all, new EvidenceWeights(Question.LINK_SOURCE, byLink));
        LogitScorer ownRows = own::scoreSources;
        LogitScorer sharedRows = shared::scoreSources;
        double gain = Evaluator.evaluate(ownRows, asked, workers).macro(Metric.MRR)
                - Evaluator.evaluate(sharedRows, asked, workers).macro(Metric.MRR);
        assertTrue(gain > 0, "MRR changes by " + gain);
    }

    @Test
    void theModelOfAGraphRanksSourcesByTheBitsOfItsFit() {
        var random = SplitMix64.of(6);
        var builder = DirectedGraph.builder(N);
        for (int i = 0; i < 900; i++) {
            int u = random.nextInt(N);
            builder.add(u, (u + 1 + random.nextInt(20)) % N);
        }
        var data = new GraphData(NodeIds.of(IntStream.range(0, N).mapToObj(v -> "v" + v).toList()),
                Catalogue.empty(N), builder.build(), Optional.empty());
        var trial = GraphTrial.of(data, 5);
        var fit = Pipeline.on(workers, PipelineOptions.DEFAULT.withDimension(16).withEpochs(2))
                .fit(trial.train(), trial.validation(), trial.queries());
        var model = ModelMaker.of(fit, Map.of(), Map.of(), workers);
        var answers = fit.answers();
        float[] expected = new float[N];
        float[] found = new float[N];
        for (int v = 0; v < N; v++) {
            answers.scoreSources(v, expected);
            model.scorer(model.sourceQuestion(model.defaultQuestion())).scoreSources(v, found);
            assertArrayEquals(expected, found);
            answers.scoreTargets(v, expected);
            fit.scorer().scoreTargets(v, found);
            assertArrayEquals(expected, found);
        }
        assertTrue(Double.isFinite(model.logPartition(Question.LINK, 0)));
    }

    private static int part(int u, int v) {
        return SplitMix64.of(u, v).nextInt(10);
    }

    private static FloatMatrix vectors(SplitMix64 random) {
        float[] values = new float[N * 16];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian() / 4;
        }
        return FloatMatrix.of(N, 16, values);
    }

    private static PairEvidence pairs(String name, int keep, SplitMix64 random) {
        var rows = SparseRows.builder(N);
        for (int u = 0; u < N; u++) {
            float[] values = new float[N];
            for (int entries = random.nextInt(20); entries > 0; entries--) {
                values[random.nextInt(N)] = (float) random.nextDouble() + .1f;
            }
            rows.cut(u, values, keep, 0);
        }
        return new PairEvidence(name, rows.build());
    }
}
