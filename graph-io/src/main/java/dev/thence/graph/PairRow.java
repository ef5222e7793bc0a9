package dev.thence.graph;

import java.util.Arrays;

/// The row of one item while its pairs are counted: a dense sum and a dense number of customers
/// per other item, with the list of those touched. 20 bytes an item; one for each thread.
final class PairRow {
    private static final int DENSE = 8;

    private final double[] sums;
    private final int[] customers;
    private final int[] stamps;
    private final int[] touched;
    private int size;
    private int stamp;
    private int source;

    PairRow(int itemCount) {
        sums = new double[itemCount];
        customers = new int[itemCount];
        stamps = new int[itemCount];
        touched = new int[itemCount];
    }

    void begin(int item) {
        for (int i = 0; i < size; i++) {
            sums[touched[i]] = 0;
            customers[touched[i]] = 0;
        }
        size = 0;
        source = item;
    }

    /// What follows is said by another customer than what came before; called before anything
    /// is added to a row.
    void nextCustomer() {
        if (++stamp == Integer.MAX_VALUE) {
            Arrays.fill(stamps, 0);
            stamp = 1;
        }
    }

    /// Adds the weight to every item of the order but the row's own.
    void add(Orders orders, int order, double weight) {
        for (int line = orders.begin(order), end = orders.end(order); line < end; line++) {
            add(orders.item(line), weight);
        }
    }

    void add(int item, double weight) {
        if (item == source) {
            return;
        }
        if (customers[item] == 0) {
            touched[size++] = item;
        }
        sums[item] += weight;
        if (stamps[item] != stamp) {
            stamps[item] = stamp;
            customers[item]++;
        }
    }

    /// What a row becomes: its targets in ascending order, with their weights.
    record Finished(int[] targets, float[] weights) {}

    /// The items said by enough customers with enough weight, and of these the heaviest.
    Finished finish(int minCustomers, PairCounts.Kept kept) {
        sortTouched();
        int count = 0;
        int[] targets = new int[size];
        float[] weights = new float[size];
        for (int i = 0; i < size; i++) {
            int item = touched[i];
            if (customers[item] >= minCustomers && sums[item] >= kept.minWeight()) {
                targets[count] = item;
                weights[count++] = (float) sums[item];
            }
        }
        if (count > kept.maxOut()) {
            count = cut(targets, weights, count, kept.maxOut());
        }
        return new Finished(Arrays.copyOf(targets, count), Arrays.copyOf(weights, count));
    }

    private void sortTouched() {
        if (size < sums.length / DENSE) {
            Arrays.sort(touched, 0, size);
            return;
        }
        size = 0;
        for (int item = 0; item < customers.length; item++) {
            if (customers[item] > 0) {
                touched[size++] = item;
            }
        }
    }

    /// Moves the `most` heaviest to the front in their order, of equals the smaller items.
    private static int cut(int[] targets, float[] weights, int count, int most) {
        float bound = Selection.greatest(weights, count, most);
        int above = 0;
        for (int i = 0; i < count; i++) {
            above += weights[i] > bound ? 1 : 0;
        }
        int equals = most - above;
        int kept = 0;
        for (int i = 0; i < count; i++) {
            if (weights[i] > bound || weights[i] == bound && equals-- > 0) {
                targets[kept] = targets[i];
                weights[kept++] = weights[i];
            }
        }
        return kept;
    }

    /// Forgets the items that the graph does not link with the row's own, in either direction.
    PairRow keepLinked(DirectedGraph graph) {
        nextCustomer();
        mark(graph.out());
        mark(graph.in());
        int kept = 0;
        for (int i = 0; i < size; i++) {
            int item = touched[i];
            if (stamps[item] == stamp) {
                touched[kept++] = item;
            } else {
                sums[item] = 0;
                customers[item] = 0;
            }
        }
        size = kept;
        return this;
    }

    private void mark(Adjacency half) {
        for (long p = half.offset(source), end = half.offset(source + 1); p < end; p++) {
            stamps[half.neighbor(p)] = stamp;
        }
    }

    /// The same as [#finish], weighing an item by the number of its customers.
    Finished finishCustomers(PairCounts.Kept kept) {
        for (int i = 0; i < size; i++) {
            sums[touched[i]] = customers[touched[i]];
        }
        return finish(1, kept);
    }
}
