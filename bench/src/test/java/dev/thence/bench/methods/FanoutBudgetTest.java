package dev.thence.bench.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.TinyGraph;
import dev.thence.graph.DirectedGraph;
import dev.thence.sampler.Fanout.DegreeAdaptive;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FanoutBudgetTest {
    private final FanoutBudget budget = new FanoutBudget(TinyGraph.EDGES);

    @Test
    void aNodeWithFewerNeighboursLooksAtThoseItHas() {
        // Out-degrees 3, 0, 0, 1, in-degrees 0, 2, 1, 1: at most 2 each give 3 + 4.
        var graph = DirectedGraph.builder(4).add(0, 1).add(0, 2).add(0, 3).add(3, 1).build();
        assertEquals(7 / 8., new FanoutBudget(graph).ofFixed(2));
        // K(3) = round(2 / 3) = 1, K(2) = 1, K(1) = 2: one neighbour for a node that has any.
        assertEquals(5 / 8.,
                new FanoutBudget(graph).of(new DegreeAdaptive(1, 2, 1, 0, 2)), 1e-12);
    }

    @Test
    void theFixedNumberIsFoundWhereNothingDependsOnTheDegree() {
        var found = budget.of(OptionalDouble.of(0), 1, 2, budget.ofFixed(3));
        assertEquals(3, found.kMax());
        assertEquals(1, found.beta());
        assertEquals(budget.ofFixed(3), budget.of(found));
    }

    @Test
    void noOtherNumberIsNearerToTheBudget() {
        double wanted = budget.ofFixed(4);
        for (double gamma : new double[] {.3, .5, 1}) {
            var found = budget.of(OptionalDouble.of(gamma), 0, 2, wanted);
            double error = Math.abs(budget.of(found) - wanted);
            for (int most = 1; most < 200; most++) {
                var other = new DegreeAdaptive(Math.min(2, most), most, gamma, 0, 2);
                assertTrue(error <= Math.abs(budget.of(other) - wanted), gamma + ": " + found
                        + " against " + other);
            }
        }
        var hubs = budget.of(OptionalDouble.of(-.5), 0, 2, wanted);
        assertTrue(hubs.kMin() < 4 && hubs.kMax() > hubs.kMin(), hubs.toString());
        assertEquals(wanted, budget.of(hubs), .2);
    }
}
