package dev.thence.pipeline;

import dev.thence.evaluation.NodesProtocol;
import dev.thence.evaluation.QuerySet;
import dev.thence.graph.CleanLog;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Orders;
import dev.thence.graph.Workers;
import dev.thence.model.Model;
import dev.thence.model.Question;
import dev.thence.training.PipelineListener;
import dev.thence.training.Trainer;
import dev.thence.vectors.DualVectors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/// From data to a model: the **trial**, which is made of what precedes a cut and judged on what
/// follows, fixes the number of epochs and the weights; the **release** is the same on everything.
///
/// Immutable; one training at a time in a process. The same data, options and kind of machine give
/// the same model at any number of threads.
public final class Pipeline {
    private static final Duration LONGEST_VALIDATION = Duration.ofDays(30);
    private static final Duration SHORTEST_VALIDATION = Duration.ofDays(7);
    /// The validation period is this part of an order log, within the bounds above.
    private static final int VALIDATION_PART = 6;

    private final Workers workers;
    private final PipelineOptions options;
    private final PipelineListener listener;
    private final Optional<Path> checkpoints;

    private Pipeline(Workers workers, PipelineOptions options, PipelineListener listener,
            Optional<Path> checkpoints) {
        this.workers = workers;
        this.options = options;
        this.listener = listener;
        this.checkpoints = checkpoints;
    }

    /// A pipeline that computes on these workers, which stay the caller's.
    public static Pipeline on(Workers workers, PipelineOptions options) {
        return new Pipeline(workers, options, PipelineListener.SILENT, Optional.empty());
    }

    public Pipeline listener(PipelineListener other) {
        return new Pipeline(workers, options, other, checkpoints);
    }

    /// Keeps checkpoints in this folder, so that a training that was stopped goes on.
    public Pipeline checkpoints(Path folder) {
        return new Pipeline(workers, options, listener, Optional.of(folder));
    }

    public PipelineOptions options() {
        return options;
    }

    // ---- one fit, for those who judge it themselves

    /// Learns on the train edges, fits weights and heads on the validation edges.
    ///
    /// @param queries the questions of the validation edges, which may know nothing of test edges
    public GraphFit fit(GraphData train, DirectedGraph validation, QuerySet queries) {
        return GraphFit.fit(train, validation, queries, Half.ALL, options, trainer("fit"), workers,
                listener);
    }

    /// Learns the vectors alone: no evidence beside them, no weights.
    ///
    /// @param queries the questions of validation edges, which decide how long is trained and how
    ///     the final vectors are computed
    public DualVectors learn(GraphData train, QuerySet queries) {
        return GraphFit.learn(train, queries, Half.ALL, options, trainer("vectors"), workers,
                listener).vectors();
    }

    /// Learns on the warm items alone and fits how the cold ones are answered.
    ///
    /// @param data all items and what is known of them; its edges are those among warm items
    /// @param split says which are warm
    public ColdFit fitCold(GraphData data, NodesProtocol.Known split) {
        return ColdFit.fit(data, split, options, trainer("cold"), workers, listener);
    }

    /// Fits how the known items of a log speak for new ones, on earlier launches up to the data's
    /// end. Needs no training.
    public ColdLogFit fitCold(OrderData data) {
        listener.stage("earlier launches", 0);
        return ColdLogFit.fit(data, options.seed(), workers);
    }

    /// Learns on everything up to the data's end with weights and epochs from a trial on the period
    /// before it. Nothing from after the end is used.
    public OrderFit fit(OrderData data) {
        CleanLog whole = data.cleanLog(data.end());
        return OrderFit.trial(data, whole, cut(whole), Half.ALL, options, trainer("trial"), workers,
                listener).release(whole, options, trainer("release"), workers, listener);
    }

    // ---- a run: trial and release

