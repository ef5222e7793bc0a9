package dev.thence.evaluation;

import dev.thence.graph.Workers;
import java.util.ArrayList;
import java.util.List;

/// Methods side by side on one task, each judged on the same queries, so that their differences can
/// be taken customer by customer. Immutable.
public final class Comparison {
    private final QuerySet task;
    private final List<Row> rows;

    private Comparison(QuerySet task, List<Row> rows) {
        this.task = task;
        this.rows = List.copyOf(rows);
    }

    /// One method.
    ///
    /// @param method its name
    /// @param result what it reached
    public record Row(String method, TaskResult result) {}

    /// Judges every method, in this order.
    ///
    /// @throws IllegalArgumentException when two methods have one name
    public static Comparison of(QuerySet task, List<Baseline> methods, Workers workers) {
        if (methods.stream().map(Baseline::name).distinct().count() < methods.size()) {
            throw new IllegalArgumentException("two methods have one name: "
                    + methods.stream().map(Baseline::name).toList());
        }
        var rows = new ArrayList<Row>();
        for (Baseline method : methods) {
            rows.add(new Row(method.name(), Evaluator.evaluate(method.scorer(), task, workers)));
        }
        return new Comparison(task, rows);
    }

    public QuerySet task() {
        return task;
    }

    public List<Row> rows() {
        return rows;
    }

    /// @throws IllegalArgumentException when there is no such method
    public TaskResult result(String method) {
        return rows.stream().filter(row -> row.method().equals(method)).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no method " + method + " among "
                        + rows.stream().map(Row::method).toList())).result();
    }

    /// The macro difference of two methods with its 95 % interval, customer by customer.
    public Bootstrap.Interval difference(String method, String other, Metric metric) {
        return Bootstrap.difference(result(method), result(other), metric);
    }
}
