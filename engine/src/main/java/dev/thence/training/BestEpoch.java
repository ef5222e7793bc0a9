package dev.thence.training;

/// The best epoch so far.
///
/// @param epoch from 1
/// @param validation its metric
/// @param tables what was learned then
record BestEpoch(int epoch, double validation, TrainedTables tables) { }
