package dev.thence.bench.serving;

import dev.thence.bench.serving.ServingReport.Figure;
import dev.thence.bench.serving.ServingReport.Row;
import dev.thence.bench.serving.ServingReport.Section;
import dev.thence.graph.SplitMix64;
import dev.thence.serving.Recommendations;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What comes after an item of the catalogue whose answer was made beforehand, beside the same
/// lists in a plain mapped array.
final class ListedQueries {
    private static final int LENGTH = 50;
    private static final long CHECKS = 41;

    private final Subjects subjects;

    ListedQueries(Subjects subjects) {
        this.subjects = subjects;
    }

    Section measure() throws IOException {
        try (var plain = MappedLists.of(subjects,
                Math.min(LENGTH, subjects.items() - 1))) {
            check(plain);
            var ours = subjects.load().figures(key -> ask(subjects.listed(key)).size(),
                    Subjects.LIMIT, subjects.threads());
            var parts = subjects.load().figures(key -> explained(subjects.listed(key)),
                    Subjects.LIMIT, subjects.threads());
            var array = subjects.load().figures(key -> read(plain, place(key)), Subjects.LIMIT,
                    subjects.threads());
            return new Section(title(), List.of(), List.of(
                    new Row("related, with reasons", ours, "ids, names, scores, rungs, counts of"
                            + " customers; the item drawn evenly from those with a list"),
                    new Row("the same, with every part of the score", parts, "`explain()`"),
                    new Row("mapped array", times(array, ours), "the same lists, node and score"
                            + " alone: the bound")));
        }
    }

    private String title() {
        return String.format(Locale.ROOT, "Catalogue query, answers made beforehand: %,d items,"
                + " lists of the %,d busiest, the best %d", subjects.items(),
                subjects.listed().length, Subjects.LIMIT);
    }

    /// Some answers against all scores, all of these against the array.
    private void check(MappedLists plain) {
        int[] nodes = new int[Subjects.LIMIT];
        float[] scores = new float[Subjects.LIMIT];
        for (int i = 0; i < Subjects.CHECKED; i++) {
            int place = place(SplitMix64.mix(CHECKS, i));
            int item = subjects.listed()[place];
            Recommendations answer = ask(item);
            subjects.slow().require(answer, Subjects.LIMIT, node -> node != item, item);
            plain.read(place, nodes, scores);
            for (int entry = 0; entry < nodes.length; entry++) {
                if (!answer.get(entry).item().equals(MadeShop.id(nodes[entry]))
                        || (float) answer.get(entry).score() != scores[entry]) {
                    throw new IllegalStateException("the array has " + MadeShop.id(nodes[entry])
                            + " at place " + entry + " after " + MadeShop.id(item) + ", the answer "
                            + answer.get(entry));
                }
            }
        }
    }

    private int place(long key) {
        return SplitMix64.of(subjects.seed(), key, 3).nextInt(subjects.listed().length);
    }

    private Recommendations ask(int item) {
        return subjects.recommender().relatedTo(MadeShop.id(item)).limit(Subjects.LIMIT).fetch();
    }

    private int explained(int item) {
        return subjects.recommender().relatedTo(MadeShop.id(item)).limit(Subjects.LIMIT).explain()
                .fetch().size();
    }

    private static int read(MappedLists plain, int list) {
        int[] nodes = new int[Subjects.LIMIT];
        double sum = plain.read(list, nodes, new float[Subjects.LIMIT]);
        return Double.isNaN(sum) ? 0 : nodes.length;
    }

    /// A peer's figures and how its median stands to ours.
    static ArrayList<Figure> times(List<Figure> peer, List<Figure> ours) {
        var figures = new ArrayList<>(peer);
        figures.add(new Figure("p50 of ours", peer.getFirst().value() / ours.getFirst().value()));
        return figures;
    }
}
