package dev.thence.bench.protocols;

import dev.thence.bench.FitNotes;
import dev.thence.bench.Meter;
import dev.thence.bench.Method;
import dev.thence.bench.OrdersMethod;
import dev.thence.bench.OrdersView;
import dev.thence.bench.SharedFits;
import dev.thence.bench.cells.TaskOutcome;
import dev.thence.datasets.TestPeriod;
import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.TargetScorer;
import dev.thence.evaluation.TimeProtocol;
import dev.thence.graph.CleanLog;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.PairRule;
import dev.thence.graph.Workers;
import dev.thence.io.Event;
import dev.thence.io.EventLog;
import dev.thence.io.OrderLog;
import dev.thence.model.Question;
import dev.thence.pipeline.OrderData;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// One period of an order log. The methods get an event log of their own, which ends at the cut:
/// what comes after it cannot be reached from a view.
public final class TimeCut implements Split {
    private final PeriodLog log;
    private final TestPeriod period;
    private final OrderData data;
    private final CleanLog train;
    private final DirectedGraph known;
    private final List<TimeTask> tasks;
    private final Optional<TruthTable> truth;
    private final long seed;
    private final Workers workers;
    private final PipelineListener listener;
    private final SharedFits shared = new SharedFits();

    private TimeCut(PeriodLog log, LogSource source, TestPeriod period, long seed,
            Workers workers, PipelineListener listener) {
        this.log = log;
        this.period = period;
        this.seed = seed;
        this.workers = workers;
        this.listener = listener;
        data = new OrderData(log.seen(), source.cleaning(), PairRule.standard(), period.cut());
        train = CleanLog.of(log.seen(), source.cleaning(), period.cut());
        var protocol = TimeProtocol.of(train, log.until());
        known = PairRule.standard().edges(
                log.until().orders().onto(log.until().items(), train.items()), workers);
        tasks = TimeTask.of(protocol, known, workers);
        truth = source.truth().map(shop -> new TruthTable(shop, train.items(),
                protocol.order(), known, workers));
    }

    /// Reads the log and cuts it; closing removes what was written meanwhile.
    public static TimeCut open(LogSource source, TestPeriod period, long seed, Workers workers,
            PipelineListener listener) throws IOException {
        listener.stage("orders of period " + period.name(), 0);
        var log = PeriodLog.open(source, period,
                _ -> new Before(source.log(), period.cut()));
        try {
            return new TimeCut(log, source, period, seed, workers, listener);
        } catch (RuntimeException e) {
            log.close();
            throw e;
        }
    }

    /// The events of a log from before an instant.
    private record Before(OrderLog log, Instant cut) implements OrderLog {
        @Override
        public void read(Consumer<? super Event> receiver) throws IOException {
            log.read(event -> {
                if (event.time().isBefore(cut)) {
                    receiver.accept(event);
                }
            });
        }

        @Override
        public String source() {
            return log.source() + " before " + cut;
        }

        @Override
        public ZoneId zone() {
            return log.zone();
        }
    }

    public TestPeriod period() {
        return period;
    }

    /// The events that may be learned from.
    public EventLog events() {
        return log.seen();
    }

    /// The orders that the standard rules make of them.
    public CleanLog train() {
        return train;
    }

    /// The edges of the pair rule on all orders up to the period's end, for wrong-way@10.
    public DirectedGraph known() {
        return known;
    }

    public List<TimeTask> tasks() {
        return tasks;
    }

    @Override
    public String note() {
        return note(period, train.orders().orderCount(), train.orders().customerCount(),
                train.orders().lineCount(), train.items().count());
    }

    /// How a period is described in reports, by the counts of its train orders.
    public static String note(TestPeriod period, int orders, int customers, long lines,
            int items) {
        return String.format(Locale.ROOT, "Period %s: train before %s, test up to %s; %,d train"
                + " orders of %,d known customers, %,d lines, %,d items. The number of epochs and"
                + " all weights were fitted on the last part of train.", period.name(),
                period.cut(), period.end(), orders, customers, lines, items);
    }

    @Override
    public SharedFits shared() {
        return shared;
    }

    @Override
    public Answers judge(Method method, Meter meter) throws IOException {
        var outcomes = new ArrayList<TaskOutcome>();
        var notes = new ArrayList<String>();
        for (var task : tasks) {
            var fitted = new ArrayList<TargetScorer>();
            var result = meter.measure(() -> {
                var scorer = fit(method, task.question());
                fitted.add(scorer);
                listener.stage("ranking for " + task.id(), 0);
                return Evaluator.evaluate(scorer, task.queries(), workers);
            });
            if (fitted.getFirst() instanceof FitNotes said) {
                said.notes().stream().filter(note -> !notes.contains(note)).forEach(notes::add);
            }
            outcomes.add(task.outcome(result));
        }
        if (truth.isPresent()) {
            listener.stage("lists against the truth", 0);
            outcomes.add(truth.get().judge(fit(method, Question.NEXT_ORDER)));
        }
        return new Answers(outcomes, notes);
    }

    private TargetScorer fit(Method method, Question question) throws IOException {
        return ((OrdersMethod) method).fit(new OrdersView(data, train, question, seed, workers,
                listener, shared));
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
