package dev.thence.evaluation;

/// A scorer whose scores are the logits of a softmax over the targets of a source: scores of two
/// sources can be compared once each row's log-partition is taken off. Where sources are ranked
/// for a target, that is done; scores of other methods are compared as they are.
public interface LogitScorer extends TargetScorer {}
