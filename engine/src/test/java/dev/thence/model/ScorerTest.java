package dev.thence.model;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.evaluation.SparseRows;
import dev.thence.graph.SplitMix64;
import dev.thence.vectors.FloatMatrix;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ScorerTest {
    private static final int N = 60;

    @Test
    void allTargetsAndAllSourcesHaveTheBitsOfTheSinglePairs() {
        for (int seed = 0; seed < 20; seed++) {
            var random = SplitMix64.of(seed, 91);
            var evidences = new ArrayList<Evidence>();
            if (seed % 4 != 3) {
                evidences.add(new MatchEvidence(vectors(random), vectors(random), 0.07));
            }
            evidences.add(new TargetEvidence("degree", floats(N, random)));
            evidences.add(new SourceEvidence("share", floats(N, random)));
            for (String name : List.of("proximity", "sameOrder", "unused")) {
                evidences.add(new PairEvidence(name, rows(random)));
            }
            var scorer = new Scorer(N, evidences, new EvidenceWeights(Question.LINK, Map.of(
                    "match", 0.7, "degree", 0.3, "share", seed % 2 / 2.0, "proximity", 1.1,
                    "sameOrder", -0.4)));
            float[] targets = new float[N];
            float[] sources = new float[N];
            for (int node = 0; node < N; node++) {
                Arrays.fill(targets, Float.NaN);
                Arrays.fill(sources, Float.NaN);
                scorer.scoreTargets(node, targets);
                scorer.scoreSources(node, sources);
                assertSomeAlone(scorer, node, targets, sources, random);
                for (int other = 0; other < N; other++) {
                    assertEquals(scorer.score(node, other), targets[other]);
                    assertEquals(scorer.score(other, node), sources[other]);
                }
            }
            assertTiles(scorer);
        }
    }

    /// Stretch by stretch, several sources at once.
    private static void assertTiles(Scorer scorer) {
        for (int width : new int[] {1, 13, 16, N, 2 * N}) {
            var tiles = scorer.tiles(width, 9);
            float[] scores = new float[tiles.room()];
            for (int first = 0; first < N; first += 9) {
                int[] sources = IntStream.range(first, Math.min(N, first + 9)).toArray();
                tiles.begin(sources);
                int seen = 0;
                while (tiles.next()) {
                    assertEquals(seen, tiles.from());
                    for (int i = 0; i < sources.length; i++) {
                        tiles.score(i, scores);
                        for (int v = tiles.from(); v < tiles.to(); v++) {
                            assertEquals(scorer.score(sources[i], v), scores[v - tiles.from()]);
                        }
                    }
                    seen = tiles.to();
                }
                assertEquals(N, seen);
            }
        }
    }

    /// Scored alone, in two batches, some nodes have the bits they have among all.
    private static void assertSomeAlone(Scorer scorer, int node, float[] targets, float[] sources,
            SplitMix64 random) {
        int[] some = Arrays.stream(random.permutation(N)).limit(9).sorted().toArray();
        NodeBatches nodes = visitor -> {
            visitor.visit(Arrays.copyOf(some, 6), 5);
            visitor.visit(Arrays.copyOfRange(some, 5, 9), 4);
        };
        float[] found = new float[N];
        scorer.scoreMix(NodeMix.basket(node), nodes, found);
        assertSame(targets, found, some);
        scorer.scoreSources(node, NodeBatches.of(some), found);
        assertSame(sources, found, some);
        float[] basket = new float[N];
        scorer.scoreBasket(new int[] {node, (node + 1) % N}, basket);
        scorer.scoreMix(NodeMix.basket(node, (node + 1) % N), nodes, found);
        assertSame(basket, found, some);
        float[] unknown = new float[N];
        scorer.scoreUnknown(unknown);
        scorer.scoreUnknown(nodes, found);
        assertSame(unknown, found, some);
    }

    private static void assertSame(float[] expected, float[] found, int[] nodes) {
        for (int other : nodes) {
            assertEquals(expected[other], found[other]);
        }
    }

    private static FloatMatrix vectors(SplitMix64 random) {
        return FloatMatrix.of(N, 20, floats(N * 20, random));
    }

    private static float[] floats(int count, SplitMix64 random) {
        float[] values = new float[count];
        for (int i = 0; i < count; i++) {
            values[i] = (float) random.nextGaussian();
        }
        return values;
    }

    /// Rows of any length, empty ones among them.
    private static SparseRows rows(SplitMix64 random) {
        var builder = SparseRows.builder(N);
        for (int u = 0; u < N; u++) {
            float[] values = new float[N];
            for (int entries = random.nextInt(12); entries > 0; entries--) {
                values[random.nextInt(N)] = (float) random.nextDouble() + 0.1f;
            }
            builder.cut(u, values, N, 0);
        }
        return builder.build();
    }
}
