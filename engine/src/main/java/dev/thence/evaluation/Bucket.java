package dev.thence.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/// Some queries of a task that are reported on their own, such as those of rare items.
///
/// @param label what they have in common, for tables
/// @param which tells whether a query is one of them
public record Bucket(String label, Predicate<Query> which) {

    /// One bucket per range of a number of the query: from each bound to the next, the last one
    /// open.
    ///
    /// @param what names the number, such as `in-degree of the target`
    /// @param bounds the smallest number of each bucket, rising
    public static List<Bucket> ranges(String what, ToIntFunction<Query> number, int... bounds) {
        var buckets = new ArrayList<Bucket>();
        for (int i = 0; i < bounds.length; i++) {
            int low = bounds[i];
            int high = i + 1 < bounds.length ? bounds[i + 1] - 1 : Integer.MAX_VALUE;
            String range = high == Integer.MAX_VALUE ? low + "+"
                    : high == low ? Integer.toString(low) : low + "-" + high;
            buckets.add(new Bucket(what + " " + range, query -> {
                int value = number.applyAsInt(query);
                return value >= low && value <= high;
            }));
        }
        return List.copyOf(buckets);
    }
}
