package dev.thence.bench.split;

import dev.thence.bench.protocols.EdgesTasks;
import dev.thence.evaluation.TargetScorer;
import dev.thence.io.TextInput;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// Scores from a tab-separated list of `source target score`. A target that is not listed for a
/// source has the score of the source's line with target `*`, or a score just below the lowest
/// listed one. Immutable. 20 bytes per line while it is read, 8 after.
final class ListScores {
    private static final String HEADER = "source\ttarget\tscore";
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
    /// @param asked the sources that must have a line
    /// @throws IOException with file, line and value when a line is wrong, a pair comes twice or
    ///     a source that is asked about is missing
    static TargetScorer read(Path file, int nodes, int[] asked) throws IOException {
        var list = new Reader(file, nodes).read();
        for (int u : asked) {
            if (list.lines[u] == 0) {
                throw new IOException(file + ": has no line for source " + u
                        + ", which has a test edge; every source of queries.tsv needs one (line '"
                        + u + "<tab>*<tab>0' says that all targets are equal)");
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
            try (var in = new BufferedReader(TextInput.open(file, StandardCharsets.UTF_8))) {
                String header = in.readLine();
                if (header == null) {
                    throw new IOException(file + ": is empty, must begin with the header"
                            + " 'source<tab>target<tab>score'");
                }
                if (!HEADER.equals(header)) {
                    throw new IOException(file + ":1: the header is '" + header
                            + "', must be 'source<tab>target<tab>score'");
                }
                int line = 1;
                for (String text = in.readLine(); text != null; text = in.readLine()) {
                    add(++line, text.split("\t", -1));
                }
            }
            return sorted();
        }

        private void add(int line, String[] fields) throws IOException {
            if (fields.length != 3) {
                throw new IOException(file + ":" + line + ": has " + fields.length
                        + " fields, must have 3: source<tab>target<tab>score");
            }
            int source = PairFile.node(file, line, "source", fields[0], nodes);
            float score = score(line, fields[2]);
            if (fields[1].equals(REST)) {
                if (floorLines[source] > 0) {
                    throw twice(line, source, REST, floorLines[source]);
                }
                floors[source] = score;
                floorLines[source] = line;
                return;
            }
            sources.add(source);
            targets.add(PairFile.node(file, line, "target", fields[1], nodes));
            scores.add(score);
            lines.add(line);
        }

        private float score(int line, String field) throws IOException {
            float score;
            try {
                score = Float.parseFloat(field);
            } catch (NumberFormatException _) {
                throw new IOException(file + ":" + line + ": the score is '" + field
                        + "', must be a number");
            }
            if (!Float.isFinite(score)) {
                throw new IOException(file + ":" + line + ": the score is " + field
                        + ", must be finite as a 32-bit number");
            }
            return score;
        }

        private IOException twice(int line, int source, String target, int before) {
            return new IOException(file + ":" + line + ": the pair " + source + ", " + target
                    + " was there before, in line " + before);
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
                    throw twice(lines.getInt(at), source, String.valueOf(sortedTargets[i]),
                            lines.getInt(order[i - 1]));
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
