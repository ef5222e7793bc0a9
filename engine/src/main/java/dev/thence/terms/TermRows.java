package dev.thence.terms;

import dev.thence.kernels.Csr;
import it.unimi.dsi.fastutil.floats.FloatArrayList;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.objects.Object2IntOpenHashMap;
import java.util.List;
import java.util.Map;

/// The terms of items as rows that vectors are learned from: every term that two items or more
/// have, by how much it counts, each row of length 1. Unlike those that say how alike two items
/// are, terms of very many items stay: that an item is a case at all says most of who follows it.
/// The first column is one that every item has.
public final class TermRows {
    private static final int LEAST_ITEMS = 2;

    private TermRows() {}

    /// @param counts per item its terms and how much each counts, above 0
    public static Csr of(List<? extends Map<String, Float>> counts) {
        var numbers = new Object2IntOpenHashMap<String>();
        var frequency = new IntArrayList();
        for (var terms : counts) {
            for (String term : terms.keySet()) {
                int number = numbers.computeIfAbsent(term, _ -> numbers.size());
                if (number == frequency.size()) {
                    frequency.add(0);
                }
                frequency.set(number, frequency.getInt(number) + 1);
            }
        }
        int[] columns = new int[frequency.size()];
        int columnCount = 1;
        for (int t = 0; t < columns.length; t++) {
            columns[t] = frequency.getInt(t) >= LEAST_ITEMS ? columnCount++ : -1;
        }
        int[] offsets = new int[counts.size() + 1];
        var found = new IntArrayList();
        var weights = new FloatArrayList();
        for (int item = 0; item < counts.size(); item++) {
            found.add(0);
            weights.add(1);
            counts.get(item).forEach((term, count) -> {
                int column = columns[numbers.getInt(term)];
                if (column >= 0) {
                    found.add(column);
                    weights.add((float) count);
                }
            });
            offsets[item + 1] = found.size();
            normalize(weights, offsets[item]);
        }
        return new Csr(counts.size(), columnCount, offsets, found.toIntArray(),
                weights.toFloatArray());
    }

    private static void normalize(FloatArrayList weights, int from) {
        double square = 0;
        for (int p = from; p < weights.size(); p++) {
            square += (double) weights.getFloat(p) * weights.getFloat(p);
        }
        for (int p = from; p < weights.size(); p++) {
            weights.set(p, (float) (weights.getFloat(p) / Math.sqrt(square)));
        }
    }
}
