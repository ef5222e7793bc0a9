package dev.thence.training;

import java.util.OptionalDouble;

/// Where a training is.
///
/// @param epoch from 1
/// @param epochs at most so many
/// @param step of the epoch, from 1
/// @param steps of an epoch
/// @param loss the mean loss per positive over the epoch so far
/// @param validation the validation metric, at an epoch's last step where there is one
public record TrainingProgress(
        int epoch, int epochs, int step, int steps, double loss, OptionalDouble validation) { }
