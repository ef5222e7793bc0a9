package dev.thence.training;

import dev.thence.graph.Relation;
import dev.thence.kernels.Csr;
import dev.thence.kernels.Rows;
import dev.thence.sampler.Batch;
import dev.thence.sampler.Role;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What one step propagates: nodes on levels 0 to L in two roles, and the matrices between the
/// levels. The top level holds the roots.
///
/// A role's rows on a level are numbered from 0; on level 0 they stand for rows of the role's
/// table, and every row of a higher level has a row of its own on level 0. Each relation has
/// matrices of its own: over co-purchases a role gathers from the other one, over co-views from
/// itself.
final class MessageFlow {
    /// The matrix that computes a role on a level, and the same by columns.
    private record Layer(Csr matrix, Csr transposed) {
        Layer chosen(Rows rows) {
            if (rows.isAll()) {
                return this;
            }
            var chosen = matrix.chosen(rows);
            return new Layer(chosen, chosen.transposed());
        }
    }

    private final int layers;
    private final Rows[] nodes = new Rows[2];
    /// Per level and role the rows on level 0 of the same nodes.
    private final List<Rows[]> levels = new ArrayList<>();
    /// Per relation that carries messages, by layer and role.
    private final Map<Relation, List<Layer[]>> matrices = new EnumMap<>(Relation.class);

    private MessageFlow(int layers) {
        this.layers = layers;
    }

    /// The whole graph on every level but the top one, which has the roots.
    static MessageFlow whole(Propagation purchases, Optional<Propagation> views, int layers,
            Rows sources, Rows targets) {
        var flow = new MessageFlow(layers);
        var all = Rows.all(purchases.sources.rows);
        flow.nodes[0] = all;
        flow.nodes[1] = all;
        flow.levels.add(new Rows[] {all, all});
        for (int level = 1; level < layers; level++) {
            flow.levels.add(new Rows[] {all, all});
        }
        flow.levels.add(new Rows[] {sources, targets});
        flow.matrices.put(Relation.CO_PURCHASE, whole(purchases, layers, sources, targets));
        views.ifPresent(each ->
                flow.matrices.put(Relation.CO_VIEW, whole(each, layers, sources, targets)));
        return flow;
    }

    private static List<Layer[]> whole(Propagation propagation, int layers, Rows sources,
            Rows targets) {
        var ofSources = new Layer(propagation.sources, propagation.targets);
        var ofTargets = new Layer(propagation.targets, propagation.sources);
        var matrices = new ArrayList<Layer[]>();
        for (int layer = 0; layer < layers - 1; layer++) {
            matrices.add(new Layer[] {ofSources, ofTargets});
        }
        matrices.add(new Layer[] {ofSources.chosen(sources), ofTargets.chosen(targets)});
        return matrices;
    }

    /// What a sampler drew. The roots must be distinct; the batch must not be filled again while
    /// the flow is in use.
    ///
    /// @param viewWeight what a co-view counts; 0 leaves the relation out
    static MessageFlow sampled(Batch batch, double viewWeight) {
        int layers = batch.layers();
        var flow = new MessageFlow(layers);
        for (Role role : Role.values()) {
            flow.nodes[role.ordinal()] = Rows.of(batch.nodes(0, role), batch.nodeCount(0, role));
        }
        for (int level = 0; level <= layers; level++) {
            var rows = new Rows[2];
            for (Role role : Role.values()) {
                rows[role.ordinal()] = level == 0 ? Rows.all(batch.nodeCount(0, role))
                        : Rows.of(batch.inputs(level, role), batch.nodeCount(level, role));
            }
            flow.levels.add(rows);
        }
        flow.matrices.put(Relation.CO_PURCHASE, sampled(batch, Relation.CO_PURCHASE, 1));
        if (viewWeight > 0) {
            flow.matrices.put(Relation.CO_VIEW, sampled(batch, Relation.CO_VIEW, viewWeight));
        }
        return flow;
    }

    private static List<Layer[]> sampled(Batch batch, Relation relation, double weight) {
        var matrices = new ArrayList<Layer[]>();
        for (int layer = 0; layer < batch.layers(); layer++) {
            var ofLayer = new Layer[2];
            for (Role role : Role.values()) {
                var edges = batch.block(layer, role).edges(relation);
                var matrix = new Csr(edges.rowCount(),
                        batch.nodeCount(layer, inputRole(role, relation)),
                        edges.offsets(), edges.inputs(), edges.weights()).times((float) weight);
                ofLayer[role.ordinal()] = new Layer(matrix, matrix.transposed());
            }
            matrices.add(ofLayer);
        }
        return matrices;
    }

    /// The role that a role gathers from over this relation.
    static Role inputRole(Role role, Relation relation) {
        return switch (relation) {
            case CO_PURCHASE -> role.other();
            case CO_VIEW -> role;
        };
    }

    /// The relations that carry messages, in a fixed order.
    Set<Relation> relations() {
        return matrices.keySet();
    }

    int layers() {
        return layers;
    }

    /// The table rows of level 0.
    Rows nodes(Role role) {
        return nodes[role.ordinal()];
    }

    /// The level-0 rows of the nodes of a level.
    Rows inputs(int level, Role role) {
        return levels.get(level)[role.ordinal()];
    }

    int count(int level, Role role) {
        return inputs(level, role).count();
    }

    /// The matrix that computes level `layer + 1` of this role from level `layer` of the role it
    /// gathers from.
    Csr matrix(int layer, Role role, Relation relation) {
        return matrices.get(relation).get(layer)[role.ordinal()].matrix();
    }

    Csr transposed(int layer, Role role, Relation relation) {
        return matrices.get(relation).get(layer)[role.ordinal()].transposed();
    }
}
