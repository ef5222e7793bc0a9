package dev.thence.bench.methods;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.sampler.Role;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class SkipGramTest {
    private static final int N = 12;

    @Test
    void aStepFollowsTheGradientOfThePairAndItsNegatives() {
        try (var workers = Workers.of(1)) {
            for (var role : Role.values()) {
                var skipGram = skipGram(19, workers);
                enlarge(skipGram);
                float[] sources = skipGram.vectors(Role.SOURCE).clone();
                float[] targets = skipGram.vectors(Role.TARGET).clone();
                int[] negatives = {5, 7, 9};
                float rate = 1e-3f;
                skipGram.new Update(role).step(2, 3, negatives, rate);
                assertMoved(skipGram, Role.SOURCE, sources, targets, role, rate);
                assertMoved(skipGram, Role.TARGET, sources, targets, role, rate);
            }
        }
    }

    private static void assertMoved(SkipGram after, Role table, float[] sources, float[] targets,
            Role role, float rate) {
        float[] before = table == Role.SOURCE ? sources : targets;
        float[] moved = after.vectors(table);
        double width = 1e-2;
        for (int i = 0; i < before.length; i++) {
            float kept = before[i];
            before[i] = (float) (kept + width);
            double up = objective(sources, targets, role);
            before[i] = (float) (kept - width);
            double down = objective(sources, targets, role);
            before[i] = kept;
            assertEquals((up - down) / (2 * width), (moved[i] - kept) / rate, 2e-3,
                    role + " " + table + " " + i);
        }
    }

    /// Of the pair (2, 3) with negatives 5, 7 and 9.
    private static double objective(float[] sources, float[] targets, Role role) {
        float[] centres = role == Role.SOURCE ? sources : targets;
        float[] contexts = role == Role.SOURCE ? targets : sources;
        return logSigmoid(dot(centres, 2, contexts, 3)) + logSigmoid(-dot(centres, 2, contexts, 5))
                + logSigmoid(-dot(centres, 2, contexts, 7))
                + logSigmoid(-dot(centres, 2, contexts, 9));
    }

    private static double dot(float[] a, int u, float[] b, int v) {
        double sum = 0;
        for (int k = 0; k < 19; k++) {
            sum += (double) a[u * 19 + k] * b[v * 19 + k];
        }
        return sum;
    }

    private static double logSigmoid(double x) {
        return -Math.log1p(Math.exp(-x));
    }

    private static SkipGram skipGram(int dimension, Workers workers) {
        double[] uniform = new double[N];
        Arrays.fill(uniform, 1);
        return new SkipGram(new SkipGram.Config(dimension, 3, .1), "test", uniform, uniform, 1,
                workers);
    }

    private static void enlarge(SkipGram skipGram) {
        for (var role : Role.values()) {
            float[] rows = skipGram.vectors(role);
            for (int i = 0; i < rows.length; i++) {
                rows[i] *= 10;
            }
        }
    }

    @Test
    void aNegativeThatIsTheContextDoesNothing() {
        try (var workers = Workers.of(1)) {
            var with = skipGram(16, workers);
            var without = skipGram(16, workers);
            with.new Update(Role.SOURCE).step(2, 3, new int[] {3, 5}, .1f);
            without.new Update(Role.SOURCE).step(2, 3, new int[] {5}, .1f);
            for (var role : Role.values()) {
                assertArrayEquals(without.vectors(role), with.vectors(role));
            }
        }
    }

    @Test
    void blocksOfManyNodesGiveTheSameBitsAtAnyNumberOfThreads() {
        int n = 33_000;
        double[] uniform = new double[n];
        Arrays.fill(uniform, 1);
        var graph = Small.graph(n, 60_000, 3);
        float[][] found = new float[2][];
        for (int i = 0; i < 2; i++) {
            try (var workers = Workers.of(i == 0 ? 1 : 8)) {
                var skipGram = new SkipGram(new SkipGram.Config(8, 2, .05), "test", uniform,
                        uniform, 1, workers);
                skipGram.train(List.of(new App.EndPoints(graph.out(), .5, 3)), 100_000);
                found[i] = skipGram.vectors(Role.TARGET);
            }
        }
        assertArrayEquals(found[0], found[1]);
    }

    @Test
    void negativesComeByWeight() {
        var table = new NoiseTable(new int[] {4, 1, 2}, new double[] {9, 1, 3, 9, 0});
        int[] counts = new int[5];
        var random = new SplitMix64(1);
        for (int i = 0; i < 40_000; i++) {
            counts[table.draw(random)]++;
        }
        assertEquals(0, counts[4]);
        assertEquals(10_000, counts[1], 400);
        assertEquals(30_000, counts[2], 400);
    }

    @Test
    void endPointsAreThoseOfARootedWalk() {
        // From 0 to 1 or 2 alike; 1 leads on to 3, 2 nowhere.
        var graph = DirectedGraph.builder(4).add(0, 1).add(0, 2).add(1, 3).build();
        double[] share = shares(new App.EndPoints(graph.out(), .25, 3), 0);
        assertEquals(.125, share[1], .01);
        assertEquals(.5, share[2], .01);
        assertEquals(.375, share[3], .01);
    }

    @Test
    void alternatingWalksMeetTheOtherRoleOnly() {
        // 0 and 1 share the target 2; 1 has 3 beside.
        var graph = DirectedGraph.builder(4).add(0, 2).add(1, 2).add(1, 3).build();
        double[] first = shares(new Nerd.Alternating(graph, Role.SOURCE, 1), 0);
        assertEquals(1, first[2]);
        double[] two = shares(new Nerd.Alternating(graph, Role.SOURCE, 2), 0);
        // The second meeting: back to 0 or 1, and from 1 to 2 or 3.
        assertEquals(.5 + .5 * .75, two[2], .015);
        assertEquals(.5 * .25, two[3], .015);
        double[] targets = shares(new Nerd.Alternating(graph, Role.TARGET, 1), 2);
        assertEquals(.5, targets[0], .02);
        assertEquals(.5, targets[1], .02);
    }

    /// Of the contexts of one centre.
    private static double[] shares(WalkPairs walks, int centre) {
        int draws = 60_000;
        int[] centres = new int[draws];
        int[] contexts = new int[draws];
        walks.draw(new SplitMix64(5), centres, contexts, 0, draws);
        double[] share = new double[4];
        int count = 0;
        for (int i = 0; i < draws; i++) {
            if (centres[i] == centre) {
                share[contexts[i]]++;
                count++;
            }
        }
        assertTrue(count > 1000, "centre " + centre + " came " + count + " times");
        for (int v = 0; v < 4; v++) {
            share[v] /= count;
        }
        return share;
    }

    @Test
    void appFindsWhatWasPlanted() {
        var config = new App.Config(16, .5, 3, 5, .1, 1500);
        Planted.assertIsFoundBy((train, workers) -> App.fit(train, config, 7, workers));
    }

    @Test
    void nerdFindsWhatWasPlanted() {
        var config = new Nerd.Config(16, 3, 5, .1, 1500);
        Planted.assertIsFoundBy((train, workers) -> Nerd.fit(train, config, 7, workers));
    }
}
