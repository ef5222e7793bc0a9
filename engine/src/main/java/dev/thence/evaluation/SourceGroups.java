package dev.thence.evaluation;

import java.util.List;

/// The numbers of the queries, grouped by source: a counting sort. Group g has source
/// `sources[g]` and the queries `queries[begin[g] .. begin[g + 1])`.
final class SourceGroups {
    final int[] sources;
    final int[] begin;
    final int[] queries;

    private SourceGroups(int[] sources, int[] begin, int[] queries) {
        this.sources = sources;
        this.begin = begin;
        this.queries = queries;
    }

    static SourceGroups of(List<Query> all, int nodeCount) {
        int[] next = new int[nodeCount + 1];
        int distinct = 0;
        for (var query : all) {
            int u = query.source();
            if (u < 0 || u >= nodeCount) {
                throw new IllegalArgumentException("a query has source " + u
                        + ", must be in [0, " + nodeCount + ")");
            }
            if (next[u + 1]++ == 0) {
                distinct++;
            }
        }
        int[] sources = new int[distinct];
        int[] begin = new int[distinct + 1];
        int group = 0;
        for (int u = 0; u < nodeCount; u++) {
            int count = next[u + 1];
            next[u + 1] += next[u];
            if (count > 0) {
                sources[group] = u;
                begin[++group] = next[u + 1];
            }
        }
        int[] queries = new int[all.size()];
        for (int q = 0; q < queries.length; q++) {
            queries[next[all.get(q).source()]++] = q;
        }
        return new SourceGroups(sources, begin, queries);
    }
}
