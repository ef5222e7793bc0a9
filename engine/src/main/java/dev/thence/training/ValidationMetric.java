package dev.thence.training;

import dev.thence.vectors.DualVectors;

/// How good the vectors are on data that training does not see; higher is better. Training keeps
/// the epoch with the highest value.
@FunctionalInterface
public interface ValidationMetric {
    double of(DualVectors vectors);
}
