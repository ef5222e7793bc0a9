package dev.thence.bench.protocols;

import dev.thence.bench.Meter;
import dev.thence.bench.Method;
import dev.thence.bench.NodesMethod;
import dev.thence.bench.NodesView;
import dev.thence.bench.SharedFits;
import dev.thence.bench.cells.TaskOutcome;
import dev.thence.bench.protocols.Split.Answers;
import dev.thence.datasets.Dataset;
import dev.thence.datasets.GraphData;
import dev.thence.datasets.GraphDataset;
import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.NodesProtocol;
import dev.thence.evaluation.QuerySet;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The protocol *nodes*: a fifth of the items is cold, held out with all its edges and known by
/// texts and co-views alone; they are asked about as sources and as targets.
final class NodesBench implements Protocol {
    @Override
    public String name() {
        return "nodes";
    }

    @Override
    public String description() {
        return "a fifth of a graph's items held out with all their edges, known by texts and"
                + " co-views alone; asked about as sources and as targets";
    }

    @Override
    public List<String> parts(Dataset dataset) {
        return dataset instanceof GraphDataset graph && graph.knowsItems() ? List.of("")
                : List.of();
    }

    @Override
    public Method.Draws draws() {
        return Method.Draws.SEEDED;
    }

    @Override
    public Class<? extends Method> kind() {
        return NodesMethod.class;
    }

    @Override
    public Split open(OpenDataset data, String part, long seed, Workers workers,
            PipelineListener listener) throws IOException {
        return cut(data.graph(), seed, workers, listener);
    }

    /// The split of a graph; its view holds no edge of a cold item.
    static Cut cut(GraphData read, long seed, Workers workers, PipelineListener listener) {
        var protocol = NodesProtocol.of(read.edges(), seed);
        return new Cut(protocol, new NodesView(read.ids(), read.catalogue(), read.coViews(),
                protocol.known(), seed, workers, listener, new SharedFits()));
    }

    record Cut(NodesProtocol protocol, NodesView view) implements Split {
        @Override
        public String note() {
            var known = protocol.known();
            return String.format(Locale.ROOT, "%,d items, of which each seed holds out %,d with all"
                    + " their edges; %,d edges among the other %,d to learn from.",
                    view.nodeCount(), known.cold().length, known.edges().edgeCount(),
                    known.warm().length);
        }

        @Override
        public SharedFits shared() {
            return view.shared();
        }

        @Override
        public Answers judge(Method method, Meter meter) throws IOException {
            var fitted = new ArrayList<NodesMethod.Answers>();
            var sources = protocol.coldSources();
            var asSource = meter.measure(() -> {
                fitted.add(((NodesMethod) method).fit(view));
                view.listener().stage("ranking targets", 0);
                return Evaluator.evaluate(fitted.getFirst().coldSources(), sources, view.workers());
            });
            return new Answers(List.of(TaskOutcome.of("", "Cold sources", String.format(Locale.ROOT,
                    "%,d edges from a cold to a warm item, each ranks the %,d warm ones less the"
                    + " source's other targets.", sources.queryCount(),
                    protocol.known().warm().length), asSource,
                    List.of(Metric.HIT_RATE_10, Metric.MRR, Metric.NDCG_10), List.of(), List.of()),
                    targets(fitted.getFirst().coldTargets(), protocol.coldTargets())), List.of());
        }

        private TaskOutcome targets(TargetScorer scorer, QuerySet targets) {
            var asTarget = Evaluator.evaluate(scorer, targets, view.workers());
            return TaskOutcome.of("cold-targets", "Cold targets", String.format(Locale.ROOT, "%,d"
                    + " edges from a warm to a cold item, each ranks the %,d cold ones less the"
                    + " source's other targets.", targets.queryCount(),
                    protocol.known().cold().length), asTarget,
                    List.of(Metric.HIT_RATE_10, Metric.MRR, Metric.NDCG_10), List.of(), List.of());
        }

        @Override
        public void close() {}
    }
}
