package dev.thence.engine;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.GradientCollector;
import ai.djl.training.ParameterStore;
import dev.thence.graph.Workers;
import dev.thence.sampler.Role;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// The encoder on DJL with its PyTorch engine.
final class DjlEncoder implements Encoder {
    private final FirstLayer first;
    private final Workers workers;
    private final int d;
    private final Engine engine;
    private final NDManager base;
    private final Model sparse;

    private MessageFlow flow;
    private NDManager step;
    private GradientCollector collector;
    private NDArray[] leaves;
    private NDArray[] outputs;

    DjlEncoder(Parameters parameters, TrainingConfig config, Workers workers) {
        this.first = new FirstLayer(parameters, workers);
        this.workers = workers;
        this.d = parameters.sources.width;
        engine = Engine.getEngine("PyTorch");
        base = engine.newBaseManager();
        sparse = Model.newInstance("sparse", "PyTorch");
        try {
            sparse.load(new ByteArrayInputStream(TorchScript.archive(TorchScript.SPARSE_PRODUCT)));
        } catch (IOException | MalformedModelException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Vectors forward(MessageFlow flow) {
        this.flow = flow;
        step = base.newSubManager();
        NDArray[] level = new NDArray[2];
        for (Role role : Role.values()) {
            level[role.ordinal()] = array(first.level(flow, role));
        }
        for (int l = 1; l < flow.layers(); l++) {
            NDArray[] next = new NDArray[2];
            for (Role role : Role.values()) {
                next[role.ordinal()] = product(flow.matrix(l, role), level[role.other().ordinal()])
                        .addi(array(first.own(flow, l + 1, role)));
            }
            level = next;
        }
        collector = engine.newGradientCollector();
        leaves = level;
        outputs = new NDArray[2];
        for (int r = 0; r < 2; r++) {
            leaves[r].setRequiresGradient(true);
            outputs[r] = leaves[r].div(leaves[r].square().sum(new int[] {1}, true).add(1e-12f).sqrt());
        }
        return new Vectors(outputs[0].toFloatArray(), outputs[1].toFloatArray());
    }

    @Override
    public void backward(float[] sourceGradient, float[] targetGradient) {
        first.clear(flow);
        NDArray sum = outputs[0].mul(array(sourceGradient)).sum()
                .add(outputs[1].mul(array(targetGradient)).sum());
        collector.backward(sum);
        NDArray[] gradient = {leaves[0].getGradient(), leaves[1].getGradient()};
        collector.close();
        for (int l = flow.layers() - 1; l >= 1; l--) {
            NDArray[] below = new NDArray[2];
            for (Role role : Role.values()) {
                NDArray own = gradient[role.ordinal()];
                first.addOwn(flow, l + 1, role, own.toFloatArray());
                below[role.other().ordinal()] = product(flow.transposed(l, role), own);
            }
            gradient = below;
        }
        for (Role role : Role.values()) {
            float[] own = gradient[role.ordinal()].toFloatArray();
            first.addOwn(flow, 1, role, own);
            first.addGathered(flow, role, own);
        }
        step.close();
    }

    @Override
    public void update(double learningRate) {
        first.update(flow, learningRate);
    }

    private NDArray product(Csr matrix, NDArray dense) {
        NDArray alias = dense.duplicate();
        var inputs = new NDList(alias, ints(matrix.offsets, matrix.rows + 1),
                ints(matrix.columns, matrix.count()), floats(matrix.weights, matrix.count()));
        return sparse.getBlock().forward(new ParameterStore(step, false), inputs, true)
                .singletonOrThrow();
    }

    private NDArray array(float[] values) {
        return step.create(values, new Shape(values.length / d, d));
    }

    private NDArray ints(int[] values, int count) {
        return step.create(values.length == count ? values : java.util.Arrays.copyOf(values, count));
    }

    private NDArray floats(float[] values, int count) {
        return step.create(values.length == count ? values : java.util.Arrays.copyOf(values, count));
    }

    @Override
    public void close() {
        sparse.close();
        base.close();
    }
}
