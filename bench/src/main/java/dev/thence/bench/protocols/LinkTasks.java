package dev.thence.bench.protocols;

import dev.thence.bench.ExistenceScorer;
import dev.thence.bench.FitNotes;
import dev.thence.bench.Meter;
import dev.thence.bench.SharedFits.Maker;
import dev.thence.bench.cells.TaskOutcome;
import dev.thence.bench.protocols.Split.Answers;
import dev.thence.evaluation.LinkProtocol;
import dev.thence.evaluation.LinkProtocol.Pairs;
import dev.thence.evaluation.LinkResult;
import dev.thence.evaluation.PairScorer;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/// The question of the protocol *dirlink*, asked of a fitted method or of scores from a file.
///
/// @param protocol the split
/// @param published what the benchmark itself reports, as Markdown
public record LinkTasks(LinkProtocol protocol, String published) {
    /// What commands, tables and files call the protocol.
    public static final String PROTOCOL = "dirlink";

    private static final List<Integer> HITS = List.of(20, 50, 100);

    /// Of a split whose parts are these.
    ///
    /// @throws IllegalArgumentException when they are no split
    public static LinkTasks of(String dataset, int nodes, Pairs train, Pairs validation,
            Pairs validationNonEdges, Pairs test, Pairs testNonEdges) throws IOException {
        return new LinkTasks(LinkProtocol.of(nodes, train, validation, validationNonEdges, test,
                testNonEdges), PublishedTable.markdown(dataset));
    }

    /// How a split is described in reports.
    public static String note(int nodes, long train, long validation, long test) {
        return String.format(Locale.ROOT, "%,d nodes, the ten published splits of"
                + " DirLinkBench, a seed each: %,d edges to train, among them a spanning forest,"
                + " %,d to validate, %,d to test. Settings and weights saw train and validation"
                + " edges alone.", nodes, train, validation, test);
    }

    public Answers judge(Meter meter, Maker<TargetScorer> fitting, Workers workers,
            PipelineListener listener) throws IOException {
        var notes = new ArrayList<String>();
        LinkResult result = meter.measure(() -> {
            var scorer = fitting.make();
            if (scorer instanceof FitNotes said) {
                notes.addAll(said.notes());
            }
            listener.stage("judging pairs", 0);
            return scorer instanceof ExistenceScorer scored
                    ? protocol.judge(scored.existence(), workers)
                    : protocol.judgeRanking(scorer, workers);
        });
        return new Answers(List.of(outcome(result)), notes);
    }

    /// The same of scores of single pairs.
    public Answers judgePairs(PairScorer scorer, Workers workers) {
        return new Answers(List.of(outcome(protocol.judge(scorer, workers))), List.of());
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
}
