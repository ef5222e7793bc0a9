package dev.thence.bench.serving;

import dev.thence.bench.pages.Provenance;
import dev.thence.bench.serving.ServingReport.Figure;
import dev.thence.bench.serving.ServingReport.Row;
import dev.thence.bench.serving.ServingReport.Section;
import dev.thence.graph.SplitMix64;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// Whether the service holds out: asked without a pause for a long time while versions take over
/// from each other, every answer held against the version it names, its memory watched.
public final class SoakBench {
    /// How far the memory of the last third may lie from that of the middle one, of 1.
    public static final double FLAT = .05;
    private static final int LOOK_MILLIS = 1_000;
    private static final int SHOWN = 5;
    private static final long QUESTIONS = 81;

    private final HttpOptions options;
    private final PipelineListener listener;
    private final LongAdder requests = new LongAdder();
    private final LongAdder failed = new LongAdder();
    private final List<String> failures = new ArrayList<>();
    private final AtomicInteger client = new AtomicInteger();
    private volatile boolean ending;

    private SoakBench(HttpOptions options, PipelineListener listener) {
        this.options = options;
        this.listener = listener;
    }

    /// What came of it.
    ///
    /// @param report the page
    /// @param complaints why it did not hold out; empty when it did
    public record Outcome(ServingReport report, List<String> complaints) {
        public Outcome {
            complaints = List.copyOf(complaints);
        }
    }

    /// Takes as long as the options say.
    ///
    /// @throws IOException when the service does not begin
    /// @throws CancellationException when the listener wants to stop
    public static Outcome run(HttpOptions options, PipelineListener listener) throws IOException {
        var bench = new SoakBench(options, listener);
        try (var shop = TwoVersions.make(options, listener);
                var service = RunningService.start(options, shop)) {
            return bench.measure(shop, service);
        }
    }

    private Outcome measure(TwoVersions shop, RunningService service) {
        var memory = new MemoryWatch(service.pid());
        var asking = new Asking(shop, service);
        long seconds = options.time().toSeconds();
        listener.stage("asking for " + seconds + " s", seconds);
        Swaps seen;
        try (var swaps = Swaps.every(options.swapEvery(), shop, service);
                var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            seen = swaps;
            try {
                for (int i = 0; i < options.connections(); i++) {
                    clients.submit(() -> ask(asking));
                }
                wait(seconds, memory);
            } finally {
                ending = true;
            }
        }
        int exit = service.end();
        return outcome(seen, memory, exit);
    }

    private void wait(long seconds, MemoryWatch memory) {
        long begun = System.nanoTime();
        for (long past = 0; past < seconds; past = (System.nanoTime() - begun) / 1_000_000_000) {
            if (listener.isCancelled()) {
                throw new CancellationException("stopped while the service was asked");
            }
            try {
                Thread.sleep(LOOK_MILLIS);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new CancellationException("interrupted while the service was asked");
            }
            memory.look();
            listener.progress(Math.min(past, seconds), requests.sum() + " requests, "
                    + failed.sum() + " failed");
        }
    }

    private void ask(Asking asking) {
        var random = SplitMix64.of(options.seed(), QUESTIONS, client.getAndIncrement());
        while (!ending) {
            Asking.Answer answer = asking.any(random);
            requests.increment();
            if (answer.wrong().isPresent()) {
                failed.increment();
                synchronized (failures) {
                    if (failures.size() < SHOWN) {
                        failures.add(answer.wrong().get());
                    }
                }
            }
        }
    }

    private Outcome outcome(Swaps swaps, MemoryWatch memory, int exit) {
        var complaints = new ArrayList<String>();
        if (failed.sum() > 0) {
            complaints.add(String.format(Locale.ROOT, "%,d of %,d requests failed, such as: %s",
                    failed.sum(), requests.sum(), failures.getFirst()));
        }
        swaps.failure().ifPresent(complaints::add);
        if (exit != 0) {
            complaints.add("the service ended with " + exit + ", must end with 0");
        }
        Optional<MemoryWatch.Thirds> thirds = memory.thirds();
        thirds.filter(t -> t.growth() > FLAT).ifPresent(t -> complaints.add(String.format(
                Locale.ROOT, "memory grew from %,.0f to %,.0f MiB, by more than %.0f %%",
                t.middle(), t.last(), 100 * FLAT)));
        var figures = new ArrayList<>(List.of(new Figure("requests", requests.sum()),
                new Figure("failed", failed.sum()), new Figure("swaps", swaps.count()),
                new Figure("slowest swap s", swaps.slowest())));
        thirds.ifPresent(t -> figures.addAll(List.of(
                new Figure("resident MiB, middle third", t.middle()),
                new Figure("resident MiB, last third", t.last()),
                new Figure("growth %", 100 * t.growth()),
                new Figure("without a file MiB, middle third", t.middleAnonymous()),
                new Figure("without a file MiB, last third", t.lastAnonymous()))));
        var notes = new ArrayList<>(List.of("Every answer is held against the version it names,"
                + " item by item and score by score; eight in ten are after an item, one under a"
                + " condition, one after a basket. Resident memory is looked at every second. It is"
                + " flat when its mean over the last third of the time is at most "
                + Math.round(100 * FLAT) + " % above that of the middle third; the first third,"
                + " in which the heap finds its size, counts for nothing.",
                complaints.isEmpty() ? "It held out." : "It did not hold out: "
                + String.join("; ", complaints) + "."));
        var row = new Row(String.format(Locale.ROOT, "%,d items, %d clients, %s min",
                options.items(), options.connections(), options.time().toSeconds() / 60.0),
                figures, String.format(Locale.ROOT, "another version every %s s; heap up to %d MiB",
                options.swapEvery().toMillis() / 1e3, options.heapMebibytes()));
        return new Outcome(new ServingReport("Soak", Provenance.here(options.command()),
                options.seed(), List.of(), List.of(new Section("The service under swaps", notes,
                List.of(row)))), complaints);
    }
}
