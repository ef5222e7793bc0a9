package dev.thence.bench.serving;

import dev.thence.graph.Workers;
import dev.thence.serving.Canary;
import dev.thence.serving.Candidate;
import dev.thence.serving.ListPlan;
import dev.thence.serving.Publisher;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Path;
import java.util.stream.Stream;

/// Publishes made-up shops the way real ones are published, and watches the making of the lists.
final class MadeStore {
    private final Path folder;
    private final Workers workers;
    private final PipelineListener listener;

    MadeStore(Path folder, Workers workers, PipelineListener listener) {
        this.folder = folder;
        this.workers = workers;
        this.listener = listener;
    }

    Path folder() {
        return folder;
    }

    /// Making lists, as it was seen.
    ///
    /// @param lists how many were made
    /// @param seconds they took
    /// @param heapMebibytes the most heap in use meanwhile, garbage and all
    /// @param firstMebibytes of memory without a file behind it when the first lists were made
    /// @param lastMebibytes the same when the last were; both 0 where the system does not tell
    record Making(long lists, double seconds, double heapMebibytes, double firstMebibytes,
            double lastMebibytes) {}

    /// Makes a shop and publishes it as the store's next version.
    ///
    /// @param lists for how many of the busiest items the answers are made beforehand
    Making publish(Scene scene, int lists) throws IOException {
        Path model = folder.resolveSibling(folder.getFileName() + ".made");
        try (var publisher = Publisher.open(folder)) {
            new MadeShop(scene, workers, listener).write(model);
            var watch = new Watch();
            publisher.publish(Candidate.of(model), Canary.skipped(),
                    new ListPlan(lists, ListPlan.DEFAULT_LENGTH, _ -> { }), workers, watch);
            return watch.making();
        } finally {
            Folders.delete(model);
        }
    }

    /// Hears of the stages of publishing.
    private final class Watch implements PipelineListener {
        private boolean lists;
        private long begun;
        private long made;
        private double seconds;
        private double first;
        private double last;
        private double heap;

        @Override
        public void stage(String name, long steps) {
            listener.stage(name, steps);
            lists = name.startsWith("lists of");
            if (lists) {
                System.gc();
                heapPools().forEach(MemoryPoolMXBean::resetPeakUsage);
                begun = System.nanoTime();
            }
        }

        @Override
        public void progress(long done, String detail) {
            listener.progress(done, detail);
            if (lists) {
                seconds = (System.nanoTime() - begun) / 1e9;
                last = Resident.here(Resident.ANONYMOUS).orElse(0);
                first = made == 0 ? last : first;
                made = done;
                heap = heapPools().mapToLong(pool -> pool.getPeakUsage().getUsed()).sum()
                        / 1048576.0;
            }
        }

        @Override
        public boolean isCancelled() {
            return listener.isCancelled();
        }

        private static Stream<MemoryPoolMXBean> heapPools() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                    .filter(pool -> pool.getType() == MemoryType.HEAP);
        }

        Making making() {
            return new Making(made, seconds, heap, first, last);
        }
    }
}
