package dev.thence.bench.split;

import dev.thence.bench.protocols.EdgesTasks;
import dev.thence.evaluation.TargetScorer;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;

/// Scores from a tab-separated list of `source target score`. A target that is not listed for a
/// source has the score of the source's line with target `*`, or a score just below the lowest
/// listed one. Immutable. 20 bytes per line while it is read, 8 after.
final class ListScores {
    private static final String REST = "*";

    private final int[] begin;
    private final int[] targets;
    private final float[] scores;
    private final float[] floors;
    private final int[] lines;

    private ListScores(int[] begin, int[] targets, float[] scores, float[] floors, int[] lines) {
        this.begin = begin;
        this.targets = targets;
        this.scores = scores;
        this.floors = floors;
        this.lines = lines;
    }

    /// The scores of some sources, or of all.
    private static class Some implements EdgesTasks.SomeSources {
        private final ListScores list;

        Some(ListScores list) {
            this.list = list;
        }

        @Override
        public void scoreTargets(int source, float[] scores) {
            list.scoreTargets(source, scores);
        }
    }

    /// @param nodes how many there are
    /// @param queries the file that asks
    /// @param asked the sources that must have a line
    /// @throws IOException with file, line and value when a line is wrong, a pair comes twice or
    ///     a source that is asked about is missing
    static TargetScorer read(Path file, int nodes, String queries, int[] asked)
            throws IOException {
        var list = new Reader(file, nodes).read();
        for (int u : asked) {
            if (list.lines[u] == 0) {
                throw new IOException(file + ": has no line for source " + u
                        + "; every source of " + queries + " needs one (line '" + u
                        + "<tab>*<tab>0' says that all targets are equal)");
            }
        }
        boolean all = Arrays.stream(list.lines).allMatch(line -> line > 0);
        return all ? list::scoreTargets : new Some(list);
    }

    private void scoreTargets(int source, float[] all) {
        Arrays.fill(all, floors[source]);
        for (int i = begin[source]; i < begin[source + 1]; i++) {
            all[targets[i]] = scores[i];
        }
    }

    /// Reads lines as they come, then sorts them.
    private static final class Reader {
        private final Path file;
        private final int nodes;
        private final IntArrayList sources = new IntArrayList();
        private final IntArrayList targets = new IntArrayList();
        private final FloatArrayList scores = new FloatArrayList();
        private final IntArrayList lines = new IntArrayList();
        private final float[] floors;
        private final int[] floorLines;

        Reader(Path file, int nodes) {
            this.file = file;
            this.nodes = nodes;
            floors = new float[nodes];
            floorLines = new int[nodes];
        }

        ListScores read() throws IOException {
            ScoreLines.read(file, this::add);
            return sorted();
        }

        private void add(int line, String from, String to, String value)
                throws IOException {
            int source = PairFile.node(file, line, "source", from, nodes);
            float score = score(line, value);
            if (to.equals(REST)) {
                if (floorLines[source] > 0) {
                    throw ScoreLines.twice(file, line, source, REST, floorLines[source]);
                }
                floors[source] = score;
                floorLines[source] = line;
                return;
            }
            sources.add(source);
            targets.add(PairFile.node(file, line, "target", to, nodes));
            scores.add(score);
            lines.add(line);
        }

        private float score(int line, String field) throws IOException {
            ScoreLines.score(file, line, field);
            float score = Float.parseFloat(field);
            if (!Float.isFinite(score)) {
                throw new IOException(file + ":" + line + ": the score is " + field
                        + ", must be finite as a 32-bit number");
            }
            return score;
        }

        private ListScores sorted() throws IOException {
            int[] order = new int[sources.size()];
            Arrays.setAll(order, i -> i);
            IntArrays.mergeSort(order, (a, b) -> {
                int bySource = Integer.compare(sources.getInt(a), sources.getInt(b));
                return bySource != 0 ? bySource
                        : Integer.compare(targets.getInt(a), targets.getInt(b));
            });
            int[] begin = new int[nodes + 1];
            int[] sortedTargets = new int[order.length];
            float[] sortedScores = new float[order.length];
            int[] firstLines = floorLines.clone();
            for (int i = 0; i < order.length; i++) {
                int at = order[i];
                int source = sources.getInt(at);
                sortedTargets[i] = targets.getInt(at);
                sortedScores[i] = scores.getFloat(at);
                begin[source + 1]++;
                firstLines[source] = firstLines[source] == 0 ? lines.getInt(at)
                        : firstLines[source];
                if (i > 0 && sources.getInt(order[i - 1]) == source
                        && sortedTargets[i - 1] == sortedTargets[i]) {
                    throw ScoreLines.twice(file, lines.getInt(at), source,
                            String.valueOf(sortedTargets[i]), lines.getInt(order[i - 1]));
                }
            }
            for (int u = 0; u < nodes; u++) {
                begin[u + 1] += begin[u];
                if (floorLines[u] == 0 && begin[u + 1] > begin[u]) {
                    float lowest = Float.POSITIVE_INFINITY;
                    for (int i = begin[u]; i < begin[u + 1]; i++) {
                        lowest = Math.min(lowest, sortedScores[i]);
                    }
                    floors[u] = Math.max(-Float.MAX_VALUE, Math.nextDown(lowest));
                }
            }
            return new ListScores(begin, sortedTargets, sortedScores, floors, firstLines);
        }
    }
}
