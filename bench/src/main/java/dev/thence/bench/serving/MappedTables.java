package dev.thence.bench.serving;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.thence.evaluation.SparseRows;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import dev.thence.vectors.FloatMatrix;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.IntFunction;

/// Tables too large for the heap while a model is made of them: files that are gone when this is
/// closed, and with them what was made here.
final class MappedTables implements AutoCloseable {
    private static final int CHUNK = 1_024;
    private static final long EXCESSES = 21;

    private final Path folder;
    private final Arena arena = Arena.ofShared();

    private MappedTables(Path folder) {
        this.folder = folder;
    }

    static MappedTables create(Path folder) throws IOException {
        return new MappedTables(Files.createDirectories(folder));
    }

    private MemorySegment segment(String name, long bytes) throws IOException {
        try (var channel = FileChannel.open(folder.resolve(name), StandardOpenOption.CREATE_NEW,
                StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(MapMode.READ_WRITE, 0, bytes, arena);
        }
    }

    FloatMatrix matrix(String name, int rows, int columns, IntFunction<float[]> row,
            Workers workers) throws IOException {
        MemorySegment values = segment(name, 4L * rows * columns);
        workers.forRange(rows, CHUNK, (from, to) -> {
            for (int node = from; node < to; node++) {
                MemorySegment.copy(row.apply(node), 0, values, JAVA_FLOAT, 4L * node * columns,
                        columns);
            }
        });
        return FloatMatrix.of(rows, columns, values);
    }

    /// The sparse rows of a shop: values over a floor of 0, high ones rare.
    SparseRows rows(Scene scene, Workers workers) throws IOException {
        int n = scene.items();
        long[] offsets = new long[n + 1];
        workers.forRange(n, CHUNK, (from, to) -> {
            for (int node = from; node < to; node++) {
                offsets[node + 1] = scene.row(node).length;
            }
        });
        for (int node = 0; node < n; node++) {
            offsets[node + 1] += offsets[node];
        }
        MemorySegment targets = segment("targets.rows", offsets[n] * Integer.BYTES);
        MemorySegment excesses = segment("excesses.rows", offsets[n] * Float.BYTES);
        workers.forRange(n, CHUNK, (from, to) -> {
            for (int node = from; node < to; node++) {
                int[] row = scene.row(node);
                SplitMix64 random = scene.random(EXCESSES, node);
                for (int i = 0; i < row.length; i++) {
                    double u = random.nextDouble();
                    targets.setAtIndex(JAVA_INT, offsets[node] + i, row[i]);
                    excesses.setAtIndex(JAVA_FLOAT, offsets[node] + i, (float) (.1 + 4 * u * u));
                }
            }
        });
        return SparseRows.of(MemorySegment.ofArray(offsets), targets, excesses,
                MemorySegment.ofArray(new float[n]));
    }

    @Override
    public void close() throws IOException {
        arena.close();
        Folders.delete(folder);
    }
}
