package dev.thence.serving;

import dev.thence.model.Model;
import dev.thence.model.NodeBatches;
import dev.thence.model.Question;

/// The scores of a query's candidates: of all, or of some alone with the same bits. Immutable;
/// any number of threads.
final class Scoring {
    private final Model model;
    private final Knowledge knowledge;
    private final Scratch scratch;

    /// Scoring that takes what arrays it needs beside its result from `scratch`.
    Scoring(Model model, Knowledge knowledge, Scratch scratch) {
        this.model = model;
        this.knowledge = knowledge;
        this.scratch = scratch;
    }

    /// Writes the score of every node.
    void score(Subject subject, Question question, float[] scores) {
        var scorer = model.scorer(question);
        switch (subject) {
            case Subject.After(var mix, _) -> mix.ifPresentOrElse(
                    nodes -> scorer.scoreMix(nodes, scores), () -> scorer.scoreUnknown(scores));
            case Subject.Before(int target) -> {
                scorer.scoreSources(target, scores);
                if (question == Question.LINK_SOURCE) {
                    subtractLogSum(scores, target);
                } else {
                    for (int u = 0; u < scores.length; u++) {
                        scores[u] = ofSource(question, u, scores[u]);
                    }
                }
            }
            case Subject.Alike(int node) -> {
                float[] others = scratch.take();
                try {
                    knowledge.cosines(node, scores, others);
                } finally {
                    scratch.give(others);
                }
            }
        }
    }

    /// Writes the scores of some nodes; what is written in other places means nothing. Costs as
    /// much as they are, but for sources with weights of their own, whose scores need the sum
    /// over all.
    void score(Subject subject, Question question, NodeBatches nodes, float[] scores) {
        var scorer = model.scorer(question);
        switch (subject) {
            case Subject.After(var mix, _) -> mix.ifPresentOrElse(
                    from -> scorer.scoreMix(from, nodes, scores),
                    () -> scorer.scoreUnknown(nodes, scores));
            case Subject.Before(int target) -> {
                if (question == Question.LINK_SOURCE) {
                    score(subject, question, scores);
                    return;
                }
                scorer.scoreSources(target, nodes, scores);
                nodes.forEach((some, count) -> {
                    for (int i = 0; i < count; i++) {
                        scores[some[i]] = ofSource(question, some[i], scores[some[i]]);
                    }
                });
            }
            case Subject.Alike(int node) -> {
                float[] others = scratch.take();
                try {
                    knowledge.cosines(node, nodes, scores, others);
                } finally {
                    scratch.give(others);
                }
            }
        }
    }

    /// ln(P(target | source) share(source)), of the pair's score.
    private float ofSource(Question question, int source, float score) {
        return (float) (score - model.logPartition(question, source) + model.logShare(source));
    }

    /// Makes of the scores of all sources of the target ln P(source | target).
    private static void subtractLogSum(float[] scores, int target) {
        double logs = logSum(scores, target);
        for (int u = 0; u < scores.length; u++) {
            scores[u] = (float) (scores[u] - logs);
        }
    }

    /// The log of the sum of exp(score) over all nodes but this one; 0 where there is no other.
    private static double logSum(float[] scores, int but) {
        double highest = Double.NEGATIVE_INFINITY;
        for (int u = 0; u < scores.length; u++) {
            highest = u == but ? highest : Math.max(highest, scores[u]);
        }
        double sum = 0;
        for (int u = 0; u < scores.length; u++) {
            sum += u == but ? 0 : Math.exp(scores[u] - highest);
        }
        return sum == 0 ? 0 : highest + Math.log(sum);
    }
}
