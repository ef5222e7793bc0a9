package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;

/// How much more often two items come together than by chance, from the number of baskets with
/// both, with each, and in all. The same both ways.
public enum Association {
    /// The cosine of the two items' baskets: $c / \sqrt{n_u n_v}$.
    COSINE("cosine") {
        @Override
        double value(double both, double u, double v, double all) {
            return both / Math.sqrt(u * v);
        }
    },
    /// The count over what chance gives: $c N / (n_u n_v)$.
    LIFT("lift") {
        @Override
        double value(double both, double u, double v, double all) {
            return both * all / (u * v);
        }
    },
    /// Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence" (1993): twice
    /// the logarithm of the likelihood ratio of the 2 x 2 table; 0 for pairs that come together
    /// less often than by chance.
    LOG_LIKELIHOOD_RATIO("log-likelihood ratio") {
        @Override
        double value(double both, double u, double v, double all) {
            if (both * all <= u * v) {
                return 0;
            }
            return Math.max(0, 2 * (term(both, u * v / all) + term(u - both, u * (all - v) / all)
                    + term(v - both, (all - u) * v / all)
                    + term(all - u - v + both, (all - u) * (all - v) / all)));
        }
    };

    private final String label;

    Association(String label) {
        this.label = label;
    }

    /// The name in tables.
    public String label() {
        return label;
    }

    private static double term(double observed, double expected) {
        return observed <= 0 ? 0 : observed * Math.log(observed / expected);
    }

    abstract double value(double both, double u, double v, double all);

    /// The pairs with this value in the place of their counts.
    ///
    /// @param together the number of baskets with both items of a pair
    /// @param alone the number of baskets with an item
    /// @param all the number of baskets
    DirectedGraph of(DirectedGraph together, int[] alone, int all) {
        var values = DirectedGraph.builder(together.nodeCount());
        var rows = together.out();
        for (int u = 0; u < rows.nodeCount(); u++) {
            for (long p = rows.offset(u), end = rows.offset(u + 1); p < end; p++) {
                int v = rows.neighbor(p);
                values.add(u, v, (float) value(rows.weight(p), alone[u], alone[v], all));
            }
        }
        return values.build();
    }
}
