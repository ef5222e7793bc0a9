package dev.thence.training;

import dev.thence.graph.Workers;
import dev.thence.sampler.Role;
import dev.thence.vectors.DualVectors;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What was learned before anything is propagated: a vector per item and role, a bias per item and,
/// for layers with weights, a matrix per layer. The final vectors follow from these and a graph,
/// so that other vectors of the same training cost one propagation and no training.
///
/// Immutable; 8 n d bytes.
public final class TrainedTables {
    private final TrainingConfig config;
    final float[] sources;
    final float[] targets;
    final float[] bias;
    final List<float[]> weights;

    private TrainedTables(TrainingConfig config, float[] sources, float[] targets, float[] bias,
            List<float[]> weights) {
        this.config = config;
        this.sources = sources;
        this.targets = targets;
        this.bias = bias;
        this.weights = weights;
    }

    /// What the parameters are now, without a copy.
    static TrainedTables of(Parameters parameters, TrainingConfig config) {
        return new TrainedTables(config, parameters.sources.values, parameters.targets.values,
                parameters.bias.values, parameters.weights.stream().map(w -> w.values).toList());
    }

    TrainedTables copy() {
        return new TrainedTables(config, sources.clone(), targets.clone(), bias.clone(),
                weights.stream().map(float[]::clone).toList());
    }

    /// The arrays by name, in a fixed order.
    Map<String, float[]> byName() {
        var tables = new LinkedHashMap<String, float[]>();
        tables.put("sources", sources);
        tables.put("targets", targets);
        tables.put("bias", bias);
        for (int layer = 0; layer < weights.size(); layer++) {
            tables.put("weights" + layer, weights.get(layer));
        }
        return tables;
    }

    float[] of(Role role) {
        return role == Role.SOURCE ? sources : targets;
    }

    public int nodeCount() {
        return bias.length;
    }

    /// The final vectors over the whole graph of `graph`, with its co-views where the training sent
    /// messages along them, and with its reach-out edges. O(layers (n + edges) d), no sampling; the
    /// same bits at any number of threads.
    ///
    /// @throws IllegalArgumentException when the graph has another number of nodes
    public DualVectors vectors(TrainingGraph graph, Workers workers) {
        if (graph.nodeCount() != nodeCount()) {
            throw new IllegalArgumentException("the graph has " + graph.nodeCount()
                    + " nodes, the tables were learned for " + nodeCount() + "; they must agree");
        }
        var purchases = Propagation.of(
                graph.whole(), config.propagationPower(), graph::reachOut);
        return Inference.vectors(this, purchases, Propagation.ofViews(graph, config), config,
                workers);
    }
}
