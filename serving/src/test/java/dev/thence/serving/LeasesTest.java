package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LeasesTest {
    @Test
    void theLastOneToGiveBackEndsIt() {
        var ends = new AtomicInteger();
        var leases = new Leases(ends::incrementAndGet);
        int one = leases.take();
        int two = leases.take();
        leases.end();
        assertEquals(-1, leases.take());
        leases.give(two);
        assertEquals(0, ends.get());
        leases.give(one);
        assertEquals(1, ends.get());
        assertEquals(-1, leases.take());
        leases.end();
        assertEquals(1, ends.get());
    }

    @Test
    void withoutUsersTheEndIsAtOnce() {
        var ends = new AtomicInteger();
        new Leases(ends::incrementAndGet).end();
        assertEquals(1, ends.get());
    }

    @Test
    void nobodyHoldsWhatHasEnded() throws InterruptedException {
        for (int round = 0; round < 500; round++) {
            var isOver = new AtomicBoolean();
            var ends = new AtomicInteger();
            var wrong = new AtomicInteger();
            var leases = new Leases(() -> {
                isOver.set(true);
                ends.incrementAndGet();
            });
            var begin = new CountDownLatch(1);
            var threads = new Thread[4];
            for (int t = 0; t < threads.length; t++) {
                threads[t] = Thread.ofVirtual().start(() -> {
                    await(begin);
                    for (int lease = leases.take(); lease >= 0; lease = leases.take()) {
                        wrong.addAndGet(isOver.get() ? 1 : 0);
                        leases.give(lease);
                        Thread.yield();
                    }
                });
            }
            begin.countDown();
            Thread.yield();
            leases.end();
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(0, wrong.get(), "round " + round);
            assertEquals(1, ends.get(), "round " + round);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
