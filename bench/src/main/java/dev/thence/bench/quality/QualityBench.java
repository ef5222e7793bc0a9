package dev.thence.bench.quality;

import dev.thence.bench.Meter;
import dev.thence.bench.Method;
import dev.thence.bench.UnsuitableDataException;
import dev.thence.bench.cells.CellKey;
import dev.thence.bench.cells.Measurement;
import dev.thence.bench.cells.Measurement.State;
import dev.thence.bench.cells.ProgramCode;
import dev.thence.bench.cells.Sha256;
import dev.thence.bench.pages.Provenance;
import dev.thence.bench.pages.ResultsFolder;
import dev.thence.bench.pages.TaskSummary;
import dev.thence.bench.protocols.OpenDataset;
import dev.thence.bench.protocols.Protocol;
import dev.thence.bench.protocols.Protocols;
import dev.thence.bench.protocols.Split;
import dev.thence.datasets.Dataset;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import dev.thence.training.TrainingInterrupted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

/// How good methods are on public datasets, each cell (protocol, dataset, method, seed) measured
/// once and kept: a run that was stopped goes on where it was, another method adds its row.
///
/// The same options give the same figures at any number of threads. Cells of other code, data or
/// options are measured again.
public final class QualityBench {
    private final QualityOptions options;
    private final List<Protocol> protocols;
    private final Consumer<String> told;
    private final CellListener listener;
    private final ResultsFolder results;
    private final String code = ProgramCode.version();
    private final Remaining remaining = new Remaining();
    private final List<String> failures = new ArrayList<>();
    private int done;
    private int planned;

    private QualityBench(QualityOptions options, List<Protocol> protocols,
            PipelineListener listener, Consumer<String> told) {
        this.options = options;
        this.protocols = protocols;
        this.told = told;
        this.listener = new CellListener(listener);
        this.results = new ResultsFolder(options.out());
    }

    /// Measures what is missing and writes pages, JSON and pictures; minutes to hours.
    ///
    /// @param listener hears of progress and may stop the run; cells that are done are kept
    /// @param told hears a line per cell
    /// @return the pages of the datasets, and what failed
    /// @throws CancellationException when the listener wants to stop
    public static QualityResult run(QualityOptions options, PipelineListener listener,
            Consumer<String> told) throws IOException {
        return run(options, Protocols.named(options.protocols()), listener, told);
    }

    /// The same by these protocols.
    static QualityResult run(QualityOptions options, List<Protocol> protocols,
            PipelineListener listener, Consumer<String> told) throws IOException {
        return new QualityBench(options, protocols, listener, told).run();
    }

    private QualityResult run() throws IOException {
        var plan = plan();
        planned = plan.values().stream().mapToInt(List::size).sum();
        int ended = 0;
        var pages = new LinkedHashMap<String, String>();
        try (var workers = Workers.of(options.threads())) {
            for (var dataset : options.datasets()) {
                var open = new OpenDataset(dataset, options.data());
                try {
                    measure(open, plan, workers);
                } catch (IOException | IllegalArgumentException e) {
                    String prefix = dataset.name() + ": ";
                    String message = String.valueOf(e.getMessage());
                    failures.add(message.startsWith(prefix) ? message : prefix + message);
                    told.accept(failures.getLast());
                }
                // Cells that a failed split left out are behind us too.
                ended += plan.entrySet().stream()
                        .filter(cut -> cut.getKey().dataset().equals(dataset))
                        .mapToInt(cut -> cut.getValue().size()).sum();
                done = ended;
                listener.begin("");
                listener.stage("writing the page of " + dataset.name(), 0);
                pages.put(dataset.name(), results.write(dataset.name(),
                        dataset.card().title(), Provenance.here(options.command())));
            }
        }
        return new QualityResult(pages, results.written(), failures);
    }

    /// The cells of one cut that are to be measured.
    private record CutKey(Protocol protocol, Dataset dataset, String part, long seed) {}

    private record Todo(CellKey key, String fingerprint, Method method) {}

    /// What is missing, in the order it is measured in; cells that are there tell how long others
    /// will take.
    private Map<CutKey, List<Todo>> plan() throws IOException {
        var plan = new LinkedHashMap<CutKey, List<Todo>>();
        for (var dataset : options.datasets()) {
            for (var protocol : protocols) {
                for (String part : protocol.parts(dataset)) {
                    int number = 0;
                    for (long seed : protocol.seeds(options.seed(), options.seeds())) {
                        var cut = new CutKey(protocol, dataset, part, seed);
                        var todo = missing(cut, number++);
                        if (!todo.isEmpty()) {
                            plan.put(cut, todo);
                        }
                    }
                }
            }
        }
        return plan;
    }

