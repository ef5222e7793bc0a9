package dev.thence.serving;

import dev.thence.graph.Adjacency;
import dev.thence.graph.Catalogue;
import dev.thence.model.Model;
import dev.thence.model.Question;
import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import java.util.HashSet;
import java.util.function.IntPredicate;

/// The rung that each candidate stands on, for one query. Immutable.
///
/// What the model knows of the item asked about decides. Where it has learned something, its
/// score ranks the whole catalogue, as in the evaluation, and every candidate stands on
/// [Rung#MODEL]. Where it has not, its score says only how much a candidate is wanted at all;
/// then those come first that the graph or the counts link to the item, in the direction asked,
/// and then those of its category.
final class Ladder {
    private static final IntPredicate ALL = _ -> true;
    private static final IntPredicate NONE = _ -> false;

    private final IntPredicate model;
    private final IntPredicate graph;
    private final IntPredicate category;

    private Ladder(IntPredicate model, IntPredicate graph, IntPredicate category) {
        this.model = model;
        this.graph = graph;
        this.category = category;
    }

    static Ladder of(Subject subject, Question question, Model model, Knowledge knowledge,
            Attributes attributes) {
        return switch (subject) {
            case Subject.After after -> knowledge.speaksFor(question, after.nodes())
                    ? new Ladder(ALL, NONE, NONE)
                    : new Ladder(NONE, linked(after.nodes(), model.graph().out(),
                            model.thenCounts().out()), sameCategory(after, attributes));
            case Subject.Before before -> knowledge.speaksOf(question, before.node())
                    ? new Ladder(ALL, NONE, NONE)
                    : new Ladder(NONE, linked(before.nodes(), model.graph().in(),
                            model.thenCounts().in()), sameCategory(before, attributes));
            case Subject.Alike alike -> new Ladder(
                    knowledge.hasPlace(alike.node()) ? knowledge.places() : NONE, NONE,
                    sameCategory(alike, attributes));
        };
    }

    /// Whether every candidate stands on the model's rung.
    boolean isFlat() {
        return model == ALL;
    }

    /// The ordinal of the candidate's rung.
    int rung(int node) {
        Rung rung = model.test(node) ? Rung.MODEL : graph.test(node) ? Rung.GRAPH
                : category.test(node) ? Rung.CATEGORY : Rung.POPULARITY;
        return rung.ordinal();
    }

    private static IntPredicate linked(int[] nodes, Adjacency edges, Adjacency counts) {
        var linked = new IntOpenHashSet();
        for (int node : nodes) {
            addRow(linked, edges, node);
            addRow(linked, counts, node);
        }
        return linked::contains;
    }

    private static void addRow(IntOpenHashSet linked, Adjacency half, int node) {
        for (long p = half.offset(node), end = half.offset(node + 1); p < end; p++) {
            linked.add(half.neighbor(p));
        }
    }

    private static IntPredicate sameCategory(Subject subject, Attributes attributes) {
        var own = new HashSet<String>();
        for (int node : subject.nodes()) {
            attributes.category(node).ifPresent(own::add);
        }
        if (subject instanceof Subject.After(_, var newcomer)) {
            newcomer.map(n -> n.texts().get(Catalogue.CATEGORY)).ifPresent(own::add);
        }
        return attributes.anyText(Catalogue.CATEGORY, own);
    }
}
