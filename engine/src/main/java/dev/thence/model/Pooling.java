package dev.thence.model;

/// How the values that a basket's items have for one target become one value. The value of one
/// item alone is that value, and the order of the items does not matter.
public enum Pooling {
    /// The highest of them: one item that goes with the target is enough, and the others, which
    /// were bought for reasons of their own, do not speak against it.
    STRONGEST {
        @Override
        double add(double sum, float value) {
            return Math.max(sum, value);
        }

        @Override
        double value(double sum) {
            return sum;
        }
    },
    /// `log(1 + sum of (exp(value) - 1))`: for values `log(1 + x)` whose x are the terms of one sum,
    /// as the rows of a regression on all items of an order are.
    SUM {
        @Override
        double add(double sum, float value) {
            return sum + Math.expm1(value);
        }

        @Override
        double value(double sum) {
            return Math.log1p(sum);
        }
    };

    /// One more value in a sum that began with 0.
    abstract double add(double sum, float value);

    /// What all values of the sum give.
    abstract double value(double sum);
}
