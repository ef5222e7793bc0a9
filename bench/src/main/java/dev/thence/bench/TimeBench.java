package dev.thence.bench;

import dev.thence.datasets.TestPeriod;
import dev.thence.engine.OrderData;
import dev.thence.engine.OrderFit;
import dev.thence.engine.Pipeline;
import dev.thence.engine.PipelineListener;
import dev.thence.engine.PipelineOptions;
import dev.thence.engine.Question;
import dev.thence.evaluation.Baseline;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.OrderBaselines;
import dev.thence.evaluation.QuerySet;
import dev.thence.evaluation.TimeProtocol;
import dev.thence.graph.CleanLog;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.PairRule;
import dev.thence.graph.Workers;
import dev.thence.io.EventLog;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Judges methods by the time protocol: everything is made of what precedes a cut, the orders
/// after it ask for the next order (T1n, T1a) and for the same one (T3).
final class TimeBench {
    private final QualityOptions options;
    private final LogSource source;
    private final Workers workers;
    private final PipelineListener listener;
    private final List<String> notes = new ArrayList<>();
    private final List<String> tables = new ArrayList<>();

    TimeBench(QualityOptions options, LogSource source, Workers workers,
            PipelineListener listener) {
        this.options = options;
        this.source = source;
        this.workers = workers;
        this.listener = listener;
    }

    QualityReport run() throws IOException {
        listener.stage("storing the events of " + source.dataset().name(), 0);
        Path folder = Files.createTempDirectory("thence-bench");
        Path file = folder.resolve("events.thence");
        try {
            EventLog.write(file, source.log());
            try (var events = EventLog.open(file, Verification.HEADER)) {
                for (var period : source.periods()) {
                    judge(events, period);
                }
            }
        } finally {
            Files.deleteIfExists(file);
            Files.delete(folder);
        }
        return new QualityReport(source.dataset().name(), source.dataset().card().title(),
                Provenance.here(options.command()), notes, tables);
    }

    private void judge(EventLog events, TestPeriod period) {
        listener.stage("orders of period " + period.name(), 0);
        var train = CleanLog.of(events, source.cleaning(), period.cut());
        var until = CleanLog.of(events, source.cleaning(), period.end());
        var protocol = TimeProtocol.of(train, until);
        var fit = Pipeline.on(workers, PipelineOptions.DEFAULT.withSeed(options.seed()))
                .listener(listener).fit(new OrderData(events, source.cleaning(),
                        PairRule.standard(), period.cut()));
        addNotes(period, train, fit);
        listener.stage("baselines of period " + period.name(), 0);
        var counts = OrderBaselines.of(train.orders(), period.cut(), workers);
        var baselines = new ArrayList<>(counts.all());
        baselines.addAll(counts.more());
        DirectedGraph known = PairRule.standard().edges(
                until.orders().onto(until.items(), train.items()), workers);
        addTask(period, protocol.nextNewItems().knowing(known), Question.NEXT_ORDER, protocol,
                baselines, fit, "T1n, the next order's new items");
        addTask(period, protocol.nextItems().knowing(known), Question.NEXT_ORDER, protocol,
                baselines, fit, "T1a, the next order's items");
        addTask(period, protocol.sameOrder().knowing(known), Question.SAME_ORDER, protocol,
                baselines, fit, "T3, the other items of the order");
        source.truth().ifPresent(truth -> {
            listener.stage("lists against the truth", 0);
            tables.add(new TruthTable(truth, train.items(), protocol.order(), known, workers)
                    .markdown(period.name(), rows(baselines, fit, Question.NEXT_ORDER)));
        });
    }

    private void addTask(TestPeriod period, QuerySet task, Question question, TimeProtocol protocol,
            List<Baseline> baselines, OrderFit fit, String title) {
        var results = new Judge(workers, listener).judge(rows(baselines, fit, question), task);
        tables.add(new TaskTable("Period " + period.name() + ": " + title, note(task), results,
                List.of(Metric.HIT_RATE_10, Metric.NDCG_10),
                List.of(Metric.MRR, Metric.RECALL_10, Metric.WRONG_WAY_10),
                protocol.sourceBuckets()).markdown());
    }

    private static List<ScoredMethod> rows(List<Baseline> baselines, OrderFit fit, Question question) {
        return ScoredMethod.rows(baselines, fit.learnedAlone(), fit.withoutMatch(question),
                fit.scorer(question));
    }

    private static String note(QuerySet task) {
        return String.format(Locale.ROOT, "%,d queries of %,d transitions of %,d customers, over"
                + " %,d items; means over customers (macro). *wrong-way@10*: places held by a v of"
                + " which the pair rule, on all orders up to the period's end, knows only"
                + " v -> source.",
                task.queryCount(), task.transitionCount(), task.customerCount(), task.nodeCount());
    }

    private void addNotes(TestPeriod period, CleanLog train, OrderFit fit) {
        notes.add(String.format(Locale.ROOT, "Protocol *time*, period %s, seed %d: train before %s,"
                + " test up to %s; %,d train orders of %,d known customers, %,d lines, %,d items."
                + " The number of epochs and all weights were fitted on the last part of train.",
                period.name(), options.seed(), period.cut(), period.end(),
                train.orders().orderCount(), train.orders().customerCount(),
                train.orders().lineCount(), train.items().count()));
        fit.questions().forEach((question, fitted) ->
                notes.add(Fitted.note(question.toString(), fitted, fit.training())));
    }
}
