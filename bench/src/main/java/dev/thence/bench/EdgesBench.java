package dev.thence.bench;

import dev.thence.datasets.DataFolder;
import dev.thence.datasets.GraphDataset;
import dev.thence.engine.GraphData;
import dev.thence.engine.GraphFit;
import dev.thence.engine.Pipeline;
import dev.thence.engine.PipelineListener;
import dev.thence.engine.PipelineOptions;
import dev.thence.evaluation.EdgesProtocol;
import dev.thence.evaluation.GraphBaselines;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.QuerySet;
import dev.thence.graph.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Judges methods by the edges protocol: 75/5/20, every test edge asks for its target among the
/// whole catalogue, known edges removed.
final class EdgesBench {
    private final QualityOptions options;
    private final GraphDataset dataset;
    private final Workers workers;
    private final PipelineListener listener;

    EdgesBench(QualityOptions options, GraphDataset dataset, Workers workers,
            PipelineListener listener) {
        this.options = options;
        this.dataset = dataset;
        this.workers = workers;
        this.listener = listener;
    }

    QualityReport run() throws IOException {
        listener.stage("reading " + dataset.name(), 0);
        var read = dataset.open(DataFolder.of(options.data()));
        var data = new GraphData(read.ids(), read.catalogue(), read.edges(), read.coViews());
        var protocol = EdgesProtocol.of(data.coPurchase(), options.seed());
        var fit = Pipeline.on(workers, PipelineOptions.DEFAULT.withSeed(options.seed()))
                .listener(listener).fit(data.withEdges(protocol.train()), protocol.validation(),
                        protocol.validationQueries());
        listener.stage("baselines", 0);
        var baselines = new ArrayList<>(GraphBaselines.all(protocol, workers));
        baselines.addAll(GraphBaselines.more(protocol));
        var methods = ScoredMethod.rows(baselines, fit.learnedAlone(),
                fit.withoutMatch(), fit.scorer());
        var queries = protocol.testQueries();
        var results = new Judge(workers, listener).judge(methods, queries);
        var table = new TaskTable("Target of a held-out edge", note(queries), results,
                List.of(Metric.HIT_RATE_10, Metric.MRR),
                List.of(Metric.HIT_RATE_5, Metric.HIT_RATE_20, Metric.NDCG_10, Metric.WRONG_WAY_10),
                protocol.targetBuckets());
        return new QualityReport(dataset.name(), dataset.card().title(),
                Provenance.here(options.command()), notes(protocol, fit),
                List.of(table.markdown(), links(protocol, fit).markdown()));
    }

    private static String note(QuerySet queries) {
        return String.format(Locale.ROOT, "%,d test edges, each ranks all %,d nodes but the source"
                + " and its other edges. Ties get their mean rank. *wrong-way@10*: places held by a"
                + " v of which the whole graph knows only v -> source.",
                queries.queryCount(), queries.nodeCount());
    }

    private List<String> notes(EdgesProtocol protocol, GraphFit fit) {
        return List.of(String.format(Locale.ROOT, "Protocol *edges*, seed %d: %,d nodes, %,d edges,"
                + " split at random into %,d to train, %,d to validate, %,d to test. Weights, heads"
                + " and the number of epochs saw train and validation edges alone.", options.seed(),
                protocol.whole().nodeCount(), protocol.whole().edgeCount(),
                protocol.train().edgeCount(), protocol.validation().edgeCount(),
                protocol.test().edgeCount()), Fitted.note("LINK", fit.question(), fit.training()));
    }

    private LinkTable links(EdgesProtocol protocol, GraphFit fit) {
        listener.stage("existence and direction", 0);
        var direction = protocol.linkQuality(fit.direction()::logit);
        return new LinkTable(direction.oneWayCount(), List.of(
                LinkTable.Row.of("degrees alone", protocol.linkQuality(protocol.degreeExistence()),
                        protocol.linkQuality(protocol.degreeDirection())),
                LinkTable.Row.of("heads", protocol.linkQuality(fit.existence()::logit),
                        direction)));
    }
}
