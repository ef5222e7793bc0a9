package dev.thence.training;

import java.util.OptionalDouble;

/// One epoch of a training.
///
/// @param epoch from 1
/// @param loss the mean loss per positive
/// @param validation the validation metric, where there is one
/// @param seconds how long it took, without validation
public record EpochSummary(int epoch, double loss, OptionalDouble validation, double seconds) { }
