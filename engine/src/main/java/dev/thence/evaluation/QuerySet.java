package dev.thence.evaluation;

import dev.thence.graph.DirectedGraph;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The queries of one task over one catalogue, with the rule for equal scores.
///
/// Immutable. Candidates of every query are all nodes but those that are never candidates and
/// those the query removes.
public final class QuerySet {

    /// The rank among equal scores.
    public enum Ties {
        /// The [TotalOrder] decides: what a shop shows.
        TOTAL_ORDER,
        /// The mean of the ranks the equal ones share: what link prediction reports.
        MEAN_RANK
    }

    private final String name;
    private final Ties ties;
    private final TotalOrder order;
    private final List<Query> queries;
    private final int transitionCount;
    private final int customerCount;
    private final @Nullable DirectedGraph known;
    private final int[] never;
    private final SourceGroups groups;
    private final boolean baskets;

    private QuerySet(String name, Ties ties, TotalOrder order, List<Query> queries,
            @Nullable DirectedGraph known, int[] never) {
        this.name = Objects.requireNonNull(name);
        this.ties = ties;
        this.order = order;
        this.queries = List.copyOf(queries);
        this.known = known;
        if (known != null && known.nodeCount() != order.nodeCount()) {
            throw new IllegalArgumentException("the known graph has " + known.nodeCount()
                    + " nodes, the catalogue " + order.nodeCount() + "; they must agree");
        }
        this.transitionCount =
                1 + queries.stream().mapToInt(Query::transition).max().orElse(-1);
        this.customerCount = 1 + queries.stream().mapToInt(Query::customer).max().orElse(-1);
        this.never = never;
        this.groups = SourceGroups.of(this.queries, order.nodeCount());
        this.baskets = queries.stream().anyMatch(query -> query.sources().length > 1);
    }

    /// @throws IllegalArgumentException when a query's source is not a node
    public static QuerySet of(String name, Ties ties, TotalOrder order, List<Query> queries) {
        return new QuerySet(name, ties, order, queries, null, new int[0]);
    }

    /// The same queries, judged also by wrong-way@10 against all that is known of directions.
    public QuerySet knowing(DirectedGraph known) {
        return new QuerySet(name, ties, order, queries, known, never);
    }

    /// The same queries; these nodes are candidates of none.
    public QuerySet without(int... nodes) {
        return new QuerySet(name, ties, order, queries, known, nodes.clone());
    }

    /// The queries that the predicate keeps; transitions and customers keep their numbers.
    public QuerySet filter(Predicate<Query> keep) {
        return new QuerySet(name, ties, order, queries.stream().filter(keep).toList(), known,
                never);
    }

    /// The task's name, such as `T1n`.
    public String name() {
        return name;
    }

    public Ties ties() {
        return ties;
    }

    public TotalOrder order() {
        return order;
    }

    public int nodeCount() {
        return order.nodeCount();
    }

    public List<Query> queries() {
        return queries;
    }

    public int queryCount() {
        return queries.size();
    }

    /// One more than the highest transition number.
    public int transitionCount() {
        return transitionCount;
    }

    /// One more than the highest customer number.
    public int customerCount() {
        return customerCount;
    }

    /// Whether a query has more than one source.
    boolean hasBaskets() {
        return baskets;
    }

    /// The graph against which wrong-way@10 is counted.
    public Optional<DirectedGraph> known() {
        return Optional.ofNullable(known);
    }

    /// The nodes that are candidates of no query. Not a copy: read only.
    public int[] neverCandidates() {
        return never;
    }

    /// The queries by source, so that a source is scored once.
    SourceGroups groups() {
        return groups;
    }
}
