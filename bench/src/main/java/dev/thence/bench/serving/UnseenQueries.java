package dev.thence.bench.serving;

import dev.thence.bench.serving.ServingReport.Figure;
import dev.thence.bench.serving.ServingReport.Row;
import dev.thence.bench.serving.ServingReport.Section;
import dev.thence.graph.SplitMix64;
import dev.thence.serving.Newcomer;
import dev.thence.serving.Recommendations;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/// What comes after a basket, or after a product nobody knows: no list can have it, so the whole
/// catalogue is scored; beside it, indexes of vectors in Java and in Python.
final class UnseenQueries {
    private static final int[] CANDIDATES = {10, 100, 400};
    private static final long CHECKS = 61;

    private final Subjects subjects;
    private final Optional<LuceneIndex> lucene;
    private final Optional<Path> peers;
    private final int queries;

    /// @param peers the program that measures Python's libraries
    /// @param queries that it is asked, and over which recall is measured
    UnseenQueries(Subjects subjects, Optional<LuceneIndex> lucene, Optional<Path> peers,
            int queries) {
        this.subjects = subjects;
        this.lucene = lucene;
        this.peers = peers;
        this.queries = queries;
    }

    Section measure(PipelineListener listener) throws IOException {
        check();
        var rows = new ArrayList<Row>();
        var ours = subjects.load().figures(key -> basket(subjects.basket(key)).size(),
                Subjects.LIMIT, subjects.threads());
        rows.add(new Row("a basket of three: ours", ours, "exact, the whole score, with reasons"));
        rows.add(new Row("a newcomer like three items: ours", subjects.load().figures(key ->
                newcomer(subjects.basket(key)).size(), Subjects.LIMIT, subjects.threads()),
                "exact, the whole score, with reasons"));
        rows.add(vectorsAlone(ours));
        var asked = VectorQueries.of(subjects, queries);
        lucene.ifPresent(index -> rows.addAll(rows(index, asked, ours)));
        var notes = new ArrayList<>(List.of("The query of all rows is the mean of three items'"
                + " vectors. Only ours adds the sparse rows, the terms of the target and reasons;"
                + " the recall of the others is against the exact answer of the vectors alone."));
        var python = new NearestPeers(peers, subjects, ours);
        rows.addAll(python.rows(asked, listener));
        notes.addAll(python.notes());
        return new Section(String.format(Locale.ROOT,
                "Unseen query: %,d items, %d dimensions, the best %d", subjects.items(),
                subjects.model().targets().columns(), Subjects.LIMIT), notes, rows);
    }

    private void check() {
        for (int i = 0; i < Subjects.CHECKED; i++) {
            int[] items = subjects.basket(SplitMix64.mix(CHECKS, i));
            subjects.slow().require(basket(items), Subjects.LIMIT,
                    node -> IntStream.of(items).noneMatch(item -> item == node), items);
            // What a newcomer is like may come after it, too.
            subjects.slow().require(newcomer(items), Subjects.LIMIT, _ -> true, items);
        }
    }

    private Recommendations basket(int... items) {
        return subjects.recommender().relatedTo(Subjects.ids(items)).limit(Subjects.LIMIT).fetch();
    }

    private Recommendations newcomer(int... items) {
        return subjects.recommender().newcomer(Newcomer.like(
                Subjects.ids(items).toArray(String[]::new))).limit(Subjects.LIMIT).fetch();
    }

    private Row vectorsAlone(List<Figure> ours) {
        return new Row("inner products alone, plain scan", ListedQueries.times(
                subjects.load().figuresOf(() -> {
                    var dots = new ExactDots(subjects.model().targets());
                    return key -> dots.nearest(VectorQueries.mean(subjects.model(),
                            subjects.basket(key)), _ -> true, Subjects.LIMIT).length;
                }, Subjects.LIMIT, subjects.threads()), ours), "the bound of an exact answer");
    }

    private List<Row> rows(LuceneIndex index, VectorQueries asked, List<Figure> ours) {
        var rows = new ArrayList<Row>();
        for (int candidates : CANDIDATES) {
            var figures = new ArrayList<>(ListedQueries.times(subjects.load().figures(key ->
                    index.nearest(asked.vector(key), candidates, Subjects.LIMIT).length,
                    Subjects.LIMIT, subjects.threads()), ours));
            figures.add(new Figure("recall@10", asked.recall(vector ->
                    index.nearest(vector, candidates, Subjects.LIMIT))));
            rows.add(new Row("Lucene HNSW, " + candidates + " candidates", figures,
                    "node numbers alone"));
        }
        return rows;
    }
}
