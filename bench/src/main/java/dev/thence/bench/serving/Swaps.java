package dev.thence.bench.serving;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Lets one version after the other take over while the service answers, and looks whether it
/// does.
final class Swaps implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final long LOOK_MILLIS = 20;

    private final TwoVersions shop;
    private final RunningService service;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().daemon().factory());
    private final List<Double> took = Collections.synchronizedList(new ArrayList<>());
    private volatile String failure = "";

    private Swaps(TwoVersions shop, RunningService service) {
        this.shop = shop;
        this.service = service;
    }

    static Swaps every(Duration period, TwoVersions shop, RunningService service) {
        var swaps = new Swaps(shop, service);
        swaps.clock.scheduleAtFixedRate(swaps::swap, period.toNanos(), period.toNanos(),
                TimeUnit.NANOSECONDS);
        return swaps;
    }

    private void swap() {
        if (!failure.isEmpty()) {
            return;
        }
        try {
            String next = service.version().equals("v1") ? "v2" : "v1";
            long begun = System.nanoTime();
            shop.point(next);
            while (!service.version().equals(next)) {
                if (System.nanoTime() - begun > PATIENCE_NANOS) {
                    throw new IOException(next + " did not take over within a minute");
                }
                Thread.sleep(LOOK_MILLIS);
            }
            took.add((System.nanoTime() - begun) / 1e9);
        } catch (IOException | RuntimeException e) {
            failure = "a swap failed: " + e.getMessage();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// How many took place, each seen in an answer.
    int count() {
        return took.size();
    }

    /// Seconds from naming the version to its first answer, of the slowest.
    double slowest() {
        synchronized (took) {
            return took.stream().mapToDouble(s -> s).max().orElse(0);
        }
    }

    /// Why one did not; no more are tried then.
    Optional<String> failure() {
        return Optional.of(failure).filter(f -> !f.isEmpty());
    }

    /// Ends after the swap under way.
    @Override
    public void close() {
        clock.close();
    }
}
