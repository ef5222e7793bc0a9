package dev.thence.datasets;

import dev.thence.graph.SplitMix64;
import it.unimi.dsi.fastutil.ints.IntList;

/// Products among which a customer chooses by popularity. Immutable.
final class Shelf {
    private static final int TRIES = 64;

    private final int[] products;
    private final double[] cumulative;
    private final Curve[] curves;

    /// @param weights base popularity of each product, positive
    Shelf(IntList products, double[] weights, Curve[] curves) {
        this.products = products.toIntArray();
        this.curves = curves;
        cumulative = new double[this.products.length];
        double sum = 0;
        for (int i = 0; i < cumulative.length; i++) {
            sum += weights[i];
            cumulative[i] = sum;
        }
    }

    /// A product in proportion to base popularity times what its curve says of the day, or -1
    /// when none was found on sale. By rejection, so that no table per day is needed.
    int draw(SplitMix64 random, int day) {
        for (int tried = 0; tried < TRIES; tried++) {
            double at = random.nextDouble() * cumulative[cumulative.length - 1];
            int product = products[RankLaw.at(cumulative, at)];
            if (random.nextDouble() < curves[product].at(day)) {
                return product;
            }
        }
        return -1;
    }

    int size() {
        return products.length;
    }
}
