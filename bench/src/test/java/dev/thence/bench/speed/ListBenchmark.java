package dev.thence.bench.speed;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.io.SectionFile;
import dev.thence.io.SectionFile.Verification;
import dev.thence.model.Question;
import dev.thence.serving.Canary;
import dev.thence.serving.Candidate;
import dev.thence.serving.Filter;
import dev.thence.serving.ListPlan;
import dev.thence.serving.ModelStore;
import dev.thence.serving.Publisher;
import dev.thence.serving.Recommendation;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/// A page of ten from lists made beforehand, asked of a store of models with names and reasons, of the
/// shop of [ScanBenchmark]; the lists are those of 20,000 items, which alone are asked about, because
/// those of a million take an hour to make. `array` reads the same ten entries out of
/// the mapped file and nothing else, the bound of the rest; `filtered` has a condition that nearly
/// all items meet.
///
/// Run: `bench/jmh ListBenchmark -p nodes=1000000`, with `-t 2` for two threads. The rate at which lists are made is
/// printed first, and their answers are compared with those of a scan.
@BenchmarkMode({Mode.Throughput, Mode.SampleTime})
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 3)
@Measurement(iterations = 5, time = 4)
@Fork(value = 1, jvmArgsAppend = {"-Xms6g", "-Xmx6g"})
@Threads(1)
@SuppressWarnings("missing-explicit-ctor")
public class ListBenchmark {
    private static final int LIMIT = 10;

    /// The store that serves it.
    @State(Scope.Benchmark)
    public static class Store {
        @Param("20000")
        int lists;

        private Path folder = Path.of("");
        private ModelStore store;
        private SectionFile file;
        private MemorySegment offsets;
        private MemorySegment entries;
        private String[] items = {};
        private int[] nodes = {};

        @Setup
        public void publish(ScanBenchmark.Shop shop) throws IOException {
            folder = Files.createTempDirectory("thence-lists");
            Path run = folder.resolve("run");
            shop.model.write(run);
            try (var workers = Workers.ofProcessors();
                    var publisher = Publisher.open(folder.resolve("models"))) {
                publisher.publish(Candidate.of(run), Canary.skipped(), new ListPlan(lists, 100,
                        estimate -> System.out.println(estimate.text())), workers,
                        PipelineListener.SILENT);
            }
            store = ModelStore.open(folder.resolve("models"));
            file = SectionFile.openAny(folder.resolve("models/v1/model/lists.thence"),
                    Verification.HEADER);
            offsets = file.section(Question.LINK + ".offsets");
            entries = file.section(Question.LINK + ".entries");
            nodes = IntStream.range(0, shop.nodes).filter(node ->
                    offset(node) < offset(node + 1)).toArray();
            items = IntStream.of(nodes).mapToObj(node -> shop.model.ids().id(node))
                    .toArray(String[]::new);
            for (int i = 0; i < items.length; i += items.length / 20 + 1) {
                String item = items[i];
                var scanned = shop.recommender.relatedTo(item).limit(LIMIT).fetch();
                if (!scanned.equals(answer(item))) {
                    throw new IllegalStateException("the list of " + item + " gives "
                            + answer(item) + ", a scan " + scanned);
                }
            }
        }

        List<Recommendation> answer(String item) {
            return store.ask(recommender -> recommender.relatedTo(item).limit(LIMIT).fetch());
        }

        long offset(int node) {
            return offsets.getAtIndex(JAVA_LONG, node);
        }

        @TearDown
        public void remove() throws IOException {
            store.close();
            file.close();
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path path : walk.toList().reversed()) {
                    Files.delete(path);
                }
            }
        }
    }

    /// Which item a thread asks about next.
    @State(Scope.Thread)
    public static class Page {
        private int number;

        int next(Store store) {
            number++;
            return SplitMix64.of(9, number).nextInt(store.items.length);
        }
    }

    @Benchmark
    public List<Recommendation> listed(Store store, Page page) {
        return store.answer(store.items[page.next(store)]);
    }

    @Benchmark
    public List<Recommendation> filtered(Store store, Page page) {
        String item = store.items[page.next(store)];
        return store.store.ask(recommender -> recommender.relatedTo(item).limit(LIMIT)
                .where(Filter.not(Filter.sameAsOwn("shelf"))).fetch());
    }

    @Benchmark
    public float array(Store store, Page page) {
        long begin = store.offset(store.nodes[page.next(store)]);
        float sum = 0;
        for (long place = begin; place < begin + LIMIT; place++) {
            sum += store.entries.get(JAVA_INT, place * 8)
                    + store.entries.get(JAVA_FLOAT, place * 8 + 4);
        }
        return sum;
    }
}
