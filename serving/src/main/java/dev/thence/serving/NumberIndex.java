package dev.thence.serving;

import dev.thence.graph.Catalogue;
import it.unimi.dsi.fastutil.doubles.DoubleArrays;
import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.roaringbitmap.RoaringBitmap;

/// The nodes that have a number, by rising number: a range of numbers is a stretch of them.
///
/// Immutable, any number of threads. Making it sorts once, O(n), with 16 bytes per node for
/// that long; then 4 bytes per node, and 1/8 more for the set of all.
final class NumberIndex {
    private final IntToDoubleFunction numbers;
    private final int[] nodes;
    private final RoaringBitmap all;

    NumberIndex(Catalogue catalogue, String attribute) {
        numbers = catalogue.numbers(attribute);
        int[] having = new int[catalogue.nodeCount()];
        double[] values = new double[having.length];
        int count = 0;
        for (int node = 0; node < having.length; node++) {
            double value = numbers.applyAsDouble(node);
            if (!Double.isNaN(value)) {
                having[count] = node;
                values[count++] = value;
            }
        }
        values = Arrays.copyOf(values, count);
        nodes = new int[count];
        Arrays.setAll(nodes, place -> place);
        DoubleArrays.radixSortIndirect(nodes, values, true);
        for (int place = 0; place < count; place++) {
            nodes[place] = having[nodes[place]];
        }
        all = RoaringBitmap.bitmapOf(Arrays.copyOf(having, count));
        all.runOptimize();
    }

    /// How many nodes have a number in `[from, to]`. O(log n).
    int count(double from, double to) {
        return Math.max(0, firstAbove(to) - firstNotBelow(from));
    }

    /// The nodes that have a number in `[from, to]`. O(the fewer of these and of the others).
    RoaringBitmap nodes(double from, double to) {
        int begin = firstNotBelow(from);
        int end = Math.max(begin, firstAbove(to));
        if (end - begin <= nodes.length / 2) {
            return stretch(begin, end);
        }
        RoaringBitmap others = stretch(0, begin);
        others.or(stretch(end, nodes.length));
        return RoaringBitmap.andNot(all, others);
    }

    private RoaringBitmap stretch(int begin, int end) {
        return RoaringBitmap.bitmapOfUnordered(Arrays.copyOfRange(nodes, begin, end));
    }

    private int firstNotBelow(double number) {
        int low = 0;
        int high = nodes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers.applyAsDouble(nodes[middle]) < number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private int firstAbove(double number) {
        int low = 0;
        int high = nodes.length;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (numbers.applyAsDouble(nodes[middle]) <= number) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
