package dev.thence.training;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.nn.Activation;
import ai.djl.training.GradientCollector;
import dev.thence.graph.Relation;
import dev.thence.graph.Workers;
import dev.thence.kernels.Rows;
import dev.thence.sampler.Role;
import dev.thence.training.TrainingConfig.LayerKind;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The encoder on DJL with its PyTorch engine: everything above the first layer.
///
/// A layer is a sparse product, which is linear, and for layers with weights, and at the top, a
/// dense part. The dense parts record gradients; the sparse products do not: their way back is the
/// product with the transposed matrix, which costs as much as the way there, while torch's own
/// takes several times as long. Torch computes with one thread, so that its sums have one order.
final class DjlEncoder implements Encoder {
    private static final float SMALL = 1e-12f;

    private final FirstLayer first;
    private final Parameters parameters;
    private final LayerKind kind;
    private final int d;
    private final Workers workers;
    private final Engine engine;
    private final NDManager base;
    private final TorchArrays arrays;
    private Optional<Pass> pass = Optional.empty();

    DjlEncoder(Parameters parameters, TrainingConfig config, Workers workers) {
        first = new FirstLayer(parameters, workers);
        this.parameters = parameters;
        this.workers = workers;
        kind = config.layerKind();
        d = config.dimension();
        engine = Engine.getEngine("PyTorch");
        base = engine.newBaseManager();
        arrays = new TorchArrays(base);
    }

    @Override
    public Vectors forward(MessageFlow flow) {
        endPass();
        arrays.begin();
        var forward = new Pass(flow);
        pass = Optional.of(forward);
        return forward.forward();
    }

    @Override
    public void backward(float[] sourceGradient, float[] targetGradient) {
        pass.orElseThrow().backward(sourceGradient, targetGradient);
    }

    @Override
    public float[] gradient(Role role) {
        return first.gradient(role);
    }

    @Override
    public void update(double learningRate) {
        first.update(pass.orElseThrow().flow, learningRate);
        for (int l = 0; l < parameters.weights.size(); l++) {
            var table = parameters.weights.get(l);
            float[] gradient = pass.get().weightGradients[l];
            table.update(Rows.all(table.rows), gradient, learningRate, workers);
        }
        endPass();
    }

    private void endPass() {
        pass.ifPresent(ended -> ended.collector.close());
        pass = Optional.empty();
    }

    @Override
    public void close() {
        endPass();
        arrays.close();
        base.close();
    }

    /// One step, there and back. Arrays by level and role.
    private final class Pass {
        final MessageFlow flow;
        final GradientCollector collector = engine.newGradientCollector();
        /// What goes into the dense part of a level, and what comes out; the same without one.
        final NDArray[][] inputs;
        final NDArray[][] outputs;
        final NDArray[] weights;
        final float[][] weightGradients;

        Pass(MessageFlow flow) {
            this.flow = flow;
            inputs = new NDArray[flow.layers() + 1][2];
            outputs = new NDArray[flow.layers() + 1][2];
            weights = new NDArray[parameters.weights.size()];
            weightGradients = new float[weights.length][];
        }

        Vectors forward() {
            int top = flow.layers();
            for (int l = 1; l <= top; l++) {
                if (kind == LayerKind.RELU) {
                    weights[l - 1] = arrays.matrix(parameters.weights.get(l - 1).values, d * d, d);
                    weights[l - 1].setRequiresGradient(true);
                }
                for (Role role : Role.values()) {
                    int r = role.ordinal();
                    inputs[l][r] = gathered(l, role);
                    outputs[l][r] = hasDensePart(l) ? dense(l, inputs[l][r]) : inputs[l][r];
                }
            }
            return new Vectors(
                    TorchArrays.values(outputs[top][0]), TorchArrays.values(outputs[top][1]));
        }

        private boolean hasDensePart(int level) {
            return kind == LayerKind.RELU || level == flow.layers();
        }

        private NDArray gathered(int level, Role role) {
            if (level == 1) {
                float[] rows = first.level(flow, role, kind == LayerKind.LINEAR);
                return arrays.matrix(rows, rows.length, d);
            }
            NDArray sum = null;
            for (Relation relation : flow.relations()) {
                Role from = MessageFlow.inputRole(role, relation);
                NDArray below = outputs[level - 1][from.ordinal()].stopGradient();
                sum = plus(sum, arrays.product(flow.matrix(level - 1, role, relation), below));
            }
            if (kind == LayerKind.LINEAR) {
                float[] own = first.own(flow, level, role);
                sum.addi(arrays.matrix(own, own.length, d));
            }
            return sum;
        }

        private NDArray dense(int level, NDArray input) {
            input.setRequiresGradient(true);
            NDArray rows = switch (kind) {
                case LINEAR -> input;
                case RELU -> Activation.relu(input.matMul(weights[level - 1]));
            };
            return rows.div(rows.square().sum(new int[] {1}, true).add(SMALL).sqrt());
        }

        void backward(float[] sourceGradient, float[] targetGradient) {
            first.clear(flow);
            NDArray[] gradient = {
                    arrays.matrix(sourceGradient, sourceGradient.length, d),
                    arrays.matrix(targetGradient, targetGradient.length, d)};
            for (int l = flow.layers(); l >= 1; l--) {
                if (hasDensePart(l)) {
                    gradient = throughDense(l, gradient);
                }
                NDArray[] below = new NDArray[2];
                for (Role role : Role.values()) {
                    NDArray ofRole = gradient[role.ordinal()];
                    float[] values = TorchArrays.values(ofRole);
                    if (kind == LayerKind.LINEAR) {
                        first.addOwn(flow, l, role, values);
                    }
                    if (l == 1) {
                        first.addGathered(flow, role, values);
                    } else {
                        addBelow(l, role, ofRole, below);
                    }
                }
                gradient = below;
            }
        }

        private void addBelow(int level, Role role, NDArray gradient, @Nullable NDArray[] below) {
            for (Relation relation : flow.relations()) {
                int from = MessageFlow.inputRole(role, relation).ordinal();
                below[from] = plus(below[from],
                        arrays.product(flow.transposed(level - 1, role, relation), gradient));
            }
        }

        private static NDArray plus(@Nullable NDArray sum, NDArray more) {
            return sum == null ? more : sum.addi(more);
        }

        private NDArray[] throughDense(int level, NDArray[] gradient) {
            collector.backward(outputs[level][0].mul(gradient[0]).sum()
                    .add(outputs[level][1].mul(gradient[1]).sum()));
            if (kind == LayerKind.RELU) {
                weightGradients[level - 1] = TorchArrays.values(weights[level - 1].getGradient());
            }
            return new NDArray[] {inputs[level][0].getGradient(), inputs[level][1].getGradient()};
        }
    }
}
