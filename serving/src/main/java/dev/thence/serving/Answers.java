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
    private static final Rung[] RUNGS = Rung.values();

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
        conditions = new Conditions(overlay.kinds(), new AttributeIndex(model.catalogue()));
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

    Recommendations fetch(Subject subject, Narrowing narrowing) {
        var attributes = new Attributes(model.catalogue(), overlay.current());
        var asked = new Query(subject, narrowing, attributes);
        Choice choice = choice(asked);
        pin(asked, choice);
        rank(asked, choice);
        var answer = new ArrayList<Recommendation>(choice.size());
        for (int place = 0; place < choice.size(); place++) {
            answer.add(recommendation(asked, choice, place));
        }
        var manifest = model.manifest();
        return new Recommendations(version, manifest.modelId(), manifest.asOf(), answer);
    }

    /// One question as it is answered.
    private record Query(Subject subject, Narrowing narrowing, Attributes attributes) {
        Question question() {
            return narrowing.question();
        }
    }

    private Choice choice(Query asked) {
        IntPredicate passes = passing(asked).<IntPredicate>map(p -> p::test).orElse(_ -> true);
        return new Choice(asked.narrowing().limit(), leftOut(asked), passes,
                asked.attributes().overlay(),
                Variety.of(asked.narrowing().most(), asked.attributes()));
    }

    private Optional<Passing> passing(Query asked) {
        return asked.narrowing().filter().map(filter -> conditions.compile(filter,
                Own.of(asked.subject(), asked.attributes()), asked.attributes()));
    }

    private void pin(Query asked, Choice choice) {
        if (asked.narrowing().pinned().isEmpty()) {
            return;
        }
        float[] scores = scratch.take();
        try {
            score(asked, scores);
            for (String item : asked.narrowing().pinned()) {
                int node = model.ids().node(item);
                if (node >= 0) {
                    choice.offer(Rung.PINNED.ordinal(), scores[node], node);
                }
            }
        } finally {
            scratch.give(scores);
        }
    }

    /// Fills the choice with the best candidates, in the total order.
    private void rank(Query asked, Choice choice) {
        if (choice.room() == 0) {
            return;
        }
        float[] scores = scratch.take();
        try {
            score(asked, scores);
            select(asked, scores, choice);
        } finally {
            scratch.give(scores);
        }
    }

    private void score(Query asked, float[] scores) {
        var scorer = model.scorer(asked.question());
        switch (asked.subject()) {
            case Subject.After(var mix, _) -> mix.ifPresentOrElse(
                    nodes -> scorer.scoreMix(nodes, scores), () -> scorer.scoreUnknown(scores));
            case Subject.Before before -> scoreSources(asked.question(), before.node(), scores);
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

    /// Offers the candidates best first, a stretch of the total order at a time, until the choice
    /// is full or there are no more. Without variety one stretch does. With it, a stretch leaves
    /// out whatever earlier ones have ruled out, so that each but the last adds to the answer.
    private void select(Query asked, float[] scores, Choice choice) {
        var ladder = Ladder.of(asked.subject(), asked.question(), model, knowledge,
                asked.attributes());
        boolean flat = ladder.isFlat();
        double least = asked.narrowing().minScore();
        var after = TopK.Place.FIRST;
        while (choice.room() > 0 && scores.length > 0) {
            var top = new TopK(choice.wanted(scores.length), ties);
            for (int node = 0; node < scores.length; node++) {
                float score = scores[node];
                if (score < least) {
                    continue;
                }
                int rung = flat ? Rung.MODEL.ordinal() : ladder.rung(node);
                if (top.admits(rung, score, node) && top.isAfter(after, rung, score, node)
                        && choice.allows(node)) {
                    top.offer(rung, score, node);
                }
            }
            top.sort();
            for (int place = 0; place < top.size(); place++) {
                choice.offerAllowed(top.rung(place), top.score(place), top.node(place));
            }
            if (!top.isFull()) {
                break;
            }
            after = top.last();
        }
    }

    private IntOpenHashSet leftOut(Query asked) {
        var left = new IntOpenHashSet();
        boolean isNewcomer = asked.subject() instanceof Subject.After after
                && after.newcomer().isPresent();
        if (!isNewcomer) {
            left.addAll(IntOpenHashSet.of(asked.subject().nodes()));
        }
        for (String item : asked.narrowing().excluded()) {
            int node = model.ids().node(item);
            if (node >= 0) {
                left.add(node);
            }
        }
        return left;
    }

    private Recommendation recommendation(Query asked, Choice choice, int place) {
        int node = choice.node(place);
        Rung rung = RUNGS[choice.rung(place)];
        return new Recommendation(model.ids().id(node), asked.attributes().name(node),
                choice.score(place), rung, reasons.why(asked.subject(), asked.narrowing(),
                asked.attributes(), node, rung));
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
