package dev.thence.serving;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// What of a model's nodes differs from its catalogue, at one moment. Immutable; a later one
/// shares what did not change.
final class Overlay {
    /// Everything as the catalogue says.
    static final Overlay EMPTY = new Overlay(new RoaringBitmap(), Map.of());

    private final RoaringBitmap withdrawn;
    private final Map<String, ChangedColumn> columns;

    private Overlay(RoaringBitmap withdrawn, Map<String, ChangedColumn> columns) {
        this.withdrawn = withdrawn;
        this.columns = columns;
    }

    /// Whether the node may be recommended.
    boolean offers(int node) {
        return !withdrawn.contains(node);
    }

    /// The nodes that may not be recommended; not to be written to.
    RoaringBitmap withdrawn() {
        return withdrawn;
    }

    /// The changed values of an attribute, where any is changed.
    @Nullable ChangedColumn column(String attribute) {
        return columns.get(attribute);
    }

    Editor edit(int nodeCount) {
        return new Editor(nodeCount);
    }

    /// Makes the next overlay from this one.
    final class Editor {
        private final int nodeCount;
        private final RoaringBitmap out = withdrawn.clone();
        private final Map<String, ChangedColumn.Editor> edited = new TreeMap<>();

        private Editor(int nodeCount) {
            this.nodeCount = nodeCount;
            columns.forEach((attribute, column) -> edited.put(attribute, column.edit()));
        }

        /// Values of attributes that the model does not have, or has of the other kind, are left
        /// out.
        void set(int node, ItemState state, AttributeKinds kinds) {
            if (state.isOffered()) {
                out.remove(node);
            } else {
                out.add(node);
            }
            edited.forEach((attribute, column) -> {
                if (!state.values().containsKey(attribute)) {
                    column.remove(node);
                }
            });
            state.values().forEach((attribute, value) -> {
                boolean fits = switch (value) {
                    case ChangedValue.Text _ -> kinds.isText(attribute);
                    case ChangedValue.Number _ -> kinds.isNumber(attribute);
                    case ChangedValue.None _ ->
                            kinds.isText(attribute) || kinds.isNumber(attribute);
                };
                if (fits) {
                    edited.computeIfAbsent(attribute, _ -> ChangedColumn.empty(nodeCount).edit())
                            .put(node, value);
                }
            });
        }

        Overlay done() {
            var changed = new TreeMap<String, ChangedColumn>();
            edited.forEach((attribute, editor) -> {
                ChangedColumn column = editor.done();
                if (!column.isEmpty()) {
                    changed.put(attribute, column);
                }
            });
            return new Overlay(out, Collections.unmodifiableMap(changed));
        }
    }
}
