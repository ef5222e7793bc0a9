package dev.thence.bench.pages;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.thence.bench.cells.Measurement;
import java.util.ArrayList;
import java.util.List;

/// All results as one list of cells, a line each: `{protocol, dataset, method, metric, mean, low,
/// high, seeds, seconds, peakBytes}`. Shares are in [0, 1]; what is unknown is null. A method
/// that failed has one cell with the metric `failed` and the reason.
final class CellsJson {
    private static final JsonMapper JSON = new JsonMapper();
    private static final double DIGITS = 1e6;

    private CellsJson() {}

    static String of(List<DatasetPage> pages) {
        var lines = new ArrayList<String>();
        for (var page : pages) {
            for (var group : page.groups()) {
                ArrayNode cells = cells(page.dataset(), group);
                cells.forEach(cell -> lines.add(line((ObjectNode) cell)));
            }
        }
        return "[\n" + String.join(",\n", lines) + "\n]\n";
    }

    private static ArrayNode cells(String dataset, DatasetPage.Group group) {
        var cells = JSON.createArrayNode();
        var costs = group.costs();
        for (var task : group.tasks()) {
            for (String method : task.methods()) {
                var metrics = new ArrayList<>(task.compared());
                metrics.addAll(task.plain());
                for (String metric : metrics) {
                    var value = task.value(method, metric);
                    if (value.isKnown()) {
                        cells.add(cell(group.protocol(), dataset, method,
                                name(group.part(), task.id(), metric), value, costs.get(method)));
                    }
                }
            }
        }
        for (var cell : group.cells()) {
            if (cell.state() == Measurement.State.FAILED) {
                cells.add(cell(group.protocol(), dataset, cell.key().method(),
                        name(group.part(), "", "failed"), Estimate.NONE,
                        new TaskSection.Cost(cell.seconds(), cell.peakBytes()))
                        .put("reason", cell.reason()));
            }
        }
        return cells;
    }

    /// The metric with the part and the task it is of: `A/T1n/NDCG@10`, `sources/MRR`, `MRR`.
    static String name(String part, String task, String metric) {
        return (part.isEmpty() ? "" : part + "/") + (task.isEmpty() ? "" : task + "/") + metric;
    }

    private static ObjectNode cell(String protocol, String dataset, String method, String metric,
            Estimate value, TaskSection.Cost cost) {
        var cell = JSON.createObjectNode().put("protocol", protocol).put("dataset", dataset)
                .put("method", method).put("metric", metric);
        number(cell, "mean", value.mean());
        number(cell, "low", value.low());
        number(cell, "high", value.high());
        cell.put("seeds", value.seeds());
        number(cell, "seconds", cost.seconds());
        if (cost.peakBytes() == 0) {
            cell.putNull("peakBytes");
        } else {
            cell.put("peakBytes", cost.peakBytes());
        }
        return cell;
    }

    private static void number(ObjectNode cell, String key, double value) {
        if (Double.isFinite(value)) {
            cell.put(key, Math.round(value * DIGITS) / DIGITS);
        } else {
            cell.putNull(key);
        }
    }

    private static String line(ObjectNode cell) {
        try {
            return JSON.writeValueAsString(cell);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a cell is plain text and numbers", e);
        }
    }
}