    private List<Todo> missing(CutKey cut, int number) throws IOException {
        var todo = new ArrayList<Todo>();
        for (var method : options.methods()) {
            boolean again = number == 0 || cut.protocol().draws() == Method.Draws.SEEDED
                    || method.draws() == Method.Draws.SEEDED;
            if (again && cut.protocol().takes(method)) {
                var key = new CellKey(cut.protocol().name(), cut.dataset().name(), cut.part(),
                        method.name(), cut.seed());
                String fingerprint = fingerprint(key, method, cut.dataset());
                var found = results.cells().find(key, fingerprint)
                        .filter(cell -> cell.state() != State.FAILED);
                if (found.isPresent()) {
                    remaining.add(key, found.get().wallSeconds());
                } else {
                    todo.add(new Todo(key, fingerprint, method));
                }
            }
        }
        return todo;
    }

    private String fingerprint(CellKey key, Method method, Dataset dataset) {
        return Sha256.of(String.join("\n", "cell 1", code, key.toString(),
                dataset.card().digest(), ProgramCode.of(method.getClass())));
    }

    private void measure(OpenDataset open, Map<CutKey, List<Todo>> plan, Workers workers)
            throws IOException {
        for (var cut : plan.entrySet()) {
            if (!cut.getKey().dataset().equals(open.dataset())) {
                continue;
            }
            var key = cut.getKey();
            listener.begin(key.dataset().name() + " " + key.protocol().name() + " seed "
                    + key.seed());
            listener.stage("splitting", 0);
            try (var split = key.protocol().open(open, key.part(), key.seed(), workers,
                    listener)) {
                for (var todo : cut.getValue()) {
                    var left = left(plan);
                    listener.begin(todo.key() + " (" + (done + 1) + " of " + planned
                            + remaining.words(left) + ")");
                    measure(split, todo, key.protocol());
                }
            }
        }
    }

    private List<CellKey> left(Map<CutKey, List<Todo>> plan) {
        return plan.values().stream().flatMap(List::stream).skip(done).map(Todo::key).toList();
    }

    private void measure(Split split, Todo todo, Protocol protocol) throws IOException {
        listener.stage("fitting", 0);
        var meter = new Meter(split.shared());
        long start = System.nanoTime();
        State state = State.DONE;
        String reason = "";
        var answers = new Split.Answers(List.of(), List.of());
        try {
            answers = split.judge(todo.method(), meter);
        } catch (CancellationException e) {
            throw e;
        } catch (TrainingInterrupted e) {
            throw stopped(e);
        } catch (UnsuitableDataException e) {
            state = State.SKIPPED;
            reason = e.getMessage();
        } catch (RuntimeException | IOException | OutOfMemoryError | StackOverflowError
                | LinkageError e) {
            state = State.FAILED;
            reason = reason(e);
            failures.add(todo.key() + ": " + reason);
        }
        double wall = (System.nanoTime() - start) / 1e9;
        var cell = new Measurement(todo.key(), todo.fingerprint(), Measurement.THENCE, state,
                reason, meter.seconds(), wall, meter.peakBytes(), protocol.draws(), split.note(),
                answers.notes(), answers.tasks());
        results.cells().put(cell);
        remaining.add(todo.key(), wall);
        done++;
        told.accept(line(cell));
    }

    private static CancellationException stopped(TrainingInterrupted cause) {
        var stopped = new CancellationException(cause.getMessage());
        stopped.initCause(cause);
        return stopped;
    }

    /// What went wrong and where: the message, and the first place in the method's own code.
    private static String reason(Throwable e) {
        String message = e instanceof OutOfMemoryError
                ? "ran out of memory (" + e.getMessage() + "), the heap's limit is "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MiB"
                : e.getMessage() == null ? e.getClass().getSimpleName()
                : e.getClass().getSimpleName() + ": " + e.getMessage();
        var trace = e.getStackTrace();
        return trace.length == 0 ? message : message + " (at " + trace[0] + ")";
    }

    private String line(Measurement cell) {
        String figures = switch (cell.state()) {
            case DONE -> figures(cell);
            case SKIPPED -> "left out: " + cell.reason();
            case FAILED -> "failed: " + cell.reason();
        };
        return String.format(Locale.ROOT, "%d of %d  %s: %s", done, planned, cell.key(), figures);
    }

    private static String figures(Measurement cell) {
        var text = new StringBuilder();
        cell.tasks().getFirst().units().forEach((metric, values) -> text.append(String.format(
                Locale.ROOT, "%s %.2f, ", metric, 100 * TaskSummary.mean(values))));
        return text + String.format(Locale.ROOT, "%.1f s, %d MiB", cell.seconds(),
                cell.peakBytes() >> 20);
    }
}
