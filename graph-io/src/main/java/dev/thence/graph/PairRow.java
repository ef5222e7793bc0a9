package dev.thence.graph;

import it.unimi.dsi.fastutil.ints.IntArrays;
import java.util.Arrays;

/// The row of one item while its pairs are counted: a dense sum and a dense number of customers per
/// other item, with the list of those touched. 20 bytes an item; one for each thread.
final class PairRow {
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

    /// What follows is said by another customer than what came before; called before anything is
    /// added to a row.
    void nextCustomer() {
        if (++stamp == Integer.MAX_VALUE) {
            Arrays.fill(stamps, 0);
            stamp = 1;
        }
    }

    /// Adds the weight to every item of the order but the row's own.
    void add(Orders orders, int order, double weight) {
        for (int line = orders.begin(order); line < orders.end(order); line++) {
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
        int count = 0;
        int[] targets = new int[size];
        for (int i = 0; i < size; i++) {
            int item = touched[i];
            if (customers[item] >= minCustomers && sums[item] >= kept.minWeight()) {
                targets[count++] = item;
            }
        }
        targets = Arrays.copyOf(targets, count);
        if (count > kept.maxOut()) {
            IntArrays.quickSort(targets, (a, b) -> {
                int byWeight = Float.compare((float) sums[b], (float) sums[a]);
                return byWeight != 0 ? byWeight : Integer.compare(a, b);
            });
            targets = Arrays.copyOf(targets, kept.maxOut());
        }
        Arrays.sort(targets);
        float[] weights = new float[targets.length];
        for (int i = 0; i < targets.length; i++) {
            weights[i] = (float) sums[targets[i]];
        }
        return new Finished(targets, weights);
    }

    /// The same, weighing an item by the number of its customers.
    Finished finishCustomers(PairCounts.Kept kept) {
        for (int i = 0; i < size; i++) {
            sums[touched[i]] = customers[touched[i]];
        }
        return finish(1, kept);
    }
}
