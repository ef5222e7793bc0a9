package dev.thence.bench.pages;

import dev.thence.bench.PeakMemory;
import dev.thence.bench.cells.Measurement;
import dev.thence.bench.methods.Family;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// All that was measured on a dataset, as a page of Markdown. A function of the measurements.
///
/// @param dataset its name in the registry
/// @param title what the dataset is
/// @param provenance of the newest run
/// @param groups the measurements by protocol and part, in the order of the page
/// @param pictures file names by group
record DatasetPage(String dataset, String title, Provenance provenance, List<Group> groups,
        Map<Group, List<String>> pictures) {

    /// The measurements of one protocol and part of a dataset, with the tasks they sum up to,
    /// whose intervals are drawn once for page, picture, index and JSON.
    static final class Group {
        private final String protocol;
        private final String part;
        private final List<Measurement> cells;
        private final List<TaskSummary> tasks;

        /// @param cells by method in the order of the tables, then by seed
        Group(String protocol, String part, List<Measurement> cells) {
            this.protocol = protocol;
            this.part = part;
            this.cells = List.copyOf(cells);
            this.tasks = TaskSummary.of(done());
        }

        String protocol() {
            return protocol;
        }

        String part() {
            return part;
        }

        List<Measurement> cells() {
            return cells;
        }

        List<TaskSummary> tasks() {
            return tasks;
        }

        /// `edges`, or `time, A`.
        String title() {
            return part.isEmpty() ? protocol : protocol + ", " + part;
        }

        List<Measurement> done() {
            return cells.stream().filter(Measurement::isDone).toList();
        }

        Map<String, TaskSection.Cost> costs() {
            var costs = new LinkedHashMap<String, TaskSection.Cost>();
            for (var method : done().stream()
                    .collect(Collectors.groupingBy(cell -> cell.key().method())).entrySet()) {
                costs.put(method.getKey(), new TaskSection.Cost(
                        method.getValue().stream().mapToDouble(Measurement::seconds).average()
                                .orElse(Double.NaN),
                        method.getValue().stream().mapToLong(Measurement::peakBytes).max()
                                .orElse(0)));
            }
            return costs;
        }
    }

    /// @param order of the methods; those it does not name come before the model's family
    static List<Group> groups(List<Measurement> cells, List<String> order) {
        Comparator<Measurement> byPlace =
                Comparator.comparingInt(cell -> place(cell.key().method(), order));
        var groups = new LinkedHashMap<String, List<Measurement>>();
        cells.stream().sorted(Comparator
                .comparing((Measurement cell) -> cell.key().protocol())
                .thenComparing(cell -> cell.key().part()).thenComparing(byPlace)
                .thenComparing(cell -> cell.key().method())
                .thenComparing(cell -> cell.key().seed()))
                .forEach(cell -> groups.computeIfAbsent(
                        cell.key().protocol() + "\n" + cell.key().part(), _ -> new ArrayList<>())
                        .add(cell));
        return groups.values().stream().map(each -> new Group(each.getFirst().key().protocol(),
                each.getFirst().key().part(), List.copyOf(each))).toList();
    }

    private static int place(String method, List<String> order) {
        if (Family.has(method)) {
            return Integer.MAX_VALUE - 10 + Family.place(method);
        }
        int place = order.indexOf(method);
        return place < 0 ? order.size() : place;
    }

    String markdown() {
        var text = new StringBuilder("# Quality on ").append(dataset).append("\n\n").append(title)
                .append(". ").append(provenance.markdown()).append("\n\n")
                .append("Values are percent, means over seeds with 95 % intervals; a difference is"
                + " paired, and *minus best other* is taken from the best row that is not of the"
                + " model's family. Where the seed moves the split, intervals are Student's over"
                + " seeds; where it does not, or with one seed, they are drawn over customers (or"
                + " edges), 1,000 times; above 10,000 of them it is the normal interval. *popularity-lift* is a ratio. Seconds are those of fitting and"
                + " answering the main question, MiB the most ").append(PeakMemory.kind())
                .append(" meanwhile.\n");
        for (var group : groups) {
            text.append('\n').append(section(group));
        }
        return text.toString();
    }

    private String section(Group group) {
        var text = new StringBuilder("## Protocol ").append(group.title()).append('\n');
        if (!group.cells().isEmpty()) {
            text.append('\n').append(group.cells().getFirst().splitNote()).append(" Seeds ")
                    .append(seeds(group)).append(".\n");
        }
        for (String picture : pictures.getOrDefault(group, List.of())) {
            text.append("\n![").append(group.title()).append("](").append(picture).append(")\n");
        }
        for (var task : group.tasks()) {
            text.append('\n').append(new TaskSection(task, group.costs()).markdown());
        }
        return text.append(notes(group)).append(missing(group)).toString();
    }

    private static String seeds(Group group) {
        return group.cells().stream().map(cell -> cell.key().seed()).distinct().sorted()
                .map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static String notes(Group group) {
        var text = new StringBuilder();
        for (var cell : group.done()) {
            for (String note : cell.notes()) {
                text.append("\n- ").append(cell.key().method()).append(", seed ")
                        .append(cell.key().seed()).append(": ").append(note);
            }
            if (!cell.madeBy().equals(Measurement.THENCE)) {
                text.append("\n- ").append(cell.key().method()).append(", seed ")
                        .append(cell.key().seed()).append(": made by ").append(cell.madeBy())
                        .append('.');
            }
        }
        return text.isEmpty() ? "" : text.append('\n').toString();
    }

    private static String missing(Group group) {
        var text = new StringBuilder();
        for (var cell : group.cells()) {
            if (!cell.isDone()) {
                text.append("\n- ").append(cell.key().method()).append(", seed ")
                        .append(cell.key().seed()).append(": ").append(switch (cell.state()) {
                            case FAILED -> "failed: ";
                            case SKIPPED -> "left out: ";
                            case DONE -> "";
                        }).append(cell.reason()).append('.');
            }
        }
        return text.isEmpty() ? "" : "\nWithout values:\n" + text + "\n";
    }
}
