package dev.thence.bench.methods;

import dev.thence.graph.DirectedGraph;
import dev.thence.sampler.Fanout;
import dev.thence.sampler.Fanout.DegreeAdaptive;
import dev.thence.sampler.PowerLaw;
import dev.thence.sampler.Role;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/// How many neighbours a fan-out looks at in a graph, and the degree-adaptive one that looks at
/// as many as a fixed one: without the same budget, a comparison of the two says nothing.
final class FanoutBudget {
    private static final int LEAST = 2;
    private static final int MOST = 1 << 20;

    private final int[][] degrees;
    private final PowerLaw[] laws;

    /// Of a graph's two roles.
    FanoutBudget(DirectedGraph graph) {
        degrees = new int[Role.values().length][graph.nodeCount()];
        laws = new PowerLaw[degrees.length];
        for (int v = 0; v < graph.nodeCount(); v++) {
            degrees[Role.SOURCE.ordinal()][v] = graph.out().degree(v);
            degrees[Role.TARGET.ordinal()][v] = graph.in().degree(v);
        }
        for (int role = 0; role < laws.length; role++) {
            laws[role] = PowerLaw.fit(degrees[role]);
        }
    }

    /// The mean over nodes and roles of the neighbours a layer looks at: no more than there
    /// are.
    double ofFixed(int perHop) {
        long sum = 0;
        for (int[] role : degrees) {
            for (int degree : role) {
                sum += Math.min(perHop, degree);
            }
        }
        return mean(sum);
    }

    /// The same for a number that depends on the degree.
    double of(DegreeAdaptive fanout) {
        long sum = 0;
        for (int role = 0; role < degrees.length; role++) {
            for (int degree : degrees[role]) {
                sum += Math.min(fanout.size(degree, laws[role]), degree);
            }
        }
        return mean(sum);
    }

    private double mean(long sum) {
        return (double) sum / (degrees.length * Math.max(1, degrees[0].length));
    }

    /// The fan-out of this law whose mean is nearest to the budget. The least number is 2 for a
    /// gamma of 0 or more; for a negative one, where it is what the nodes of low degree get, it
    /// is the first that reaches the budget when hubs are not limited. Then the largest number
    /// is searched for. O(n log n).
    ///
    /// @param gamma empty for the fitted exponent
    DegreeAdaptive of(OptionalDouble gamma, double beta, int layers, double budget) {
        int least = gamma.orElse(0) < 0 ? reaching(budget,
                number -> new DegreeAdaptive(number, MOST, gamma, beta, layers)) : LEAST;
        IntFunction<DegreeAdaptive> upTo = most ->
                new DegreeAdaptive(Math.min(least, most), most, gamma, beta, layers);
        int most = reaching(budget, upTo);
        var above = upTo.apply(most);
        var below = upTo.apply(Math.max(1, most - 1));
        return budget - of(below) < of(above) - budget ? below : above;
    }

    /// The least number with which a fan-out reaches the budget.
    private int reaching(double budget, IntFunction<DegreeAdaptive> fanout) {
        int low = 1;
        int high = MOST;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (of(fanout.apply(middle)) < budget) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// What a fan-out looks at, for a report.
    static String text(Fanout fanout, double looks, int perHop, double budget) {
        return String.format(Locale.ROOT, "Fan-out %s looks at %.2f neighbours per node, role and"
                + " layer; %d for every node are %.2f.", fanout.text(), looks, perHop, budget);
    }
}
