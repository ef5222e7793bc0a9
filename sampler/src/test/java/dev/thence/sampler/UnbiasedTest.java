package dev.thence.sampler;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.SplitMix64;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The mean of many samples is the propagation over the whole graph.
class UnbiasedTest {
    private static final int N = 80;
    private static final int SAMPLES = 6000;
    private static final DirectedGraph PURCHASES = Graphs.skewed(N, 900, 1);
    private static final DirectedGraph VIEWS = Graphs.skewed(N, 300, 2);
    private static final EdgeFolds FOLDS = new EdgeFolds(3, 3);
    private static final int[] ROOTS = {0, 5, 17, 40, 63, 79, 2, 70};

    static Stream<Arguments> cases() {
        Fanout fixed = new Fanout.Fixed(3, 2);
        Fanout falling = new Fanout.DegreeAdaptive(2, 6, 0.5, 0, 2);
        Fanout biased = new Fanout.DegreeAdaptive(2, 6, 0.5, 1, 2);
        Fanout away = new Fanout.DegreeAdaptive(1, 3, OptionalDouble.empty(), -1.5, 2);
        Fanout rising = new Fanout.DegreeAdaptive(1, 8, -0.5, 0.5, 3);
        var none = EdgeExclusion.none();
        var fold = EdgeExclusion.fold(FOLDS, 1);
        var some = PURCHASES.filter((u, v, _) -> (u + v) % 4 == 0);
        var edges = WholeGraphTest.edgesOf(some);
        return Stream.of(
                Arguments.of("fixed", fixed, none, Normalization.UNWEIGHTED),
                Arguments.of("fixed, a fold out", fixed, fold, Normalization.WEIGHTED),
                Arguments.of("fixed, edges out", fixed, edges, Normalization.UNWEIGHTED),
                Arguments.of("falling", falling, fold, Normalization.UNWEIGHTED),
                Arguments.of("biased", biased, none, Normalization.WEIGHTED),
                Arguments.of("biased, a fold out", biased, fold, Normalization.UNWEIGHTED),
                Arguments.of("biased, edges out", biased, edges, Normalization.UNWEIGHTED),
                Arguments.of("away from hubs, fitted", away, edges, Normalization.WEIGHTED),
                Arguments.of("rising, three layers", rising, fold, Normalization.UNWEIGHTED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theMeanIsTheWholeGraph(String name, Fanout fanout, EdgeExclusion exclusion,
            Normalization normalization) {
        var x = Propagation.inputs(N, 5);
        var builder = NeighborSampler.builder(PURCHASES).coView(VIEWS).folds(FOLDS)
                .normalization(normalization).seed(SplitMix64.mix(name.hashCode()));
        var whole = builder.fanout(new Fanout.All(fanout.layers())).build()
                .sample(0, 0, ROOTS, ROOTS, exclusion);
        var expected = Propagation.of(whole, x);
        var sampler = builder.fanout(fanout).build();
        var batch = sampler.newBatch();
        double[] sum = new double[2 * ROOTS.length];
        double[] squares = new double[sum.length];
        for (int s = 0; s < SAMPLES; s++) {
            sampler.sample(batch, s / 100, s % 100, ROOTS, ROOTS, exclusion);
            var found = Propagation.of(batch, x);
            for (int i = 0; i < sum.length; i++) {
                Role role = Role.values()[i / ROOTS.length];
                double g = found.get(role)[batch.roots(role)[i % ROOTS.length]];
                sum[i] += g;
                squares[i] += g * g;
            }
        }
        double chi = 0;
        int counted = 0;
        for (int i = 0; i < sum.length; i++) {
            Role role = Role.values()[i / ROOTS.length];
            double truth = expected.get(role)[ROOTS[i % ROOTS.length]];
            double mean = sum[i] / SAMPLES;
            double error = Math.sqrt(Math.max(0, squares[i] / SAMPLES - mean * mean) / SAMPLES);
            double off = Math.abs(mean - truth);
            assertTrue(off < 4.5 * error + 1e-5, () -> name + ", " + role + ": mean " + mean
                    + ", whole graph " + truth + ", standard error " + error);
            if (error > 1e-6) {
                chi += off * off / (error * error);
                counted++;
            }
        }
        assertTrue(counted >= 8, "too few roots are sampled at all");
        assertTrue(chi < counted + 5 * Math.sqrt(2.0 * counted), "errors too large: " + chi);
    }
}
