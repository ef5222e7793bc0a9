package dev.thence.engine;

/// The best epoch so far.
///
/// @param epoch from 1
/// @param validation its metric
/// @param vectors over the whole graph
record BestVectors(int epoch, double validation, DualVectors vectors) { }
