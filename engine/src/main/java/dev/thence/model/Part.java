package dev.thence.model;

/// What one evidence contributes to a score.
///
/// @param evidence its name
/// @param value its value before the weight
/// @param weighted its share of the score
public record Part(String evidence, double value, double weighted) { }
