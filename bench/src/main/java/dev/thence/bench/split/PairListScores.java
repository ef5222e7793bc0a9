package dev.thence.bench.split;

import dev.thence.evaluation.LinkProtocol.Pairs;
import dev.thence.evaluation.PairScorer;
import it.unimi.dsi.fastutil.longs.Long2DoubleOpenHashMap;
import it.unimi.dsi.fastutil.longs.Long2IntOpenHashMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/// Scores of single pairs from a list of `source target score`. About 50 bytes per line.
final class PairListScores implements PairScorer {
    private final Long2DoubleOpenHashMap scores = new Long2DoubleOpenHashMap();

    private PairListScores() {}

    /// @param asked the pairs that must have a line, by the file that has them
    /// @throws IOException with file, line and value when a line is wrong, a pair comes twice or
    ///     one that is asked about is missing
    static PairListScores read(Path file, int nodes, Map<String, Pairs> asked)
            throws IOException {
        var read = new PairListScores();
        var lines = new Long2IntOpenHashMap();
        ScoreLines.read(file, (line, source, target, score) -> {
            int u = PairFile.node(file, line, "source", source, nodes);
            int v = PairFile.node(file, line, "target", target, nodes);
            int before = lines.put(key(u, v), line);
            if (before > 0) {
                throw ScoreLines.twice(file, line, u, target, before);
            }
            read.scores.put(key(u, v), ScoreLines.score(file, line, score));
        });
        for (var part : asked.entrySet()) {
            var pairs = part.getValue();
            for (int i = 0; i < pairs.size(); i++) {
                int u = pairs.sources()[i];
                int v = pairs.targets()[i];
                if (!lines.containsKey(key(u, v))) {
                    throw new IOException(file + ": has no line for the pair " + u + ", " + v
                            + " of " + part.getKey() + "; every pair of "
                            + String.join(", ", asked.keySet()) + " needs one");
                }
            }
        }
        return read;
    }

    private static long key(int source, int target) {
        return (long) source << Integer.SIZE | target;
    }

    @Override
    public double score(int source, int target) {
        return scores.get(key(source, target));
    }
}
