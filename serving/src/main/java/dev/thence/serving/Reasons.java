package dev.thence.serving;

import dev.thence.model.Evidence;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.Model;
import dev.thence.model.Part;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import dev.thence.model.TargetEvidence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Gathers the reasons for a recommendation from the counts and the parts of the score.
/// Immutable.
final class Reasons {
    /// The parts of a score of [Asked#LEADING] that are no evidence.
    static final Set<String> OF_SOURCE = Set.of("partition", "share");

    private final Model model;
    private final Knowledge knowledge;
    private final Strengths strengths;

    Reasons(Model model, Knowledge knowledge) {
        this.model = model;
        this.knowledge = knowledge;
        strengths = new Strengths(model);
    }

    Why why(Subject subject, Narrowing narrowing, Attributes attributes, int node, Rung rung) {
        Question question = narrowing.question();
        List<Part> parts = narrowing.explained() == Narrowing.Explained.PARTS
                ? parts(subject, question, node) : List.of();
        int from = subject.nodes().length == 0 ? node : speaker(subject, question, node);
        boolean leading = subject instanceof Subject.Before;
        int first = leading ? node : from;
        int second = leading ? from : node;
        return new Why(asked(subject), question, rung, through(subject, from),
                count(question, first, second), count(question, second, first),
                model.trainOrders(node),
                rung == Rung.CATEGORY ? attributes.category(node) : Optional.empty(),
                parts, strengths.of(asked(subject), weights(subject, question), parts));
    }

    private EvidenceWeights weights(Subject subject, Question question) {
        Scorer scorer = model.scorer(question);
        return subject instanceof Subject.After after
                ? after.mix().map(scorer::weights).orElse(scorer.weights()) : scorer.weights();
    }

    private static Asked asked(Subject subject) {
        return switch (subject) {
            case Subject.After _ -> Asked.RELATED;
            case Subject.Before _ -> Asked.LEADING;
            case Subject.Alike _ -> Asked.SIMILAR;
        };
    }

    private Optional<String> through(Subject subject, int from) {
        return subject instanceof Subject.After after && !after.isItem() && after.nodes().length > 0
                ? Optional.of(model.ids().id(from)) : Optional.empty();
    }

    private int count(Question question, int first, int second) {
        if (first == second) {
            return 0;
        }
        return question.isOfGraph() ? model.graph().hasEdge(first, second) ? 1 : 0
                : Math.round(model.thenCounts().weight(first, second));
    }

    /// Of the items asked about the one that most customers bought before this one; if none
    /// was, the one that scores it highest.
    private int speaker(Subject subject, Question question, int node) {
        int[] nodes = subject.nodes();
        if (nodes.length == 1) {
            return nodes[0];
        }
        Scorer scorer = model.scorer(question);
        int best = -1;
        int most = 0;
        float highest = 0;
        for (int from : nodes) {
            int count = count(question, from, node);
            float score = scorer.score(from, node);
            if (best < 0 || count > most || (count == most && score > highest)) {
                best = from;
                most = count;
                highest = score;
            }
        }
        return best;
    }

    private List<Part> parts(Subject subject, Question question, int node) {
        var scorer = model.scorer(question);
        return switch (subject) {
            case Subject.After after -> after.mix().map(mix -> scorer.explain(mix, node))
                    .orElseGet(() -> unknown(scorer, node));
            case Subject.Before before -> {
                var parts = new ArrayList<>(scorer.explain(node, before.node()));
                if (question != Question.LINK_SOURCE) {
                    double partition = model.logPartition(question, node);
                    parts.add(new Part("partition", partition, -partition));
                    parts.add(new Part("share", model.logShare(node), model.logShare(node)));
                }
                yield parts;
            }
            case Subject.Alike alike -> knowledge.cosineParts(alike.node(), node);
        };
    }

    /// The target-only terms, which are all there is for a source of which nothing is known.
    private static List<Part> unknown(Scorer scorer, int node) {
        var parts = new ArrayList<Part>();
        for (Evidence evidence : scorer.evidences()) {
            double weight = scorer.weights().of(evidence.name());
            if (evidence instanceof TargetEvidence && weight != 0) {
                double value = evidence.value(node, node);
                parts.add(new Part(evidence.name(), value, weight * value));
            }
        }
        return parts;
    }
}
