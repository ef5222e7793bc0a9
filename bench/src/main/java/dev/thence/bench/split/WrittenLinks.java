package dev.thence.bench.split;

import dev.thence.bench.Meter;
import dev.thence.bench.Method;
import dev.thence.bench.SharedFits;
import dev.thence.bench.protocols.LinkTasks;
import dev.thence.bench.protocols.Split.Answers;
import dev.thence.evaluation.LinkProtocol.Pairs;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/// A written split by the protocol *dirlink*.
///
/// @param asked the pairs that scores are asked for, by file
record WrittenLinks(String dataset, int nodes, Pairs train, Map<String, Pairs> asked)
        implements WrittenSplit {

    static WrittenLinks read(Path folder, SplitManifest manifest) throws IOException {
        var asked = new LinkedHashMap<String, Pairs>();
        for (String name : new String[] {SplitFolder.VALIDATION, SplitFolder.VALIDATION_NON_EDGES,
            SplitFolder.TEST, SplitFolder.TEST_NON_EDGES}) {
            asked.put(name, pairs(folder.resolve(name), manifest.nodes()));
        }
        var train = pairs(folder.resolve(SplitFolder.TRAIN), manifest.nodes());
        return new WrittenLinks(manifest.dataset(), manifest.nodes(), train, asked);
    }

    private static Pairs pairs(Path file, int nodes) throws IOException {
        var sources = new IntArrayList();
        var targets = new IntArrayList();
        PairFile.read(file, nodes, (source, target) -> {
            sources.add(source);
            targets.add(target);
        });
        return new Pairs(sources.toIntArray(), targets.toIntArray());
    }

    private LinkTasks tasks() throws IOException {
        return LinkTasks.of(dataset, nodes, train, asked.get(SplitFolder.VALIDATION),
                asked.get(SplitFolder.VALIDATION_NON_EDGES), asked.get(SplitFolder.TEST),
                asked.get(SplitFolder.TEST_NON_EDGES));
    }

    @Override
    public String part() {
        return "";
    }

    @Override
    public String note() {
        return LinkTasks.note(nodes, train.size(), asked.get(SplitFolder.VALIDATION).size(),
                asked.get(SplitFolder.TEST).size());
    }

    @Override
    public Method.Draws draws() {
        return Method.Draws.SEEDED;
    }

    @Override
    public Answers judge(ScoreFiles scores, Workers workers, PipelineListener listener)
            throws IOException {
        if (scores.isList()) {
            var pairs = scores.pairs(nodes, asked);
            return tasks().judgePairs(pairs, workers);
        }
        var scorer = scores.scorer(nodes, SplitFolder.TEST, IntStream.range(0, nodes).toArray());
        return tasks().judge(new Meter(new SharedFits()), () -> scorer, workers, listener);
    }
}
