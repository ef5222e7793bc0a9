package dev.thence.bench.protocols;

import dev.thence.bench.EdgesMethod;
import dev.thence.bench.EdgesView;
import dev.thence.bench.ExistenceScorer;
import dev.thence.bench.FitNotes;
import dev.thence.bench.Meter;
import dev.thence.bench.Method;
import dev.thence.bench.SharedFits;
import dev.thence.bench.cells.TaskOutcome;
import dev.thence.bench.protocols.Split.Answers;
import dev.thence.datasets.Dataset;
import dev.thence.datasets.GraphDataset;
import dev.thence.datasets.LinkSplit;
import dev.thence.datasets.NodePairs;
import dev.thence.evaluation.LinkProtocol;
import dev.thence.evaluation.LinkProtocol.Pairs;
import dev.thence.evaluation.LinkResult;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.stream.LongStream;

/// The protocol *dirlink*: the ten splits that DirLinkBench published, each under its number as
/// the seed, with the benchmark's own measures and beside its own table.
final class LinkBench implements Protocol {
    private static final List<Integer> HITS = List.of(20, 50, 100);

    @Override
    public String name() {
        return "dirlink";
    }

    @Override
    public String description() {
        return "the ten published splits of DirLinkBench: is a pair an edge, among as many drawn"
                + " non-edges? Every test edge closes a cycle with the train edges";
    }

    @Override
    public List<String> parts(Dataset dataset) {
        return dataset instanceof GraphDataset graph && graph.hasSplits()
                ? List.of("") : List.of();
    }

    @Override
    public Method.Draws draws() {
        return Method.Draws.SEEDED;
    }

    @Override
    public List<Long> seeds(long first, int count) {
        return LongStream.range(0, GraphDataset.LINK_SPLITS).boxed().toList();
    }

    @Override
    public Class<? extends Method> kind() {
        return EdgesMethod.class;
    }

    @Override
    public Split open(OpenDataset data, String part, long seed, Workers workers,
            PipelineListener listener) throws IOException {
        var read = data.graph();
        var protocol = protocol(read.ids().count(), read.splits().get(Math.toIntExact(seed)));
        var view = new EdgesView(read.ids(), read.catalogue(), protocol.train(),
                protocol.validation(), protocol.validationQueries(), read.coViews(), seed, workers,
                listener, new SharedFits());
        return new Cut(protocol, view, PublishedTable.markdown(data.dataset().name()));
    }

    private static LinkProtocol protocol(int nodeCount, LinkSplit split) {
        return LinkProtocol.of(nodeCount, pairs(split.train()), pairs(split.validation()),
                pairs(split.validationNegatives()), pairs(split.test()),
                pairs(split.testNegatives()));
    }

    private static Pairs pairs(NodePairs pairs) {
        int[] sources = new int[pairs.size()];
        int[] targets = new int[pairs.size()];
        for (int i = 0; i < sources.length; i++) {
            sources[i] = pairs.source(i);
            targets[i] = pairs.target(i);
        }
        return new Pairs(sources, targets);
    }

    /// @param published what the benchmark itself reports, as Markdown
    record Cut(LinkProtocol protocol, EdgesView view, String published) implements Split {
        @Override
        public String note() {
            return String.format(Locale.ROOT, "%,d nodes, the ten published splits of"
                    + " DirLinkBench, a seed each: %,d edges to train, among them a spanning forest,"
                    + " %,d to validate, %,d to test. Settings and weights saw train and validation"
                    + " edges alone.", view.nodeCount(), protocol.train().edgeCount(),
                    protocol.validation().edgeCount(), protocol.testCount());
        }

        @Override
        public SharedFits shared() {
            return view.shared();
        }

        @Override
        public Answers judge(Method method, Meter meter) throws IOException {
            var notes = new ArrayList<String>();
            LinkResult result = meter.measure(() -> {
                var scorer = ((EdgesMethod) method).fit(view);
                if (scorer instanceof FitNotes said) {
                    notes.addAll(said.notes());
                }
                view.listener().stage("judging pairs", 0);
                return judge(scorer);
            });
            return new Answers(List.of(outcome(result)), notes);
        }

        private LinkResult judge(TargetScorer scorer) {
            return scorer instanceof ExistenceScorer scored
                    ? protocol.judge(scored.existence(), view.workers())
                    : protocol.judgeRanking(scorer, view.workers());
        }

        private TaskOutcome outcome(LinkResult result) {
            var units = new LinkedHashMap<String, float[]>();
            for (int k : HITS.reversed()) {
                units.put("Hits@" + k, TaskOutcome.floats(result.hits(k)));
            }
            units.put("MRR", TaskOutcome.floats(result.reciprocalRanks()));
            units.put("AUC", TaskOutcome.floats(result.sharesBelow()));
            var plain = new LinkedHashMap<String, TaskOutcome.Value>();
            plain.put("AP", TaskOutcome.Value.of(result.averagePrecision()));
            plain.put("ACC", TaskOutcome.Value.of(result.accuracy()));
            return new TaskOutcome("", "Edges among non-edges", String.format(Locale.ROOT,
                    "%,d test edges, each ranked against the same %,d non-edges whatever their"
                    + " source. *Hits@k*: the share above the k-th highest non-edge. *MRR* varies by"
                    + " 6 to 17 points from split to split. *ACC*: at the threshold that is best on"
                    + " the validation pairs. The model answers with its existence head, the others"
                    + " with their ranking scores, *degrees* with the product of the two degrees."
                    + " The interval is Student's over ten splits: times 1.4, half its width is the"
                    + " standard deviation that the published table gives.\n\n%s",
                    protocol.testCount(), protocol.testNonEdgeCount(), published),
                    units, plain, List.of());
        }

        @Override
        public void close() {}
    }
}
