package dev.thence.serving;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/// The changed values of one attribute by node, in pages of 256 nodes that a later column
/// shares where they did not change. Immutable.
///
/// Memory: a reference per page, 1/64 byte per node or less, and 24 bytes per value.
final class ChangedColumn {
    private static final int PAGE_BITS = 8;
    private static final Page NO_VALUES = new Page(new int[0], new ChangedValue[0]);

    private final RoaringBitmap nodes;
    private final Page[] pages;

    private ChangedColumn(RoaringBitmap nodes, Page[] pages) {
        this.nodes = nodes;
        this.pages = pages;
    }

    static ChangedColumn empty(int nodeCount) {
        var pages = new Page[(nodeCount >>> PAGE_BITS) + 1];
        Arrays.fill(pages, NO_VALUES);
        return new ChangedColumn(new RoaringBitmap(), pages);
    }

    /// The nodes with a changed value; not to be written to.
    RoaringBitmap nodes() {
        return nodes;
    }

    boolean isEmpty() {
        return nodes.isEmpty();
    }

    /// The node's changed value, null where it has the catalogue's. O(1).
    @Nullable ChangedValue get(int node) {
        return pages[node >>> PAGE_BITS].get(node);
    }

    Editor edit() {
        return new Editor();
    }

    /// The changed values of some neighbouring nodes, by rising node.
    private static final class Page {
        private final int[] nodes;
        private final ChangedValue[] values;

        private Page(int[] nodes, ChangedValue[] values) {
            this.nodes = nodes;
            this.values = values;
        }

        private @Nullable ChangedValue get(int node) {
            if (nodes.length == 0) {
                return null;
            }
            int place = Arrays.binarySearch(nodes, node);
            return place < 0 ? null : values[place];
        }

        private Page with(int node, ChangedValue value) {
            int place = Arrays.binarySearch(nodes, node);
            if (place >= 0) {
                ChangedValue[] changed = values.clone();
                changed[place] = value;
                return new Page(nodes, changed);
            }
            int at = -place - 1;
            int[] moreNodes = Arrays.copyOf(nodes, nodes.length + 1);
            ChangedValue[] moreValues = Arrays.copyOf(values, values.length + 1);
            System.arraycopy(nodes, at, moreNodes, at + 1, nodes.length - at);
            System.arraycopy(values, at, moreValues, at + 1, values.length - at);
            moreNodes[at] = node;
            moreValues[at] = value;
            return new Page(moreNodes, moreValues);
        }

        private Page without(int node) {
            int at = Arrays.binarySearch(nodes, node);
            if (at < 0) {
                return this;
            }
            int[] fewerNodes = Arrays.copyOf(nodes, nodes.length - 1);
            ChangedValue[] fewerValues = Arrays.copyOf(values, values.length - 1);
            System.arraycopy(nodes, at + 1, fewerNodes, at, fewerNodes.length - at);
            System.arraycopy(values, at + 1, fewerValues, at, fewerValues.length - at);
            return new Page(fewerNodes, fewerValues);
        }
    }

    /// Makes the next column from this one, which is copied at the first change.
    final class Editor {
        private @Nullable ChangedColumn next;

        private Editor() { }

        void put(int node, ChangedValue value) {
            if (value.equals(get(node)) && next == null) {
                return;
            }
            ChangedColumn copy = copy();
            copy.nodes.add(node);
            Page[] all = copy.pages;
            all[node >>> PAGE_BITS] = all[node >>> PAGE_BITS].with(node, value);
        }

        void remove(int node) {
            if (get(node) == null && next == null) {
                return;
            }
            ChangedColumn copy = copy();
            copy.nodes.remove(node);
            Page[] all = copy.pages;
            all[node >>> PAGE_BITS] = all[node >>> PAGE_BITS].without(node);
        }

        private ChangedColumn copy() {
            if (next == null) {
                next = new ChangedColumn(nodes.clone(), pages.clone());
            }
            return next;
        }

        ChangedColumn done() {
            return next == null ? ChangedColumn.this : next;
        }
    }
}
