package dev.thence.bench.serving;

import dev.thence.bench.pages.Provenance;
import dev.thence.bench.serving.ServingReport.Figure;
import dev.thence.bench.serving.ServingReport.Row;
import dev.thence.bench.serving.ServingReport.Section;
import dev.thence.graph.Workers;
import dev.thence.io.SectionFile.Verification;
import dev.thence.serving.ListPlan;
import dev.thence.serving.Recommender;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// How fast an embedded storefront is answered from a published model, what making its lists takes
/// and what it holds in memory, on made-up shops, beside other libraries in the same run.
///
/// Every kind of answer is held against a slow way before it is measured, and every measured
/// answer must have all its entries.
public final class ServingBench {
    private final ServingOptions options;
    private final PipelineListener listener;
    private final List<Row> making = new ArrayList<>();
    private final List<Row> memory = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();

    private ServingBench(ServingOptions options, PipelineListener listener) {
        this.options = options;
        this.listener = listener;
    }

    /// Measures; minutes for a million items, and disk for some 4 kB an item, which is given back.
    /// Other work on the machine spoils the figures.
    ///
    /// @throws IllegalStateException when an answer is wrong
    /// @throws CancellationException when the listener wants to stop
    public static ServingReport run(ServingOptions options, PipelineListener listener)
            throws IOException {
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        Path folder = options.folder().isPresent()
                ? Files.createTempDirectory(Files.createDirectories(options.folder().get()),
                        "thence-bench")
                : Files.createTempDirectory("thence-bench");
        var bench = new ServingBench(options, listener);
        try {
            for (int items : options.items()) {
                bench.measure(items, Files.createDirectory(folder.resolve("shop" + items)));
            }
        } finally {
            Folders.delete(folder);
        }
        return bench.report(load);
    }

    private void measure(int items, Path folder) throws IOException {
        int lists = Math.min(options.lists(), items);
        Path store = folder.resolve("models");
        try (var workers = Workers.of(options.threads())) {
            making.add(row(items, new MadeStore(store, workers, listener)
                    .publish(new Scene(items, options.seed()), lists)));
        }
        // In its own process and before anything else has the files open.
        listener.stage("memory of " + items + " items", 0);
        memory.add(new OpenedMemory(options.probes(), options.seed()).measure(store, items,
                lists));
        try (var recommender = Recommender.open(store, Verification.HEADER)) {
            var subjects = new Subjects(recommender, Subjects.busiest(recommender.model(), lists),
                    new SlowAnswers(recommender.model()), new Load(options.seconds()),
                    options.threads(), options.seed(), folder);
            listener.stage("catalogue queries of " + items + " items", 0);
            sections.add(new ListedQueries(subjects).measure());
            var lucene = lucene(subjects);
            try {
                listener.stage("conditions", 0);
                sections.add(new FilteredQueries(subjects, lucene, options.queries()).measure());
                listener.stage("unseen queries", 0);
                sections.add(new UnseenQueries(subjects, lucene, options.peers(),
                        options.queries()).measure(listener));
            } finally {
                if (lucene.isPresent()) {
                    lucene.get().close();
                }
            }
        }
        Folders.delete(folder);
    }

    private Optional<LuceneIndex> lucene(Subjects subjects) throws IOException {
        if (!options.lucene()) {
            return Optional.empty();
        }
        listener.stage("Lucene indexes " + subjects.items() + " vectors", 0);
        long begun = System.nanoTime();
        var index = LuceneIndex.of(subjects.model(), subjects.folder().resolve("lucene"));
        making.add(new Row(String.format(Locale.ROOT, "Lucene's index of %,d items",
                subjects.items()), List.of(new Figure("seconds",
                (System.nanoTime() - begun) / 1e9)), "one segment, M 16, beam 100"));
        return Optional.of(index);
    }

    private static Row row(int items, MadeStore.Making seen) {
        var figures = new ArrayList<>(List.of(new Figure("seconds", seen.seconds()),
                new Figure("lists/s", seen.lists() / seen.seconds()),
                new Figure("most heap MiB", seen.heapMebibytes())));
        if (seen.lastMebibytes() > 0) {
            figures.add(new Figure("without a file, begin MiB", seen.firstMebibytes()));
            figures.add(new Figure("without a file, end MiB", seen.lastMebibytes()));
        }
        return new Row(String.format(Locale.ROOT, "the best %d for %,d of %,d items",
                ListPlan.DEFAULT_LENGTH, seen.lists(), items), figures, String.format(Locale.ROOT,
                "%.2f billion scores a second; heap with garbage before a collection",
                seen.lists() / seen.seconds() * items / 1e9));
    }

    private ServingReport report(double load) {
        var all = new ArrayList<Section>();
        all.addAll(sections);
        all.add(new Section("Making lists", List.of(), making));
        all.add(new Section("Memory of an opened model", List.of(), memory));
        return new ServingReport("Serving", Provenance.here(options.command()), options.seed(),
                List.of(String.format(Locale.ROOT, "Load of the machine at the beginning: %.2f."
                        + " Each row was measured for %s seconds, on one thread and on %d.", load,
                        options.seconds(), options.threads()),
                        "The shops are made up: 64 dimensions, clusters of 250 items that lead to"
                        + " the next one, popularity and rows by power laws, 20 to 200 entries a"
                        + " row. Before a kind of answer is measured, " + Subjects.CHECKED
                        + " of it are held against a sort of all scores in double precision; the"
                        + " run stops at the first that is wrong, or has an entry too few."), all);
    }
}
