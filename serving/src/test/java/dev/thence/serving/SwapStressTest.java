package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Swaps without a pause against queries on more threads than there are processors.
class SwapStressTest {
    private static final int FEWEST_SWAPS = 12;
    private static final int MOST_SWAPS = 150;
    private static final long NANOS = 4_000_000_000L;
    private static final int THREADS = 3 * Runtime.getRuntime().availableProcessors() + 2;

    @TempDir
    private Path folder;

    @Test
    void everyAnswerComesWholeFromOneVersion() throws Exception {
        Path models = folder.resolve("models");
        MarkedModel.publish(1, models);
        MarkedModel.publish(2, models);
        var released = new AtomicInteger();
        var answered = new AtomicInteger();
        var places = new StoreFolder(models);
        try (var _ = new StoreLog();
                var pool = Executors.newFixedThreadPool(THREADS);
                var store = ModelStore.openStill(models)) {
            store.listen(event -> released.addAndGet(event instanceof Swap.Released ? 1 : 0));
            var ended = new CountDownLatch(1);
            var askers = new ArrayList<Future<Integer>>();
            for (int thread = 0; thread < THREADS; thread++) {
                int number = thread;
                askers.add(pool.submit(asker(store, number, ended, answered)));
            }
            int swaps = 0;
            long begun = System.nanoTime();
            while (swaps < FEWEST_SWAPS
                    || swaps < MOST_SWAPS && System.nanoTime() - begun < NANOS) {
                int before = answered.get();
                places.point(swaps++ % 2 == 0 ? "v1" : "v2");
                store.availability().hide("item" + swaps);
                assertTrue(store.refresh());
                while (answered.get() < before + 50) {
                    LockSupport.parkNanos(100_000);
                }
            }
            ended.countDown();
            int all = 0;
            for (var asker : askers) {
                all += asker.get();
            }
            assertEquals(all, answered.get());
            assertTrue(all >= 50 * swaps, all + " answers");
            for (int wait = 0; wait < 1_000 && released.get() < swaps; wait++) {
                Thread.sleep(5);
            }
            assertEquals(swaps, released.get(), "every old version was given back");
        }
    }

    private static Callable<Integer> asker(ModelStore store, int number,
            CountDownLatch ended, AtomicInteger answered) {
        return () -> {
            int count = 0;
            while (ended.getCount() > 0) {
                String item = "item" + (number * 31 + count) % MarkedModel.ITEMS;
                if (count % 4 == 3) {
                    try (var lease = store.lease()) {
                        check(lease.recommender(), item);
                        check(lease.recommender(), item);
                    }
                } else {
                    store.ask(recommender -> check(recommender, item));
                }
                count++;
                answered.incrementAndGet();
            }
            return count;
        };
    }

    /// From a list, by a scan, of a basket, and of what leads there, in turn.
    private static int check(Recommender recommender, String item) {
        var answer = switch (Math.floorMod(item.hashCode(), 4)) {
            case 0 -> recommender.relatedTo(item).limit(7).explain().fetch();
            case 1 -> recommender.relatedTo(item).limit(120).fetch();
            case 2 -> recommender.relatedTo(List.of(item, "item5", "item9")).limit(7).fetch();
            default -> recommender.leadingTo(item).limit(7).fetch();
        };
        assertTrue(answer.size() == 7 || answer.size() == 120, answer::toString);
        var expected = Set.of(recommender.version().equals("v1") ? "mark 1" : "mark 2");
        for (Recommendation one : answer) {
            assertTrue(expected.contains(one.name().orElseThrow()), one::toString);
        }
        return answer.size();
    }
}
