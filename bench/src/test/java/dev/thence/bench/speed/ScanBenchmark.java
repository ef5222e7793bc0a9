package dev.thence.bench.speed;

import dev.thence.evaluation.SparseRows;
import dev.thence.graph.Catalogue;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.MatchEvidence;
import dev.thence.model.Model;
import dev.thence.model.PairEvidence;
import dev.thence.model.Question;
import dev.thence.model.TargetEvidence;
import dev.thence.pipeline.ModelBuilder;
import dev.thence.serving.Filter;
import dev.thence.serving.Recommendation;
import dev.thence.serving.RecommendationQuery;
import dev.thence.serving.Recommender;
import dev.thence.vectors.Dots;
import dev.thence.vectors.FloatMatrix;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// The time of one answer: 200,000 items, 64 dimensions, the best 100, one thread. `scan` is the
/// inner products alone, the bound of the rest; `related` the whole of a query; `filtered` the same
/// where one item in a hundred passes; then a basket of five, `similarTo` and `leadingTo`.
///
/// Run: `bench/jmh ScanBenchmark`, with `-p nodes=1000000` for a larger shop, `-t 2` for two
/// threads. Every kind of answer is checked against a sort of all scores first.
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 3)
@Fork(value = 1, jvmArgsAppend = {"-Xms6g", "-Xmx6g"})
@Threads(1)
@SuppressWarnings("missing-explicit-ctor")
public class ScanBenchmark {
    private static final int LIMIT = 100;
    private static final int ROW = 50;
    private static final int SHELVES = 100;

    /// The shop, in memory, and the next item to ask about.
    @State(Scope.Benchmark)
    public static class Shop {
        @Param("200000")
        int nodes;

        @Param("64")
        int dimension;

        Model model;
        Recommender recommender;

        @Setup
        public void make() {
            var targets = unitRows(2);
            var trend = new float[nodes];
            var rows = SparseRows.builder(nodes);
            var catalogue = Catalogue.builder(nodes);
            for (int node = 0; node < nodes; node++) {
                var random = SplitMix64.of(3, node);
                trend[node] = (float) random.nextGaussian();
                catalogue.text("shelf", node, "shelf " + random.nextInt(SHELVES));
                float[] values = new float[ROW];
                for (int i = 0; i < ROW; i++) {
                    values[i] = (float) random.nextDouble();
                }
                int first = random.nextInt(Math.max(1, nodes - 3 * ROW));
                rows.set(node, IntStream.range(0, ROW).map(i -> first + 3 * i).toArray(), values, 0);
            }
            var ids = NodeIds.of(IntStream.range(0, nodes).mapToObj(i -> "item " + i).toList());
            try (var workers = Workers.ofProcessors()) {
                model = ModelBuilder.of(ids, DirectedGraph.builder(nodes).build(),
                                new MatchEvidence(unitRows(1), targets, .1))
                        .catalogue(catalogue.build())
                        .evidence(new TargetEvidence("trend14", trend))
                        .evidence(new PairEvidence("proximity", rows.build()))
                        .weights(new EvidenceWeights(Question.LINK,
                                Map.of("match", 1.0, "trend14", .3, "proximity", 2.0)))
                        .logPartition(Question.LINK, new float[nodes])
                        .build(workers);
            }
            recommender = Recommender.of(model);
            check();
        }

        private FloatMatrix unitRows(long seed) {
            float[] all = new float[nodes * dimension];
            for (int node = 0; node < nodes; node++) {
                var random = SplitMix64.of(seed, node);
                double square = 0;
                for (int j = node * dimension; j < (node + 1) * dimension; j++) {
                    all[j] = (float) random.nextGaussian();
                    square += all[j] * all[j];
                }
                for (int j = node * dimension; j < (node + 1) * dimension; j++) {
                    all[j] /= (float) Math.sqrt(square);
                }
            }
            return FloatMatrix.of(nodes, dimension, all);
        }

