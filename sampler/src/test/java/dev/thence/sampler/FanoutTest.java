package dev.thence.sampler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.thence.graph.SplitMix64;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FanoutTest {
    private static final PowerLaw FROM_ONE = new PowerLaw(2.5, 1, 0);

    @ParameterizedTest
    @CsvSource({"0, 25", "1, 25", "2, 18", "4, 13", "100, 3", "1000000, 2"})
    void fallsWithTheDegree(int degree, int size) {
        assertEquals(size, new Fanout.DegreeAdaptive(2, 25, 0.5, 0, 2).size(degree, FROM_ONE));
    }

    @ParameterizedTest
    @CsvSource({"0, 2", "1, 2", "9, 6", "100, 20", "1000000, 30"})
    void risesForANegativeExponent(int degree, int size) {
        assertEquals(size, new Fanout.DegreeAdaptive(2, 30, -0.5, 0, 2).size(degree, FROM_ONE));
    }

    @ParameterizedTest
    @CsvSource({"0", "3", "1000"})
    void isFixedForTheExponentZero(int degree) {
        assertEquals(9, new Fanout.DegreeAdaptive(2, 9, 0, 0, 2).size(degree, FROM_ONE));
    }

    @Test
    void theFittedExponentIsAlphaLessOne() {
        var fitted = Fanout.DegreeAdaptive.fitted(1, 100, 0, 2);
        // 100 (16 / 4)^-1.5
        assertEquals(13, fitted.size(16, new PowerLaw(2.5, 4, 0)));
        assertEquals(100, fitted.size(3, new PowerLaw(2.5, 4, 0)));
    }

    @Test
    void badOptionsAreNamed() {
        assertMessage("layers is 0, must be 1 to 8", () -> new Fanout.All(0));
        assertMessage("layers is 0, must be 1 to 8", Fanout.Fixed::new);
        assertMessage("perHop is [3, 0], every number must be 1 or more",
                () -> new Fanout.Fixed(3, 0));
        assertMessage("kMin is 3 and kMax 2, must be 1 or more and not below kMin",
                () -> new Fanout.DegreeAdaptive(3, 2, 0, 0, 2));
        assertMessage("gamma is NaN, must be -4 to 4",
                () -> new Fanout.DegreeAdaptive(1, 2, Double.NaN, 0, 2));
        assertMessage("beta is 5.0, must be -4 to 4",
                () -> new Fanout.DegreeAdaptive(1, 2, 0, 5, 2));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"all|all:2", "all:3|all:3", "fixed:10,10|fixed:10,10",
        "fixed:7|fixed:7", "adaptive|adaptive:2,25,fitted,0.0,2",
        "adaptive:3,9|adaptive:3,9,fitted,0.0,2",
        "adaptive:3,9,-0.5,0.25,3|adaptive:3,9,-0.5,0.25,3"})
    void isReadAsPeopleWriteIt(String text, String canonical) {
        var fanout = Fanout.parse(text);
        assertEquals(canonical, fanout.text());
        assertEquals(fanout, Fanout.parse(canonical));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"fixd:10|it begins with \"fixd\"",
        "fixed:10,x|For input string: \"x\"",
        "fixed:10,0|perHop is [10, 0], every number must be 1 or more",
        "fixed|layers is 0, must be 1 to 8", "all:9|layers is 9, must be 1 to 8",
        "all:1,2|all takes the number of layers, got 2 values",
        "adaptive:3|adaptive takes 0, 2 or 5 values (least, most, gamma, beta, layers), got 1",
        "adaptive:3,2|kMin is 3 and kMax 2, must be 1 or more and not below kMin"})
    void textThatIsNoFanoutIsRefused(String text, String why) {
        assertMessage("fanout is \"" + text + "\", must be all, adaptive or fixed with the"
                + " neighbours of each layer, such as fixed:10,10: " + why,
                () -> Fanout.parse(text));
    }

    private static void assertMessage(String message, Executable call) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
    }

    @ParameterizedTest
    @CsvSource({"1.8, 6", "2.5, 6", "2.5, 20", "3.2, 10"})
    void thePowerLawsExponentIsFound(double alpha, int dMin) {
        // Clauset, Shalizi, Newman, appendix D: the continuous law, rounded.
        var random = SplitMix64.of(3, dMin);
        int[] degrees = new int[200_000];
        Arrays.setAll(degrees, _ -> (int) Math.min(1e9,
                (dMin - 0.5) * Math.pow(1 - random.nextDouble(), -1 / (alpha - 1)) + 0.5));
        degrees[0] = 0;
        var law = PowerLaw.fit(degrees, dMin);
        assertEquals(alpha, law.alpha(), 0.015 * (alpha - 1));
        assertEquals(degrees.length - 1, law.nodeCount());
    }

    @Test
    void theFitCountsNodesWithAnEdge() {
        // 1 + 3 / (ln 2 + ln 2 + ln 8)
        var law = PowerLaw.fit(new int[] {1, 0, 1, 4});
        assertEquals(1 + 3 / (5 * Math.log(2)), law.alpha(), 1e-12);
        assertEquals(2, PowerLaw.fit(new int[] {0, 0}).alpha());
        assertMessage("dMin is 0, must be 1 or more", () -> PowerLaw.fit(new int[1], 0));
    }

    @Test
    void foldsAreAboutEquallyLargeAndFixed() {
        var folds = new EdgeFolds(5, 17);
        long[] counts = new long[5];
        for (int u = 0; u < 300; u++) {
            for (int v = 0; v < 300; v++) {
                counts[folds.fold(u, v)]++;
            }
        }
        double[] expected = new double[5];
        Arrays.fill(expected, 18_000);
        Frequencies.assertFit("folds", expected, counts);
        assertMessage("count is 1, must be 2 to 64", () -> new EdgeFolds(1, 0));
    }
}