    /// Makes the trial and the release and writes both; a stopped training goes on from its
    /// checkpoints, and the models that were there stay until the new ones are complete.
    ///
    /// @param folders where both go
    /// @param provenance what the caller knows of the data; added to the manifests
    /// @throws TrainingInterrupted when the listener says so; run it again to go on
    public Model train(TrainingData data, RunModels folders, Map<String, String> provenance)
            throws IOException {
        return switch (data) {
            case GraphData graph -> train(graph, folders, provenance);
            case OrderData orders -> train(orders, folders, provenance);
        };
    }

    private Model train(GraphData data, RunModels folders, Map<String, String> provenance)
            throws IOException {
        GraphTrial split = GraphTrial.of(data, options.seed());
        GraphFit trial = GraphFit.fit(split.train(), split.validation(), split.queries(), Half.ALL,
                options, trainer("trial"), workers, listener);
        listener.stage("judging the trial", 0);
        Map<String, Double> metrics = TrialMetrics.of(trial.scorer(), split.judged(), workers);
        ModelMaker.of(trial, provenance, metrics, workers).write(folders.trial());
        GraphFit release = trial.release(data, options, trainer("release"), workers, listener);
        listener.stage("writing the model", 0);
        Model model = ModelMaker.of(release, provenance, metrics, workers);
        return written(model, folders);
    }

    private Model train(OrderData data, RunModels folders, Map<String, String> provenance)
            throws IOException {
        CleanLog whole = data.cleanLog(data.end());
        Instant cut = cut(whole);
        OrderFit trial = OrderFit.trial(data, whole, cut, Half.FITTED, options, trainer("trial"),
                workers, listener);
        listener.stage("judging the trial", 0);
        OrderTrial split = OrderTrial.of(whole, trial.view(), cut);
        Map<String, Double> metrics = TrialMetrics.of(trial.scorer(Question.NEXT_ORDER),
                split.nextOrder(), workers);
        ModelMaker.of(trial, provenance, metrics, workers).write(folders.trial());
        OrderFit release = trial.release(whole, options, trainer("release"), workers,
                listener);
        listener.stage("writing the model", 0);
        Model model = ModelMaker.of(release, provenance, metrics, workers);
        return written(model, folders);
    }

    private Model written(Model model, RunModels folders) throws IOException {
        model.write(folders.release());
        if (checkpoints.isPresent()) {
            Files.deleteIfExists(checkpointFile("trial"));
            Files.deleteIfExists(checkpointFile("release"));
        }
        return model;
    }

    private Trainer trainer(String name) {
        Trainer trainer = Trainer.on(workers);
        return checkpoints.isPresent() ? trainer.checkpoint(checkpointFile(name)) : trainer;
    }

    private Path checkpointFile(String name) {
        return checkpoints.orElseThrow().resolve("checkpoint-" + name + ".thence");
    }

    /// Where the validation period begins: the last sixth of the log, at least 7 and at most 30
    /// days before the end.
    ///
    /// @throws IllegalArgumentException when the log is too short, or has too few customers, to
    ///     train on
    static Instant cut(CleanLog log) {
        Orders orders = log.orders();
        if (orders.customerCount() < 2) {
            throw new IllegalArgumentException("the log has " + orders.customerCount()
                    + " known customers after cleaning, training needs at least 2; check the"
                    + " customer column and the cleaning report of the import");
        }
        Instant first = Instant.ofEpochSecond(orders.firstSecond().orElseThrow());
        Duration span = Duration.between(first, log.asOf());
        Duration validation = span.dividedBy(VALIDATION_PART);
        validation = validation.compareTo(LONGEST_VALIDATION) > 0 ? LONGEST_VALIDATION : validation;
        validation = validation.compareTo(SHORTEST_VALIDATION) < 0 ? SHORTEST_VALIDATION : validation;
        if (span.compareTo(validation.multipliedBy(2)) < 0) {
            throw new IllegalArgumentException("the orders span " + span.toDays()
                    + " days, training needs at least " + 2 * validation.toDays()
                    + ": one part to learn from and one to check it");
        }
        return log.asOf().minus(validation);
    }
}
