package dev.thence.serving;

import dev.thence.graph.NodeIds;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/// The availability in the node numbers of one model.
///
/// Read by any number of threads without a lock; written by [Availability] alone, one thread at
/// a time.
final class ModelOverlay {
    private final NodeIds ids;
    private final AttributeKinds kinds;
    private volatile Overlay current = Overlay.EMPTY;

    ModelOverlay(NodeIds ids, AttributeKinds kinds) {
        this.ids = ids;
        this.kinds = kinds;
    }

    /// As it stands now; what a query begins with.
    Overlay current() {
        return current;
    }

    AttributeKinds kinds() {
        return kinds;
    }

    void update(Collection<String> changed, Map<String, ItemState> items) {
        current = updated(current, changed, items);
    }

    void rebuild(Map<String, ItemState> items) {
        current = updated(Overlay.EMPTY, List.copyOf(items.keySet()), items);
    }

    private Overlay updated(Overlay before, Collection<String> changed,
            Map<String, ItemState> items) {
        var editor = before.edit(ids.count());
        for (String item : changed) {
            int node = ids.node(item);
            if (node >= 0) {
                editor.set(node, items.getOrDefault(item, ItemState.UNCHANGED), kinds);
            }
        }
        return editor.done();
    }
}
