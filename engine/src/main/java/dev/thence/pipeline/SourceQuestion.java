package dev.thence.pipeline;

import dev.thence.evaluation.EdgesProtocol;
import dev.thence.fitting.FitView;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import dev.thence.model.Evidence;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.MatchEvidence;
import dev.thence.model.NodeValues;
import dev.thence.model.PairEvidence;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import dev.thence.model.SourceEvidence;
import dev.thence.model.TargetEvidence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The question [Question#LINK_SOURCE] of a graph, which sources a target has: the evidences of
/// [Question#LINK] turned round, with weights of its own, fitted like those on all sources of the
/// validation edges' targets.
///
/// Turned round, a source asks for what a target asked for: vectors change places, sparse rows
/// become columns, what depends on the target alone is a constant and falls away. In its place come
/// terms of the source: `partition`, the log-partition of its scores, by which a source whose targets
/// are many or vague falls back, and `share`, the log of its part of all edges. The weights of
/// [Question#LINK], -1 for the partition and 1 for the share are Bayes' rule; the weights of a graph
/// with few validation edges are drawn to it.
///
/// @param fitted the weights
/// @param withoutMatch the weights of [#unlearned], fitted in the same way
record SourceQuestion(FittedQuestion fitted, EvidenceWeights withoutMatch) {
    static final String PARTITION = "partition";
    static final String SHARE = "share";

    /// The evidences and the terms of the sources.
    ///
    /// @param link the weights of [Question#LINK], whose partition is one of the terms
    static List<Evidence> withTerms(DirectedGraph graph, List<Evidence> evidences,
            EvidenceWeights link, Workers workers) {
        int n = graph.nodeCount();
        float[] degrees = new float[n];
        for (int u = 0; u < n; u++) {
            degrees[u] = graph.out().degree(u);
        }
        var all = new ArrayList<>(evidences);
        all.add(new SourceEvidence(PARTITION,
                ModelMaker.logPartition(new Scorer(n, evidences, link), workers).toArray()));
        all.add(new SourceEvidence(SHARE, ModelMaker.logShares(degrees)));
        return all;
    }

    /// Evidences as a target sees its sources: what was of the source is of the target.
    static List<Evidence> turned(List<Evidence> evidences) {
        var turned = new ArrayList<Evidence>();
        for (Evidence evidence : evidences) {
            switch (evidence) {
                case MatchEvidence match -> turned.add(new MatchEvidence(match.name(),
                        match.targets(), match.sources(), match.temperature()));
                case TargetEvidence _ -> { }
                case SourceEvidence source -> turned.add(
                        new TargetEvidence(source.name(), source.toArray()));
                case PairEvidence pair -> turned.add(
                        new PairEvidence(pair.name(), pair.rows().transposed()));
            }
        }
        return turned;
    }

    /// The log-partition of [Question#LINK] per source, where it is among the evidences.
    static Optional<NodeValues> partition(List<Evidence> evidences) {
        return evidences.stream().filter(SourceEvidence.class::isInstance)
                .map(SourceEvidence.class::cast).filter(each -> each.name().equals(PARTITION))
                .map(each -> NodeValues.of(each.toArray())).findFirst();
    }

    /// The evidences without what was learned, and the terms with the partition of the scores by
    /// them.
    static List<Evidence> unlearned(DirectedGraph graph, List<Evidence> evidences,
            FittedQuestion link, Workers workers) {
        return withTerms(graph, withoutTerms(evidences).stream()
                .filter(evidence -> !FittedQuestion.LEARNED.contains(evidence.name())).toList(),
                link.withoutMatch(), workers);
    }

    /// The evidences that [#withTerms] was given.
    static List<Evidence> withoutTerms(List<Evidence> evidences) {
        return evidences.stream().filter(each -> !(each instanceof SourceEvidence)).toList();
    }

    /// Fits the weights.
    ///
    /// @param evidences with the terms
    /// @param link the weights of [Question#LINK]
    /// @param further queries beside the validation edges', with evidences of their own
    static SourceQuestion fit(DirectedGraph train, DirectedGraph validation,
            List<Evidence> evidences, FittedQuestion link, Half half,
            List<FoldViews.View> further, long seed, Workers workers) {
        var fitting = new Fitting(train, validation, half, further, seed, workers);
        var fitted = fitting.fit(evidences, link.weights());
        return new SourceQuestion(fitted, !link.matchHelps() ? fitted.withoutMatch()
                : fitting.fit(unlearned(train, evidences, link, workers), link.withoutMatch())
                        .weights());
    }

    /// What all fits of a graph share.
    private record Fitting(DirectedGraph train, DirectedGraph validation, Half half,
            List<FoldViews.View> further, long seed, Workers workers) {

        FittedQuestion fit(List<Evidence> evidences, EvidenceWeights link) {
            return FittedQuestion.fit(Question.LINK_SOURCE, turned(evidences),
                    EdgesProtocol.queries(train.reverse(), validation.reverse(), List.of()), half,
                    further.stream().map(view -> ofFold(view, evidences, link)).toList(),
                    prior(link), seed, workers);
        }

        private FitView ofFold(FoldViews.View view, List<Evidence> evidences,
                EvidenceWeights link) {
            var names = evidences.stream().map(Evidence::name).toList();
            var known = view.fit().evidences().stream()
                    .filter(evidence -> names.contains(evidence.name())).toList();
            return new FitView(
                    turned(withTerms(view.kept(), known, link, workers)),
                    EdgesProtocol.queries(view.kept().reverse(), view.asked().reverse(),
                            List.of(validation.reverse())).queries());
        }
    }

    private static Map<String, Double> prior(EvidenceWeights link) {
        var prior = new HashMap<>(link.byEvidence());
        prior.put(PARTITION, -1.0);
        prior.put(SHARE, 1.0);
        return prior;
    }
}