        private void check() {
            var scorer = model.scorer(Question.LINK);
            for (int item = 0; item < 5; item++) {
                int u = item;
                int[] basket = basket(u);
                var shelf = model.catalogue().text("shelf", u);
                check(u, "related", related(u), v -> v != u, v -> scorer.score(u, v));
                check(u, "filtered", filtered(u), v -> v != u
                        && model.catalogue().text("shelf", v).equals(shelf),
                        v -> scorer.score(u, v));
                check(u, "basket", basketOf(u), v -> IntStream.of(basket).noneMatch(b -> b == v),
                        v -> IntStream.of(basket).mapToDouble(b -> scorer.score(b, v)).sum() / 5);
                check(u, "similar", recommender.similarTo("item " + u).limit(LIMIT), v -> v != u,
                        v -> (dot(model.sources(), u, v) + dot(model.targets(), u, v)) / 2);
                check(u, "leading", recommender.leadingTo("item " + u).limit(LIMIT), v -> v != u,
                        v -> scorer.score(v, u) - model.logPartition(Question.LINK, v)
                                + model.logShare(v));
            }
        }

        private void check(int item, String what, RecommendationQuery query,
                IntPredicate passes, IntToDoubleFunction score) {
            List<Recommendation> answer = query.fetch();
            double[] best = IntStream.range(0, nodes).filter(passes).mapToDouble(score).boxed()
                    .sorted(Comparator.reverseOrder()).limit(LIMIT).mapToDouble(x -> x).toArray();
            for (int place = 0; place < best.length; place++) {
                double served = answer.get(place).score();
                if (!(Math.abs(served - best[place]) < 1e-4)) {
                    throw new IllegalStateException(what + " of item " + item + ", place " + place
                            + " has score " + served + ", must have " + best[place]);
                }
            }
        }

        private double dot(FloatMatrix rows, int u, int v) {
            double sum = 0;
            for (int j = 0; j < dimension; j++) {
                sum += (double) rows.get(u, j) * rows.get(v, j);
            }
            return sum;
        }

        int[] basket(int first) {
            return IntStream.range(0, 5).map(i -> (first + i * 7) % nodes).toArray();
        }

        RecommendationQuery related(int item) {
            return recommender.relatedTo("item " + item).limit(LIMIT);
        }

        RecommendationQuery filtered(int item) {
            return related(item).where(Filter.sameAsOwn("shelf"));
        }

        RecommendationQuery basketOf(int item) {
            return recommender.relatedTo(IntStream.of(basket(item)).mapToObj(i -> "item " + i)
                    .toList()).limit(LIMIT);
        }
    }

    /// Which item a thread asks about next, and where its bare scan goes.
    @State(Scope.Thread)
    public static class Page {
        private int number;
        private float[] scores = new float[0];

        int next(Shop shop) {
            number++;
            return SplitMix64.of(9, number).nextInt(shop.nodes);
        }

        float[] scores(Shop shop) {
            if (scores.length != shop.nodes) {
                scores = new float[shop.nodes];
            }
            return scores;
        }
    }

    @Benchmark
    public float[] scan(Shop shop, Page page) {
        float[] scores = page.scores(shop);
        Dots.scan(shop.model.sources().row(page.next(shop)), shop.model.targets(), 0, shop.nodes,
                scores);
        return scores;
    }

    @Benchmark
    public List<Recommendation> related(Shop shop, Page page) {
        return shop.related(page.next(shop)).fetch();
    }

    @Benchmark
    public List<Recommendation> filtered(Shop shop, Page page) {
        return shop.filtered(page.next(shop)).fetch();
    }

    @Benchmark
    public List<Recommendation> basket(Shop shop, Page page) {
        return shop.basketOf(page.next(shop)).fetch();
    }

    @Benchmark
    public List<Recommendation> similar(Shop shop, Page page) {
        return shop.recommender.similarTo("item " + page.next(shop)).limit(LIMIT).fetch();
    }

    @Benchmark
    public List<Recommendation> leading(Shop shop, Page page) {
        return shop.recommender.leadingTo("item " + page.next(shop)).limit(LIMIT).fetch();
    }
}
