package dev.thence.bench.protocols;

import dev.thence.bench.ColdMethod;
import dev.thence.bench.ColdView;
import dev.thence.bench.FitNotes;
import dev.thence.bench.Meter;
import dev.thence.bench.Method;
import dev.thence.bench.OrdersView;
import dev.thence.bench.SharedFits;
import dev.thence.bench.cells.TaskOutcome;
import dev.thence.datasets.TestPeriod;
import dev.thence.evaluation.ColdProtocol;
import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.QuerySet;
import dev.thence.evaluation.TargetScorer;
import dev.thence.evaluation.TaskResult;
import dev.thence.graph.CleanLog;
import dev.thence.graph.PairRule;
import dev.thence.graph.Workers;
import dev.thence.io.Event;
import dev.thence.io.OrderLog;
import dev.thence.model.Question;
import dev.thence.pipeline.NearestKnown;
import dev.thence.pipeline.OrderData;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// One period of an order log with cold items. The methods get an event log of their own, which
/// ends at the cut and has no event of a cold item.
final class ColdCut implements Split {
    /// Items first sold so long before the cut or later are cold.
    private static final Duration NEW = Duration.ofDays(42);
    private static final String NEW_PLACES = "new@10";
    private static final int PLACES_QUERIES = 1000;

    private final PeriodLog log;
    private final TestPeriod period;
    private final CleanLog train;
    private final ColdProtocol protocol;
    private final ColdView view;

    private ColdCut(PeriodLog log, LogSource source, TestPeriod period, long seed,
            Workers workers, PipelineListener listener) throws IOException {
        this.log = log;
        this.period = period;
        train = CleanLog.of(log.seen(), source.cleaning(), period.cut());
        protocol = ColdProtocol.of(train, log.until(), since(period));
        int[] known = IntStream.range(0, log.until().items().count())
                .map(v -> train.items().node(log.until().items().id(v))).toArray();
        var data = new OrderData(log.seen(), source.cleaning(), PairRule.standard(), period.cut());
        var orders = new OrdersView(data, train, Question.SAME_ORDER, seed, workers, listener,
                new SharedFits());
        var catalogue = LaunchCatalogue.of(train, log.until(), source.log());
        view = new ColdView(orders, log.until().items(), catalogue,
                NearestKnown.of(log.until().items(), catalogue, known));
    }

    static ColdCut open(LogSource source, TestPeriod period, long seed, Workers workers,
            PipelineListener listener) throws IOException {
        listener.stage("orders of period " + period.name(), 0);
        var log = PeriodLog.open(source, period,
                until -> new Known(source.log(), period, until));
        try {
            return new ColdCut(log, source, period, seed, workers, listener);
        } catch (IOException | RuntimeException e) {
            log.close();
            throw e;
        }
    }

    private static Instant since(TestPeriod period) {
        return period.cut().minus(NEW);
    }

    /// The events of a log from before the cut, without those of cold items.
    private record Known(OrderLog log, TestPeriod period, CleanLog until) implements OrderLog {
        @Override
        public void read(Consumer<? super Event> receiver) throws IOException {
            var cold = ColdProtocol.cold(until, since(period));
            log.read(event -> {
                int item = until.nodeOf(event.item());
                if (event.time().isBefore(period.cut()) && (item < 0 || !cold.get(item))) {
                    receiver.accept(event);
                }
            });
        }

        @Override
        public String source() {
            return log.source() + " before " + period.cut() + ", without new items";
        }

        @Override
        public ZoneId zone() {
            return log.zone();
        }
    }

    @Override
    public String note() {
        return String.format(Locale.ROOT, "Period %s: train before %s, test up to %s; %,d of %,d"
                + " items were first sold from %s on and have no row in train, %,d are known."
                + " Methods know their texts.", period.name(), period.cut(), period.end(),
                protocol.coldCount(), view.items().count(), since(period), train.items().count());
    }

    @Override
    public SharedFits shared() {
        return view.orders().shared();
    }

    @Override
    public Answers judge(Method method, Meter meter) throws IOException {
        var fitted = new ArrayList<TargetScorer>();
        var result = meter.measure(() -> {
            fitted.add(((ColdMethod) method).fit(view));
            return Evaluator.evaluate(fitted.getFirst(), protocol.amongCold(),
                    view.orders().workers());
        });
        var scorer = fitted.getFirst();
        var all = Evaluator.evaluate(scorer, protocol.amongAll(), view.orders().workers());
        var order = Evaluator.evaluate(scorer, protocol.sameOrder(), view.orders().workers());
        return new Answers(List.of(
                outcome("cold", "New items, ranked among the new", note(result.queries()), result,
                        List.of(Metric.HIT_RATE_10, Metric.MRR)),
                outcome("all", "New items, ranked among all", note(all.queries()), all,
                        List.of(Metric.HIT_RATE_10, Metric.MRR)),
                outcome("order", "All of the order, known and new", orderNote(order.queries()),
                        order, List.of(Metric.NDCG_10, Metric.HIT_RATE_10))
                        .with(NEW_PLACES, newPlaces(scorer, order.queries()))),
                notes(scorer));
    }

    private static List<String> notes(TargetScorer scorer) {
        return scorer instanceof FitNotes fitted ? fitted.notes() : List.of();
    }

    private static TaskOutcome outcome(String id, String title, String note, TaskResult result,
            List<Metric> metrics) {
        return TaskOutcome.of(id, title, note, result, metrics, List.of(), List.of());
    }

    /// The share of the first 10 places that new items hold, over queries drawn evenly.
    private double newPlaces(TargetScorer scorer, QuerySet task) {
        int drawn = Math.min(PLACES_QUERIES, task.queryCount());
        float[] scores = new float[view.items().count()];
        long places = 0;
        for (int i = 0; i < drawn; i++) {
            int source = task.queries().get((int) ((long) i * task.queryCount() / drawn)).source();
            scorer.scoreTargets(source, scores);
            places += IntStream.range(0, scores.length).filter(v -> v != source).boxed()
                    .sorted((a, b) -> Float.compare(scores[b], scores[a])).limit(10)
                    .filter(protocol::isCold).count();
        }
        return drawn == 0 ? Double.NaN : places / (10.0 * drawn);
    }

    private String orderNote(QuerySet task) {
        return String.format(Locale.ROOT, "%,d known items of %,d orders of %,d customers ask for"
                + " all other items of their order, ranked among all; means over customers"
                + " (macro). *%s* is the share of the first 10 places that new items hold."
                + " *known-only* ranks new items last.", task.queryCount(), task.transitionCount(),
                task.customerCount(), NEW_PLACES);
    }

    private String note(QuerySet task) {
        return String.format(Locale.ROOT, "%,d pairs of a known and a new item of %,d orders of"
                + " %,d customers; means over customers (macro), equal scores share their mean"
                + " rank.", task.queryCount(), task.transitionCount(), task.customerCount());
    }

    @Override
    public void close() throws IOException {
        log.close();
    }
}
