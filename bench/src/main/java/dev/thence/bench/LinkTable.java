package dev.thence.bench;

import dev.thence.evaluation.LinkQuality;
import java.util.List;
import java.util.Locale;

/// How well pairs are told apart: edges from non-edges, and edges from their reversals.
///
/// @param oneWayEdges how many test edges have no reversal in the whole graph
/// @param rows in the order of the table
record LinkTable(int oneWayEdges, List<Row> rows) {
    LinkTable {
        rows = List.copyOf(rows);
    }

    /// One scorer of pairs, or two that answer one question each.
    record Row(String name, double existenceAuc, double directionAuc, double inOrder) {
        static Row of(String name, LinkQuality existence, LinkQuality direction) {
            return new Row(name, existence.existenceAuc(), direction.directionAuc(),
                    direction.inOrder());
        }
    }

    /// A heading and the table, in percent.
    String markdown() {
        var text = new StringBuilder(String.format(Locale.ROOT, """
                ### Existence and direction of test edges

                Existence: AUC against as many random non-edges. Direction, of the %,d one-way \
                edges: AUC against reversals, and the share that scores above its own reversal.

                | | existence AUC | direction AUC | in the right order |
                |---|--:|--:|--:|
                """, oneWayEdges));
        for (var row : rows) {
            text.append(String.format(Locale.ROOT, "| %s | %s | %s | %s |\n", row.name(),
                    TaskTable.percent(row.existenceAuc()), TaskTable.percent(row.directionAuc()),
                    TaskTable.percent(row.inOrder())));
        }
        return text.toString();
    }
}
