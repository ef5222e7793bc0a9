package dev.thence.serving;

import dev.thence.model.Model;
import dev.thence.model.NodeMix;
import dev.thence.model.Question;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/// Answers queries from one model: scores the catalogue, selects in the total order, gives
/// reasons.
///
/// Immutable but for what it computes once on demand (the same whoever computes it) and the
/// pool of score arrays; any number of threads, no lock.
final class Answers {
    private static final int NEWCOMER_NEIGHBORS = 10;

    private final Model model;
    private final String version;
    private final Availability availability;
    private final ModelOverlay overlay;
    private final Conditions conditions;
    private final Knowledge knowledge;
    private final Scratch scratch;
    private final Reasons reasons;
    private final TopK.TieOrder ties;
    private final AtomicReference<@Nullable FeatureIndex> features = new AtomicReference<>();

    Answers(Model model, String version, Availability availability) {
        this.model = model;
        this.version = version;
        this.availability = availability;
        overlay = availability.attach(model);
        conditions = new Conditions(overlay.kinds());
        knowledge = new Knowledge(model);
        scratch = new Scratch(model.ids().count());
        reasons = new Reasons(model, knowledge);
        ties = (a, b) -> {
            int byOrders = Integer.compare(model.trainOrders(b), model.trainOrders(a));
            return byOrders != 0 ? byOrders : model.ids().id(a).compareTo(model.ids().id(b));
        };
    }

    Model model() {
        return model;
    }

    Availability availability() {
        return availability;
    }

    void close() {
        availability.detach(overlay);
        model.close();
    }

    Conditions conditions() {
        return conditions;
    }

    Recommendations fetch(RecommendationQuery query) {
        var attributes = new Attributes(model.catalogue(), overlay.current());
        float[] scores = scratch.take();
        try {
            score(query, scores);
            TopK top = select(query, attributes, scores);
            var answer = new ArrayList<Recommendation>(top.size());
            for (int place = 0; place < top.size(); place++) {
                answer.add(recommendation(query, attributes, top, place));
            }
            var manifest = model.manifest();
            return new Recommendations(version, manifest.modelId(), manifest.asOf(),
                    answer);
        } finally {
            scratch.give(scores);
        }
    }

    private void score(RecommendationQuery query, float[] scores) {
        var scorer = model.scorer(query.question());
        switch (query.subject()) {
            case Subject.After(var mix, _) -> mix.ifPresentOrElse(
                    nodes -> scorer.scoreMix(nodes, scores), () -> scorer.scoreUnknown(scores));
            case Subject.Before before -> scoreSources(query.question(), before.node(), scores);
            case Subject.Alike alike -> {
                float[] others = scratch.take();
                try {
                    knowledge.cosines(alike.node(), scores, others);
                } finally {
                    scratch.give(others);
                }
            }
        }
    }

    /// ln P(source | target) where sources have weights of their own, else ln(P(target | source)
    /// share(source)).
    private void scoreSources(Question question, int target, float[] scores) {
        model.scorer(question).scoreSources(target, scores);
        if (question == Question.LINK_SOURCE) {
            double logs = logSum(scores, target);
            for (int u = 0; u < scores.length; u++) {
                scores[u] = (float) (scores[u] - logs);
            }
        } else {
            for (int u = 0; u < scores.length; u++) {
                scores[u] = (float) (scores[u]
                        - model.logPartition(question, u) + model.logShare(u));
            }
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

    private TopK select(RecommendationQuery query, Attributes attributes, float[] scores) {
        Subject subject = query.subject();
        var ladder = Ladder.of(subject, query.question(), model, knowledge,
                attributes);
        IntPredicate passes = query.filter().map(filter -> conditions.compile(filter,
                Own.of(subject, attributes), attributes)).orElse(_ -> true);
        Overlay overlay = attributes.overlay();
        IntOpenHashSet left = leftOut(query);
        var top = new TopK(Math.min(query.limit(), scores.length), ties);
        boolean flat = ladder.isFlat();
        double least = query.minScore();
        for (int node = 0; node < scores.length; node++) {
            float score = scores[node];
            if (score < least) {
                continue;
            }
            int rung = flat ? Rung.MODEL.ordinal() : ladder.rung(node);
            if (top.admits(rung, score, node) && overlay.offers(node) && !left.contains(node)
                    && passes.test(node)) {
                top.offer(rung, score, node);
            }
        }
        top.sort();
        return top;
    }

    private IntOpenHashSet leftOut(RecommendationQuery query) {
        var left = new IntOpenHashSet();
        boolean isNewcomer = query.subject() instanceof Subject.After after
                && after.newcomer().isPresent();
        if (!isNewcomer) {
            left.addAll(IntOpenHashSet.of(query.subject().nodes()));
        }
        for (String item : query.excluded()) {
            int node = model.ids().node(item);
            if (node >= 0) {
                left.add(node);
            }
        }
        return left;
    }

    private Recommendation recommendation(RecommendationQuery query, Attributes attributes,
            TopK top, int place) {
        int node = top.node(place);
        Rung rung = Rung.values()[top.rung(place)];
        return new Recommendation(model.ids().id(node), attributes.name(node),
                top.score(place), rung, reasons.why(query, attributes, node, rung));
    }

    /// A newcomer's neighbours: those it names, else the nearest in words among the items that
    /// the model can say something of.
    Subject.After newcomer(Newcomer newcomer) {
        newcomer.texts().keySet().forEach(conditions::requireText);
        newcomer.numbers().keySet().forEach(conditions::requireNumber);
        if (!newcomer.neighbors().isEmpty()) {
            var top = new TopK(newcomer.neighbors().size(), ties);
            newcomer.neighbors().forEach(
                    (item, weight) -> top.offer(0, weight, model.ids().require(item)));
            top.sort();
            return neighbors(newcomer, top);
        }
        if (newcomer.texts().isEmpty()) {
            throw new IllegalArgumentException("nothing is said of the newcomer: name items it was "
                    + "bought with or is like, or its name or category");
        }
        return neighbors(newcomer,
                features().nearest(newcomer.texts(), NEWCOMER_NEIGHBORS, ties));
    }

    private static Subject.After neighbors(Newcomer newcomer, TopK found) {
        int[] nodes = new int[found.size()];
        float[] weights = new float[nodes.length];
        for (int place = 0; place < nodes.length; place++) {
            nodes[place] = found.node(place);
            weights[place] = (float) found.score(place);
        }
        return new Subject.After(nodes.length == 0 ? Optional.empty()
                : Optional.of(NodeMix.weighted(nodes, weights)), Optional.of(newcomer));
    }

    private FeatureIndex features() {
        FeatureIndex index = features.get();
        if (index == null) {
            index = FeatureIndex.of(model.catalogue(), model.ids().count(), knowledge::hasSource);
            features.compareAndSet(null, index);
        }
        return index;
    }
}
