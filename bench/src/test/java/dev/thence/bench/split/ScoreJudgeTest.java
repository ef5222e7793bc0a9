package dev.thence.bench.split;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.cells.Cells;
import dev.thence.graph.SplitMix64;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScoreJudgeTest {
    private static final int N = 200;

    @TempDir
    Path folder;

    private Path split = Path.of("");
    private Path results = Path.of("");

    @BeforeEach
    void write() throws IOException {
        split = folder.resolve("split");
        results = folder.resolve("results");
        SplitFolderTest.write(split, 5);
    }

    /// Distinct scores of rank 2, so that all three forms can say the same.
    private static float source(int u, int d) {
        return d == 0 ? 1 : SplitMix64.of(u, 17).nextInt(100) / 64f;
    }

    private static float target(int v, int d) {
        return (d == 0 ? v : SplitMix64.of(v, 18).nextInt(100)) / 32f;
    }

    private static float score(int u, int v) {
        return source(u, 0) * target(v, 0) + source(u, 1) * target(v, 1);
    }

    @Test
    void vectorsMatrixAndListGetTheSameFigures() throws IOException {
        Path s = npy("s.npy", N, 2, ScoreJudgeTest::source);
        Path t = npy("t.npy", N, 2, ScoreJudgeTest::target);
        Path m = npy("m.npy", N, N, ScoreJudgeTest::score);
        var list = new StringBuilder("source\ttarget\tscore\n");
        for (int u = 0; u < N; u++) {
            for (int v = 0; v < N; v++) {
                list.append(u + "\t" + v + "\t" + score(u, v) + "\n");
            }
        }
        Path l = Files.writeString(folder.resolve("l.tsv"), list);
        judge("by-vectors", new JudgeOptions.Vectors(s, t, Optional.empty()));
        judge("by-matrix", new JudgeOptions.Matrix(m));
        String page = judge("by-list", new JudgeOptions.PairList(l));
        assertTrue(page.contains("by-list, seed 5: made by some library 1.2."), page);
        var cells = new Cells(results).of("tiny");
        assertEquals(3, cells.size());
        for (int t2 = 0; t2 < 3; t2++) {
            int task = t2;
            cells.get(0).tasks().get(task).units().forEach((metric, values) -> {
                assertArrayEquals(values, cells.get(1).tasks().get(task).units().get(metric));
                assertArrayEquals(values, cells.get(2).tasks().get(task).units().get(metric));
            });
            assertEquals(cells.get(0).tasks().get(task).plain(),
                    cells.get(2).tasks().get(task).plain());
        }
    }

    @Test
    void aBiasIsAdded() throws IOException {
        Path zeros = npy("z.npy", N, 2, (_, _) -> 0);
        Path bias = npy("b.npy", N, 1, (v, _) -> v);
        judge("bias", new JudgeOptions.Vectors(zeros, zeros, Optional.of(bias)));
        judge("falling", new JudgeOptions.PairList(floors()));
        var cells = new Cells(results).of("tiny");
        assertFalse(cells.getFirst().tasks().getFirst().plain().get("coverage@10").mean() > .5);
    }

    @Test
    void aListForSomeSourcesLeavesOutWhatNeedsAll() throws IOException {
        judge("some", new JudgeOptions.PairList(floors()));
        assertEquals(1, new Cells(results).of("tiny").getFirst().tasks().size());
    }

    /// All targets of every query equal.
    private Path floors() throws IOException {
        var text = new StringBuilder("source\ttarget\tscore\n");
        for (String line : Files.readAllLines(split.resolve("queries.tsv"))) {
            if (!line.startsWith("source")) {
                text.append(line.substring(0, line.indexOf('\t'))).append("\t*\t0\n");
            }
        }
        return Files.writeString(folder.resolve("floors.tsv"), text);
    }

    @Test
    void whatIsWrongInAListIsNamedWithFileLineAndValue() throws IOException {
        assertListRefused("", "l.tsv: is empty, must begin with the header");
        assertListRefused("u\tv\ts\n", "l.tsv:1: the header is 'u\tv\ts'");
        String head = "source\ttarget\tscore\n0\t1\t.5\n";
        assertListRefused(head + "0\t2\n", "l.tsv:3: has 2 fields");
        assertListRefused(head + "0\t200\t1\n", "l.tsv:3: the target is 200");
        assertListRefused(head + "-1\t2\t1\n", "l.tsv:3: the source is -1");
        assertListRefused(head + "0\tx\t1\n", "l.tsv:3: the target is 'x'");
        assertListRefused(head + "0\t2\tNaN\n", "l.tsv:3: the score is NaN, must be finite");
        assertListRefused(head + "0\t2\t1e99\n", "l.tsv:3: the score is 1e99, must be finite");
        assertListRefused(head + "0\t2\thigh\n", "l.tsv:3: the score is 'high'");
        assertListRefused(head + "0\t2\t1\n0\t1\t.6\n",
                "l.tsv:4: the pair 0, 1 was there before, in line 2");
        assertListRefused(head + "0\t*\t1\n0\t*\t1\n",
                "l.tsv:4: the pair 0, * was there before, in line 3");
        assertListRefused(head, "l.tsv: has no line for source ");
        assertFalse(Files.exists(results), "nothing is written");
    }

    @Test
    void anyBytesAreEitherAListOrAnErrorThatNamesTheFile() throws IOException {
        String good = Files.readString(floors());
        for (int round = 0; round < 300; round++) {
            var random = SplitMix64.of(round, 99);
            byte[] bytes = good.getBytes(StandardCharsets.ISO_8859_1);
            for (int i = 0; i < 3; i++) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            Path file = Files.write(folder.resolve("fuzz.tsv"), bytes);
            try {
                ListScores.read(file, N, "queries.tsv", new int[0]);
            } catch (IOException e) {
                assertTrue(e.getMessage().contains("fuzz.tsv"), e.getMessage());
            }
        }
    }

    @Test
    void arraysOfAnotherShapeAreRefused() throws IOException {
        Path good = npy("good.npy", N, 2, (_, _) -> 1);
        Path few = npy("few.npy", N - 1, 2, (_, _) -> 1);
        Path wide = npy("wide.npy", N, 3, (_, _) -> 1);
        Path broken = npy("broken.npy", N, 2, (u, d) -> u == 7 && d == 1 ? Float.NaN : 1);
        assertVectorsRefused(few, good, Optional.empty(), "few.npy: has 199 rows, the split has 200");
        assertVectorsRefused(good, wide, Optional.empty(), "wide.npy: has 3 columns");
        assertVectorsRefused(good, good, Optional.of(wide), "wide.npy: has 3 columns, a bias has");
        assertVectorsRefused(broken, good, Optional.empty(),
                "broken.npy: the value at [7, 1] is NaN");
        var failure = assertThrows(IOException.class,
                () -> judge("x", new JudgeOptions.Matrix(good)));
        assertTrue(failure.getMessage().contains("good.npy: has 2 columns, the split has 200"),
                failure.getMessage());
    }

    @Test
    void aNameOfTheProgramsOwnIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> judge("model",
                new JudgeOptions.PairList(folder)));
        assertThrows(IllegalArgumentException.class, () -> judge("PyG SAGE",
                new JudgeOptions.PairList(folder)));
    }

    private void assertVectorsRefused(Path s, Path t, Optional<Path> bias, String message) {
        var failure = assertThrows(IOException.class,
                () -> judge("x", new JudgeOptions.Vectors(s, t, bias)));
        assertTrue(failure.getMessage().contains(message), failure.getMessage());
    }

    private void assertListRefused(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("l.tsv"), text);
        var failure = assertThrows(IOException.class,
                () -> judge("x", new JudgeOptions.PairList(file)));
        assertTrue(failure.getMessage().contains(message), failure.getMessage());
    }

    private String judge(String name, JudgeOptions.Scores scores) throws IOException {
        return ScoreJudge.run(new JudgeOptions(split, scores, name, "some library 1.2",
                OptionalDouble.of(3), 1 << 20, results, 1, "thence bench judge"),
                PipelineListener.SILENT).pages().get("tiny");
    }

    private interface Values {
        float at(int row, int column);
    }

    private Path npy(String name, int rows, int columns, Values values) throws IOException {
        String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + rows + ", "
                + columns + "), }";
        header += " ".repeat(63 - (10 + header.length()) % 64) + "\n";
        var bytes = ByteBuffer.allocate(10 + header.length() + 4 * rows * columns)
                .order(ByteOrder.LITTLE_ENDIAN);
        bytes.put((byte) 0x93).put("NUMPY".getBytes(StandardCharsets.US_ASCII)).put((byte) 1)
                .put((byte) 0).putShort((short) header.length())
                .put(header.getBytes(StandardCharsets.US_ASCII));
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                bytes.putFloat(values.at(r, c));
            }
        }
        return Files.write(folder.resolve(name), bytes.array());
    }
}
