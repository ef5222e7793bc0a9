package dev.thence.training;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import dev.thence.kernels.Csr;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Moves arrays between Java and torch, step by step. The arrays of a step live in native memory
/// that is used again by the next one: torch sees it without a copy, and fresh native memory in
/// every step would outgrow the process.
final class TorchArrays implements AutoCloseable {
    private final Arena arena = Arena.ofShared();
    private final NDManager base;
    private final Model sparse;
    private final List<MemorySegment> slots = new ArrayList<>();
    private NDManager step;
    private int used;

    TorchArrays(NDManager base) {
        this.base = base;
        step = base.newSubManager();
        sparse = Model.newInstance("sparse", "PyTorch");
        try {
            sparse.load(new ByteArrayInputStream(TorchScript.sparseProduct()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MalformedModelException e) {
            throw new IllegalStateException("torch does not take the sparse product", e);
        }
    }

    /// Begins a step; arrays of the one before are gone.
    void begin() {
        step.close();
        step = base.newSubManager();
        used = 0;
    }

    /// A matrix of rows of this width.
    NDArray matrix(float[] values, int count, int width) {
        var slot = slot(4L * count);
        MemorySegment.copy(values, 0, slot, JAVA_FLOAT, 0, count);
        return create(slot, DataType.FLOAT32, new Shape(count / width, width));
    }

    private NDArray vector(float[] values, int count) {
        var slot = slot(4L * count);
        MemorySegment.copy(values, 0, slot, JAVA_FLOAT, 0, count);
        return create(slot, DataType.FLOAT32, new Shape(count));
    }

    private NDArray vector(int[] values, int count) {
        var slot = slot(4L * count);
        MemorySegment.copy(values, 0, slot, JAVA_INT, 0, count);
        return create(slot, DataType.INT32, new Shape(count));
    }

    private NDArray create(MemorySegment slot, DataType type, Shape shape) {
        return step.create(slot.asByteBuffer().order(ByteOrder.nativeOrder()), shape, type);
    }

    private MemorySegment slot(long bytes) {
        if (bytes > Integer.MAX_VALUE) {
            throw new IllegalStateException("a step has an array of " + bytes
                    + " bytes, torch takes at most " + Integer.MAX_VALUE + "; take sampled training");
        }
        if (used == slots.size()) {
            slots.add(arena.allocate(0));
        }
        if (slots.get(used).byteSize() < bytes) {
            long grown = Math.min(Integer.MAX_VALUE, bytes + bytes / 8);
            slots.set(used, arena.allocate(grown, 64));
        }
        return slots.get(used++).asSlice(0, bytes);
    }

    /// The product of a sparse matrix and a dense one.
    NDArray product(Csr matrix, NDArray dense) {
        // What a module returns belongs to the manager of its first input: one of this step.
        var inputs = new NDList(dense, vector(matrix.offsets, matrix.rows + 1),
                vector(matrix.columns, matrix.count()), vector(matrix.weights, matrix.count()));
        return sparse.getBlock().forward(new ParameterStore(step, false), inputs, true)
                .singletonOrThrow();
    }

    /// The array's values, copied.
    static float[] values(NDArray array) {
        float[] values = new float[Math.toIntExact(array.size())];
        var bytes = MemorySegment.ofBuffer(array.toByteBuffer(true));
        MemorySegment.copy(bytes, JAVA_FLOAT, 0, values, 0, values.length);
        return values;
    }

    @Override
    public void close() {
        step.close();
        sparse.close();
        arena.close();
    }
}
