package dev.thence.pipeline;

/// What a model can be made of: an order log, or a graph alone.
public sealed interface TrainingData permits OrderData, GraphData {}
