package dev.thence.bench;

import dev.thence.evaluation.LinkQuality;
import java.util.List;
import java.util.Locale;

/// How well pairs are told apart: edges from non-edges, and edges from their reversals.
///
/// @param rows in the order of the table
public record LinkTable(List<Row> rows) {
    public LinkTable {
        rows = List.copyOf(rows);
    }

    /// One scorer of pairs, or two heads that answer one question each.
    public record Row(String name, double existenceAuc, double directionAuc, double inOrder) {
        static Row of(String name, LinkQuality existence, LinkQuality direction) {
            return new Row(name, existence.existenceAuc(), direction.directionAuc(),
                    direction.inOrder());
        }
    }

    /// A heading and the table, in percent.
    public String markdown() {
        var text = new StringBuilder("""
                ### Existence and direction of test edges

                Existence: AUC against as many random non-edges. Direction: AUC of one-way edges \
                against reversals, and the share of one-way edges that score above their own \
                reversal.

                | | existence AUC | direction AUC | in the right order |
                |---|--:|--:|--:|
                """);
        for (var row : rows) {
            text.append(String.format(Locale.ROOT, "| %s | %s | %s | %s |\n", row.name(),
                    TaskTable.percent(row.existenceAuc()), TaskTable.percent(row.directionAuc()),
                    TaskTable.percent(row.inOrder())));
        }
        return text.toString();
    }
}
