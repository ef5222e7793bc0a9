package dev.thence.evaluation;

/// One question whose answer is known: rank all targets for a source, or for the several sources
/// of a basket, without the removed ones; good is a ranking that has the relevant ones in front.
///
/// Its value counts within a *transition* (the step from one order to the next, or one order,
/// or one edge), the transition within a *customer*. Immutable; the arrays are shared and must
/// not be written.
public final class Query {
    private final int[] sources;
    private final int[] relevant;
    private final int[] removed;
    private final int transition;
    private final int customer;

    /// @param relevant the nodes to be found, rising, at least one
    /// @param removed the nodes that are no candidates, rising; one that is relevant stays a
    ///     candidate, so that the queries of a source can share the array
    /// @param transition the number of the transition, from 0
    /// @param customer the number of the customer, from 0
    /// @throws IllegalArgumentException when nothing is relevant or an array does not rise
    public Query(int source, int[] relevant, int[] removed, int transition, int customer) {
        this(new int[] {source}, relevant, removed, transition, customer);
    }

    private Query(int[] sources, int[] relevant, int[] removed, int transition, int customer) {
        if (relevant.length == 0) {
            throw new IllegalArgumentException("query of source " + sources[0]
                    + " has no relevant target, must have at least one");
        }
        requireRising("relevant", relevant);
        requireRising("removed", removed);
        this.sources = sources;
        this.relevant = relevant;
        this.removed = removed;
        this.transition = transition;
        this.customer = customer;
    }

    /// A query of a basket: what goes with all of these sources?
    ///
    /// @param sources rising, at least one; the array is shared and must not be written
    /// @throws IllegalArgumentException when there is no source, nothing is relevant or an array
    ///     does not rise
    public static Query ofBasket(int[] sources, int[] relevant, int[] removed, int transition,
            int customer) {
        if (sources.length == 0) {
            throw new IllegalArgumentException("a basket has no item, must have at least one");
        }
        requireRising("the basket", sources);
        return new Query(sources, relevant, removed, transition, customer);
    }

    private static void requireRising(String what, int[] nodes) {
        for (int i = 1; i < nodes.length; i++) {
            if (nodes[i] <= nodes[i - 1]) {
                throw new IllegalArgumentException(what + " has node " + nodes[i] + " after "
                        + nodes[i - 1] + ", must rise");
            }
        }
    }

    /// The source; the first one of a basket.
    public int source() {
        return sources[0];
    }

    /// All sources, rising: one unless this is a basket. Not a copy: read only.
    public int[] sources() {
        return sources;
    }

    /// The targets to be found, rising. Not a copy: read only.
    public int[] relevant() {
        return relevant;
    }

    /// The nodes that are no candidates unless they are relevant, rising; has the source where
    /// that is none. Not a copy: read only.
    public int[] removed() {
        return removed;
    }

    public int transition() {
        return transition;
    }

    public int customer() {
        return customer;
    }
}
