package dev.thence.bench.split;

import static dev.thence.bench.TinyGraph.EDGES;
import static dev.thence.bench.TinyGraph.IDS;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.ExistenceScorer;
import dev.thence.bench.Meter;
import dev.thence.bench.SharedFits;
import dev.thence.bench.cells.Cells;
import dev.thence.bench.cells.TaskOutcome;
import dev.thence.bench.protocols.LinkTasks;
import dev.thence.datasets.GraphData;
import dev.thence.datasets.LinkSplit;
import dev.thence.datasets.NodePairs;
import dev.thence.evaluation.LinkProtocol.Pairs;
import dev.thence.evaluation.PairScorer;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.Catalogue;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkSplitTest {
    private static final LinkSplit SPLIT = split();

    @TempDir
    Path parent;

    private Path folder = Path.of("");

    /// 700 edges to train, 200 to validate, 300 to test, and drawn non-edges.
    private static LinkSplit split() {
        var edges = new ArrayList<int[]>();
        for (int u = 0; u < EDGES.nodeCount(); u++) {
            for (long p = EDGES.out().offset(u); p < EDGES.out().offset(u + 1); p++) {
                edges.add(new int[] {u, EDGES.out().neighbor(p)});
            }
        }
        int[] drawn = SplitMix64.of(4).permutation(edges.size());
        var mixed = new ArrayList<int[]>();
        for (int e : drawn) {
            mixed.add(edges.get(e));
        }
        var random = SplitMix64.of(5);
        var others = new ArrayList<int[]>();
        while (others.size() < edges.size()) {
            int u = random.nextInt(200);
            int v = random.nextInt(200);
            if (u != v && !EDGES.hasEdge(u, v)) {
                others.add(new int[] {u, v});
            }
        }
        return new LinkSplit(pairs(mixed.subList(0, 700)), pairs(others.subList(0, 700)),
                pairs(mixed.subList(700, 900)), pairs(others.subList(700, 900)),
                pairs(mixed.subList(900, 1200)), pairs(others.subList(900, 1200)));
    }

    private static NodePairs pairs(List<int[]> rows) {
        return NodePairs.of(rows.stream().mapToInt(row -> row[0]).toArray(),
                rows.stream().mapToInt(row -> row[1]).toArray());
    }

    @BeforeEach
    void write() throws IOException {
        folder = parent.resolve("split");
        write(folder);
    }

    private static SplitManifest write(Path folder) throws IOException {
        return LinkSplitWriter.write(folder, "tiny", "abc", 3, SPLIT, new GraphData(IDS, EDGES,
                Optional.empty(), Catalogue.empty(200), List.of(SPLIT)));
    }

    /// With ties, and with more digits than 32 bits have.
    private static double score(int u, int v) {
        return Math.round(20 * Math.sin(u * 200 + v)) / 7.0;
    }

    private record Headed(PairScorer existence) implements TargetScorer, ExistenceScorer {
        @Override
        public void scoreTargets(int source, float[] scores) {
            throw new IllegalStateException("the ranking is not asked");
        }
    }

    private static Pairs asked(NodePairs pairs) {
        int[] sources = new int[pairs.size()];
        int[] targets = new int[pairs.size()];
        for (int i = 0; i < pairs.size(); i++) {
            sources[i] = pairs.source(i);
            targets[i] = pairs.target(i);
        }
        return new Pairs(sources, targets);
    }

    private static TaskOutcome inJava(TargetScorer scorer) throws IOException {
        var tasks = LinkTasks.of("tiny", 200, asked(SPLIT.train()), asked(SPLIT.validation()),
                asked(SPLIT.validationNegatives()), asked(SPLIT.test()),
                asked(SPLIT.testNegatives()));
        try (var workers = Workers.of(1)) {
            return tasks.judge(new Meter(new SharedFits()), () -> scorer, workers,
                    PipelineListener.SILENT).tasks().getFirst();
        }
    }

    private TaskOutcome judged(Path file) throws IOException {
        Path results = parent.resolve("results");
        ScoreJudge.run(new JudgeOptions(folder, new JudgeOptions.PairList(file), "by-file",
                "some library 1.2", OptionalDouble.empty(), 0, results, 1, "thence bench judge"),
                PipelineListener.SILENT);
        var cell = new Cells(results).of("tiny").getFirst();
        assertEquals("dirlink", cell.key().protocol());
        assertEquals(3, cell.key().seed());
        return cell.tasks().getFirst();
    }

    private Path scores() throws IOException {
        var text = new StringBuilder("source\ttarget\tscore\n");
        for (String name : List.of("validation", "validation-non-edges", "test",
                "test-non-edges")) {
            for (String line : Files.readAllLines(folder.resolve(name + ".tsv"))) {
                String[] pair = line.split("\t");
                if (!pair[0].equals("source") && !text.toString().contains("\n" + line + "\t")) {
                    text.append(line).append('\t').append(score(Integer.parseInt(pair[0]),
                            Integer.parseInt(pair[1]))).append('\n');
                }
            }
        }
        return Files.writeString(parent.resolve("scores.tsv"), text);
    }

    @Test
    void writtenScoresGetTheRowOfTheMethodThatWroteThem() throws IOException {
        var expected = inJava(new Headed(LinkSplitTest::score));
        var found = judged(scores());
        assertEquals(List.copyOf(expected.units().keySet()), List.copyOf(found.units().keySet()));
        expected.units().forEach((metric, values) ->
                assertArrayEquals(values, found.units().get(metric), metric));
        assertEquals(expected.plain(), found.plain());
        assertEquals(expected.note(), found.note());
    }

    @Test
    void theSplitIsWrittenInItsOrderAndTheSameBytes() throws IOException {
        var lines = Files.readAllLines(folder.resolve("test-non-edges.tsv"));
        assertEquals(301, lines.size());
        assertEquals(SPLIT.testNegatives().source(7) + "\t" + SPLIT.testNegatives().target(7),
                lines.get(8));
        assertEquals(SplitFolder.open(folder).manifest().checksum(),
                write(parent.resolve("again")).checksum());
    }

    @Test
    void aChangedFileIsRefused() throws IOException {
        Path file = folder.resolve("test-non-edges.tsv");
        Files.writeString(file, Files.readString(file) + "0\t1\n");
        assertRefused(scores(), "test-non-edges.tsv was changed after the split was written");
    }

    @Test
    void whatIsWrongInAListIsNamed() throws IOException {
        String good = Files.readString(scores());
        String[] lines = good.split("\n");
        String first = lines[1].substring(0, lines[1].lastIndexOf('\t'));
        assertRefused(good.replaceFirst("\n[^\n]*\n", "\n"),
                "l.tsv: has no line for the pair " + first.replace("\t", ", ")
                + " of validation.tsv; every pair of validation.tsv, validation-non-edges.tsv,"
                + " test.tsv, test-non-edges.tsv needs one");
        assertRefused(good.replaceFirst("\n[^\n]*\n", "\n" + first + "\tNaN\n"),
                "l.tsv:2: the score is NaN, must be finite");
        assertRefused(good + "200\t1\t0\n", "the source is 200");
        assertRefused(good + first + "\t1\n", "was there before, in line 2");
        assertRefused(good + "1\t2\n", ":" + (lines.length + 1) + ": has 2 fields");
        assertRefused("", "l.tsv: is empty");
        assertFalse(Files.exists(parent.resolve("results")), "nothing is written");
    }

    @Test
    void anyBytesAreScoresOrAnErrorThatNamesTheFile() throws IOException {
        byte[] good = Files.readAllBytes(scores());
        for (int round = 0; round < 100; round++) {
            var random = SplitMix64.of(round, 99);
            byte[] bytes = good.clone();
            for (int i = 0; i < 3; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(parent.resolve("fuzz.tsv"), bytes);
            try {
                PairListScores.read(file, 200, Map.of());
            } catch (IOException e) {
                assertTrue(e.getMessage().contains("fuzz.tsv"), e.getMessage());
            }
        }
    }

    private void assertRefused(String text, String message) throws IOException {
        assertRefused(Files.writeString(parent.resolve("l.tsv"), text), message);
    }

    private void assertRefused(Path file, String message) {
        var failure = assertThrows(IOException.class, () -> judged(file));
        assertTrue(failure.getMessage().contains(message), failure.getMessage());
    }
}
