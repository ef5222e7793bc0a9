package dev.thence.serving;

import dev.thence.model.Model;
import dev.thence.model.NodeBatches;
import dev.thence.model.NodeMix;
import dev.thence.model.Question;
import dev.thence.serving.Ranking.Candidates;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.roaringbitmap.BatchIterator;
import org.roaringbitmap.RoaringBitmap;

/// Answers queries from one model: scores the catalogue, selects in the total order, gives
/// reasons.
///
/// Immutable but for what it computes once on demand (the same whoever computes it) and the
/// pool of score arrays; any number of threads, no lock.
final class Answers {
    private static final int NEWCOMER_NEIGHBORS = 10;
    /// Where at most one in so many passes the condition, only those are scored: a row by itself
    /// costs some three times as much as one of a scan.
    private static final int FEW = 8;
    private static final int BATCH = 256;
    private static final Rung[] RUNGS = Rung.values();

    private final Model model;
    private final String version;
    private final Availability availability;
    private final ModelOverlay overlay;
    private final Optional<AnswerLists> lists;
    private final Conditions conditions;
    private final Knowledge knowledge;
    private final Scratch scratch;
    private final Scoring scoring;
    private final Reasons reasons;
    private final TopK.TieOrder ties;
    private final Lazy<FeatureIndex> features;

    Answers(Model model, Optional<AnswerLists> lists, String version, Availability availability) {
        this.model = model;
        this.lists = lists;
        this.version = version;
        this.availability = availability;
        overlay = availability.attach(model);
        conditions = new Conditions(overlay.kinds(), new AttributeIndex(model.catalogue()));
        knowledge = new Knowledge(model);
        scratch = new Scratch(model.ids().count());
        scoring = new Scoring(model, knowledge, scratch);
        features = new Lazy<>(() -> new FeatureIndex(model.catalogue(), knowledge::hasSource));
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
        lists.ifPresent(AnswerLists::close);
        model.close();
    }

    Conditions conditions() {
        return conditions;
    }

    void prepare() {
        knowledge.places();
        features.get();
        conditions.prepare();
        model.scorer(model.sourceQuestion(model.defaultQuestion())).isNamed(0);
    }

    Recommendations fetch(Subject subject, Narrowing narrowing) {
        var attributes = new Attributes(model.catalogue(), overlay.current());
        var asked = new Query(subject, narrowing, attributes, narrowing.filter().map(filter ->
                conditions.compile(filter, Own.of(subject, attributes), attributes)));
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
    private record Query(Subject subject, Narrowing narrowing, Attributes attributes,
            Optional<Passing> passing) {
        Question question() {
            return narrowing.question();
        }
    }

    private Choice choice(Query asked) {
        int limit = Math.min(asked.narrowing().limit(), model.ids().count());
        IntPredicate passes = asked.passing().<IntPredicate>map(p -> p::test).orElse(_ -> true);
        return new Choice(limit, leftOut(asked), passes,
                asked.attributes().overlay(),
                Variety.of(asked.narrowing().most(), asked.attributes()));
    }

    private void pin(Query asked, Choice choice) {
        int[] pinned = asked.narrowing().pinned().stream().mapToInt(model.ids()::node)
                .filter(node -> node >= 0).toArray();
        if (pinned.length == 0) {
            return;
        }
        float[] scores = scratch.take();
        try {
            scoring.score(asked.subject(), asked.question(),
                    NodeBatches.of(IntStream.of(pinned).sorted().toArray()), scores);
            for (int node : pinned) {
                choice.offer(Rung.PINNED.ordinal(), scores[node], node);
            }
        } finally {
            scratch.give(scores);
        }
    }

    /// Fills the choice with the best candidates, in the total order.
    private void rank(Query asked, Choice choice) {
        if (choice.room() > 0) {
            Optional<AnswerLists.AnswerList> list = ListPath.list(lists, asked.subject(),
                    asked.narrowing(), asked.attributes().overlay());
            if (list.isEmpty()) {
                scan(asked, TopK.Place.FIRST, choice);
            } else {
                ListPath.offer(list.get(), asked.narrowing().minScore(), choice)
                        .ifPresent(after -> scan(asked, after, choice));
            }
        }
    }

    /// The best candidates after this place, by scoring: only what passes the condition where
    /// that is few, else everything.
    private void scan(Query asked, TopK.Place after, Choice choice) {
        var candidates = candidates(asked);
        float[] scores = scratch.take();
        try {
            switch (candidates) {
                case Candidates.All _ -> scoring.score(asked.subject(), asked.question(), scores);
                case Candidates.Some(var nodes) ->
                        scoring.score(asked.subject(), asked.question(), nodes, scores);
            }
            var ladder = Ladder.of(asked.subject(), asked.question(), model, knowledge,
                    asked.attributes());
            new Ranking(ladder, asked.narrowing().minScore(), ties, scores)
                    .offer(candidates, after, choice);
        } finally {
            scratch.give(scores);
        }
    }

    private Candidates candidates(Query asked) {
        int n = model.ids().count();
        return asked.passing().filter(passing -> passing.most() <= n / FEW)
                .<Candidates>map(passing -> new Candidates.Some(batches(passing.nodes())))
                .orElse(new Candidates.All(n));
    }

    private static NodeBatches batches(RoaringBitmap nodes) {
        return visitor -> {
            int[] batch = new int[BATCH];
            BatchIterator iterator = nodes.getBatchIterator();
            while (iterator.hasNext()) {
                visitor.visit(batch, iterator.nextBatch(batch));
            }
        };
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
        float[] products = scratch.take();
        try {
            return neighbors(newcomer, features.get().nearest(newcomer.texts(), NEWCOMER_NEIGHBORS,
                    ties, products));
        } finally {
            scratch.give(products);
        }
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
}
