package dev.thence.bench.serving;

import dev.thence.bench.serving.ServingReport.Figure;
import dev.thence.bench.serving.ServingReport.Row;
import dev.thence.bench.serving.ServingReport.Section;
import dev.thence.graph.SplitMix64;
import dev.thence.serving.Filter;
import dev.thence.serving.Recommendations;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/// What comes after an item among those that meet a condition, beside Lucene's filtered search of
/// nearest vectors.
final class FilteredQueries {
    private static final List<String> GROUPS = List.of("0.1%", "1%", "10%", "50%");
    private static final int[] CANDIDATES = {10, 100};
    private static final long CHECKS = 51;
    private static final long RECALLS = 52;

    private final Subjects subjects;
    private final Optional<LuceneIndex> lucene;
    private final int recalls;

    /// @param recalls over how many queries recall is measured
    FilteredQueries(Subjects subjects, Optional<LuceneIndex> lucene, int recalls) {
        this.subjects = subjects;
        this.lucene = lucene;
        this.recalls = recalls;
    }

    Section measure() {
        var rows = new ArrayList<Row>();
        for (String group : GROUPS) {
            int passing = subjects.model().catalogue().nodeCount(MadeShop.GROUP, group);
            // The item asked about may itself be one of those that pass.
            if (passing > Subjects.LIMIT) {
                rows.addAll(rows(group, passing));
            }
        }
        return new Section(String.format(Locale.ROOT, "With a condition: %,d items, the best %d",
                subjects.items(), Subjects.LIMIT), notes(), rows);
    }

    private List<String> notes() {
        var notes = new ArrayList<String>();
        notes.add("Ours is exact: the whole score, joined with the sparse rows, of every item that"
                + " passes, with reasons. Lucene answers a smaller question, the nearest vectors"
                + " alone; its recall is against the exact answer to that.");
        if (lucene.isEmpty()) {
            notes.add("Lucene was left out on request.");
        }
        return notes;
    }

    private List<Row> rows(String group, int passing) {
        IntPredicate passes = node -> subjects.model().catalogue().text(MadeShop.GROUP, node)
                .orElseThrow().equals(group);
        for (int i = 0; i < Subjects.CHECKED; i++) {
            int item = subjects.listed(SplitMix64.mix(CHECKS, i));
            subjects.slow().require(ask(item, group), Subjects.LIMIT,
                    passes.and(node -> node != item), item);
        }
        var rows = new ArrayList<Row>();
        var ours = subjects.load().figures(key -> ask(subjects.listed(key), group).size(),
                Subjects.LIMIT, subjects.threads());
        rows.add(new Row(group + " pass: ours", ours, String.format(Locale.ROOT,
                "exact, with reasons; %,d items pass", passing)));
        lucene.ifPresent(index -> {
            for (int candidates : CANDIDATES) {
                var theirs = new ArrayList<>(ListedQueries.times(subjects.load().figures(key ->
                        index.nearest(source(subjects.listed(key)), group, candidates,
                                Subjects.LIMIT).length, Subjects.LIMIT, subjects.threads()), ours));
                theirs.add(new Figure("recall@10", recall(index, group, passes, candidates)));
                rows.add(new Row(group + " pass: Lucene, " + candidates + " candidates", theirs,
                        "KnnFloatVectorQuery with a TermQuery as filter, node numbers alone"));
            }
        });
        return rows;
    }

    private double recall(LuceneIndex index, String group, IntPredicate passes, int candidates) {
        var exact = new ExactDots(subjects.model().targets());
        double sum = 0;
        for (int i = 0; i < recalls; i++) {
            float[] query = source(subjects.listed(SplitMix64.mix(RECALLS, i)));
            sum += ExactDots.recall(index.nearest(query, group, candidates, Subjects.LIMIT),
                    exact.nearest(query, passes, Subjects.LIMIT));
        }
        return sum / recalls;
    }

    private float[] source(int item) {
        return subjects.model().sources().row(item);
    }

    private Recommendations ask(int item, String group) {
        return subjects.recommender().relatedTo(MadeShop.id(item))
                .where(Filter.is(MadeShop.GROUP, group)).limit(Subjects.LIMIT).fetch();
    }
}
