package dev.thence.engine;

import dev.thence.sampler.Role;
import java.util.ArrayList;
import java.util.List;

/// What one step propagates: nodes on levels 0 to L in two roles, and the matrices between the
/// levels. The top level holds the roots.
///
/// A role's rows on a level are numbered from 0; on level 0 they stand for rows of the role's
/// table, and every row of a higher level has a row of its own on level 0.
final class MessageFlow {
    /// One role on one level.
    ///
    /// @param inputs the rows on level 0 of the same nodes
    private record Level(Rows inputs) {}

    /// The matrix that computes a role on a level, and the same by columns.
    private record Layer(Csr matrix, Csr transposed) {}

    private final int layers;
    private final Rows[] nodes = new Rows[2];
    private final List<Level[]> levels = new ArrayList<>();
    private final List<Layer[]> matrices = new ArrayList<>();

    private MessageFlow(int layers) {
        this.layers = layers;
    }

    /// The whole graph on every level but the top one, where the sources are only these roots and
    /// the targets are all nodes.
    static MessageFlow whole(Propagation propagation, int layers, int[] sourceRoots) {
        int n = propagation.sources.rows;
        var flow = new MessageFlow(layers);
        var all = Rows.all(n);
        flow.nodes[0] = all;
        flow.nodes[1] = all;
        flow.levels.add(new Level[] {new Level(all), new Level(all)});
        var targets = new Layer(propagation.targets, propagation.sources);
        var sources = new Layer(propagation.sources, propagation.targets);
        for (int level = 1; level < layers; level++) {
            flow.levels.add(new Level[] {new Level(all), new Level(all)});
            flow.matrices.add(new Layer[] {sources, targets});
        }
        var chosen = propagation.sources.chosen(sourceRoots);
        flow.levels.add(new Level[] {
                new Level(Rows.of(sourceRoots, sourceRoots.length)), new Level(all)});
        flow.matrices.add(new Layer[] {new Layer(chosen, chosen.transposed()), targets});
        return flow;
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
        return levels.get(level)[role.ordinal()].inputs();
    }

    int count(int level, Role role) {
        return inputs(level, role).count();
    }

    /// The matrix that computes level `layer + 1` of this role from level `layer` of the other.
    Csr matrix(int layer, Role role) {
        return matrices.get(layer)[role.ordinal()].matrix();
    }

    Csr transposed(int layer, Role role) {
        return matrices.get(layer)[role.ordinal()].transposed();
    }
}
