package dev.thence.training;

import dev.thence.graph.Relation;
import dev.thence.graph.Workers;
import dev.thence.kernels.Rows;
import dev.thence.sampler.Role;
import java.util.Arrays;

/// The part of an encoder that touches the tables: the first layer, which gathers table rows, and
/// the way back, which gives every row its gradient.
final class FirstLayer {
    private final Parameters parameters;
    private final int d;
    private final Workers workers;
    /// Per role, by level-0 row.
    private final float[][] gradients = {new float[0], new float[0]};

    FirstLayer(Parameters parameters, Workers workers) {
        this.parameters = parameters;
        this.d = parameters.sources.width;
        this.workers = workers;
    }

    /// The role's vectors on level 1: what the nodes gather from the tables, and, where depths are
    /// summed, their own table rows.
    float[] level(MessageFlow flow, Role role, boolean summed) {
        float[] level = summed ? own(flow, 1, role) : new float[flow.count(1, role) * d];
        for (Relation relation : flow.relations()) {
            Role from = MessageFlow.inputRole(role, relation);
            flow.matrix(0, role, relation).multiplyAdd(
                    parameters.table(from).values, flow.nodes(from), d, level, workers);
        }
        return level;
    }

    /// The table rows of the nodes on a level.
    float[] own(MessageFlow flow, int level, Role role) {
        Rows inputs = flow.inputs(level, role);
        Rows nodes = flow.nodes(role);
        float[] values = parameters.table(role).values;
        float[] own = new float[inputs.count() * d];
        workers.forRange(inputs.count(), 256, (from, to) -> {
            for (int i = from; i < to; i++) {
                System.arraycopy(values, nodes.of(inputs.of(i)) * d, own, i * d, d);
            }
        });
        return own;
    }

    /// Begins the way back of a step.
    void clear(MessageFlow flow) {
        for (Role role : Role.values()) {
            int needed = flow.count(0, role) * d;
            int r = role.ordinal();
            if (gradients[r].length < needed) {
                gradients[r] = new float[needed + needed / 4];
            } else {
                Arrays.fill(gradients[r], 0, needed, 0);
            }
        }
    }

    /// Adds the gradient of the nodes' own rows on a level.
    void addOwn(MessageFlow flow, int level, Role role, float[] gradient) {
        Rows inputs = flow.inputs(level, role);
        float[] sum = gradients[role.ordinal()];
        workers.forRange(inputs.count(), 256, (from, to) -> {
            for (int i = from; i < to; i++) {
                int at = inputs.of(i) * d;
                for (int k = 0; k < d; k++) {
                    sum[at + k] += gradient[i * d + k];
                }
            }
        });
    }

    /// Adds what the gradient of a role on level 1 gives to the tables it gathered from.
    void addGathered(MessageFlow flow, Role role, float[] gradient) {
        for (Relation relation : flow.relations()) {
            float[] sum = gradients[MessageFlow.inputRole(role, relation).ordinal()];
            flow.transposed(0, role, relation).multiplyAdd(
                    gradient, Rows.all(flow.count(1, role)), d, sum, workers);
        }
    }

    /// By level-0 row; may be longer.
    float[] gradient(Role role) {
        return gradients[role.ordinal()];
    }

    /// Applies the gradients to the tables.
    void update(MessageFlow flow, double learningRate) {
        for (Role role : Role.values()) {
            parameters.table(role).update(
                    flow.nodes(role), gradients[role.ordinal()], learningRate, workers);
        }
    }
}
