package dev.thence.bench.serving;

import dev.thence.bench.pages.Provenance;
import dev.thence.bench.serving.ServingReport.Figure;
import dev.thence.bench.serving.ServingReport.Row;
import dev.thence.bench.serving.ServingReport.Section;
import dev.thence.graph.SplitMix64;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CancellationException;

/// How many requests `thence serve` answers beside the program that asks, while versions of the
/// model take over from each other, and how nginx does with a static file of the same size.
///
/// Before each row some answers are held against the version they name.
public final class HttpBench {
    private static final int CHECKED = 200;
    private static final long CHECKS = 71;

    private final HttpOptions options;
    private final PipelineListener listener;
    private final List<Row> rows = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    private HttpBench(HttpOptions options, PipelineListener listener) {
        this.options = options;
        this.listener = listener;
    }

    /// Measures; minutes.
    ///
    /// @throws IOException when wrk is missing, saying how to get it, or the service fails
    /// @throws IllegalStateException when an answer is wrong
    /// @throws CancellationException when the listener wants to stop
    public static ServingReport run(HttpOptions options, PipelineListener listener)
            throws IOException {
        Wrk.require(options.wrk());
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        var bench = new HttpBench(options, listener);
        try (var shop = TwoVersions.make(options, listener)) {
            bench.measure(shop);
        }
        return bench.report(load);
    }

    private void measure(TwoVersions shop) throws IOException {
        var wrk = new Wrk(options, shop.folder(), listener);
        String answer;
        try (var service = RunningService.start(options, shop)) {
            answer = checked(shop, service);
            listener.stage("wrk and the service, to warm up", 0);
            wrk.ofItems(service.address(), options.time());
            listener.stage("wrk and the service, one version", 0);
            rows.add(row("thence serve", wrk.ofItems(service.address(), options.time()),
                    "items drawn evenly, `limit=10`, lists made beforehand", List.of()));
            listener.stage("wrk and the service, versions taking over", 0);
            try (var swaps = Swaps.every(options.swapEvery(), shop, service)) {
                Wrk.Seen seen = wrk.ofItems(service.address(), options.time());
                rows.add(row("thence serve, with swaps", seen, String.format(Locale.ROOT,
                        "another version every %s s; the slowest took over %.1f s after it was"
                        + " named", options.swapEvery().toMillis() / 1e3, swaps.slowest()),
                        List.of(new Figure("swaps", swaps.count()))));
                swaps.failure().ifPresent(notes::add);
            }
            checked(shop, service);
        }
        nginx(shop, wrk, answer);
    }

    /// @return an answer of the usual size
    private String checked(TwoVersions shop, RunningService service) throws IOException {
        var asking = new Asking(shop, service);
        var answers = new ArrayList<String>();
        for (int i = 0; i < CHECKED; i++) {
            var answer = asking.plain(SplitMix64.of(options.seed(), CHECKS, i));
            if (answer.wrong().isPresent()) {
                throw new IllegalStateException("the service answers wrong: "
                        + answer.wrong().get());
            }
            answers.add(answer.body());
        }
        answers.sort(Comparator.comparingInt(String::length));
        return answers.get(answers.size() / 2);
    }

    private void nginx(TwoVersions shop, Wrk wrk, String answer) throws IOException {
        if (options.nginx().isEmpty()) {
            notes.add("nginx is left out on request.");
            return;
        }
        listener.stage("wrk and nginx", 0);
        try (var nginx = Nginx.start(options.nginx().get(), shop.folder().resolve("nginx"),
                answer)) {
            wrk.ofPath(nginx.address(), Nginx.PATH, options.time());
            Wrk.Seen seen = wrk.ofPath(nginx.address(), Nginx.PATH, options.time());
            rows.add(row("nginx, a static file", seen, String.format(Locale.ROOT,
                    "%,d bytes, the middle answer of the service", answer.length()), List.of()));
        } catch (IOException e) {
            notes.add("nginx is left out: " + e.getMessage() + " (apt install nginx-light gets"
                    + " it).");
        }
    }

    private Row row(String what, Wrk.Seen seen, String how, List<Figure> more) {
        var figures = new ArrayList<>(List.of(
                new Figure("requests/s", seen.perSecond()), new Figure("p50 ms", seen.p50()),
                new Figure("p99 ms", seen.p99()), new Figure("errors", seen.errors())));
        figures.addAll(more);
        rows.stream().findFirst().flatMap(first -> first.value("requests/s")).ifPresent(ours ->
                figures.add(new Figure("requests/s of one version's", seen.perSecond() / ours)));
        return new Row(what, figures, String.format(Locale.ROOT, "%,d requests; %s",
                seen.requests(), how));
    }

    private ServingReport report(double load) {
        notes.addFirst(String.format(Locale.ROOT, "wrk with %d connections on %d of its threads, on"
                + " the loopback beside the service (heap up to %d MiB), %d s a row after as many"
                + " to warm up. Its p99 does not count the time a request waited to be sent. Errors"
                + " are failed connections, cut answers, waits over 10 s and any status above"
                + " 399.", options.connections(), options.threads(), options.heapMebibytes(),
                options.time().toSeconds()));
        return new ServingReport("HTTP", Provenance.here(options.command()), options.seed(),
                List.of(String.format(Locale.ROOT, "Load of the machine at the beginning: %.2f.",
                        load)), List.of(new Section(String.format(Locale.ROOT,
                        "Requests for what comes after an item: %,d items", options.items()),
                        notes, rows)));
    }

    /// Whether every request was answered and every swap took place.
    ///
    /// @return what went wrong; empty when nothing did
    public static Optional<String> failure(ServingReport report) {
        for (Row row : report.sections().getFirst().rows()) {
            if (row.value("errors").orElse(0.0) > 0) {
                return Optional.of(String.format(Locale.ROOT, "%s: %,.0f requests failed",
                        row.what(), row.value("errors").orElseThrow()));
            }
        }
        return report.sections().getFirst().notes().stream()
                .filter(note -> note.startsWith("a swap failed")).findFirst();
    }
}
