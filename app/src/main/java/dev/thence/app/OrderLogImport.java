package dev.thence.app;

import dev.thence.graph.CleanLog;
import dev.thence.graph.Cleaning;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.ItemFacts;
import dev.thence.graph.PairRule;
import dev.thence.graph.Workers;
import dev.thence.io.CsvLogFormat;
import dev.thence.io.CsvOrderLog;
import dev.thence.io.EventLog;
import dev.thence.io.OrderLog;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An order log as it becomes a run: stored events, and the graph that its rules make of them.
final class OrderLogImport {
    private final Console console;
    private final OrderLog log;
    private final String from;
    private final Map<String, String> reading;
    private final Cleaning cleaning;
    private final PairRule rule;
    private final FactsImport known;

    /// @param from what the log is called
    /// @param reading how the log is read, for `run.json`
    OrderLogImport(Console console, OrderLog log, String from, Map<String, String> reading,
            Cleaning cleaning, PairRule rule) {
        this(console, log, from, reading, cleaning, rule, FactsImport.none(console));
    }

    private OrderLogImport(Console console, OrderLog log, String from, Map<String, String> reading,
            Cleaning cleaning, PairRule rule, FactsImport known) {
        this.console = console;
        this.log = log;
        this.from = from;
        this.reading = reading;
        this.cleaning = cleaning;
        this.rule = rule;
        this.known = known;
    }

    /// Of CSV files in one format; lines that are passed over are shown.
    ///
    /// @param known takes what the lines say of items
    static OrderLogImport of(Console console, List<Path> files, CsvLogFormat format,
            Cleaning cleaning, PairRule rule, FactsImport known) {
        var log = CsvOrderLog.of(files, format)
                .onRejected(line -> console.note("thence: passed over %s", line.getMessage()))
                .onItems(known.ofLog(List.copyOf(format.attributes().keySet())));
        return new OrderLogImport(console, log, log.source(), CsvOptions.text(format), cleaning,
                rule, known);
    }

    /// Reads, cleans, counts; prints what was found.
    RunFile into(RunFolder run) throws IOException {
        store(run);
        ItemFacts facts = known.build();
        try (var events = EventLog.open(run.events(), Verification.HEADER)) {
            var clean = CleanLog.of(events, facts, cleaning, Instant.MAX);
            console.print("Cleaned as of the end of the log:");
            clean.report().lines().forEach(line -> console.print("  %s", line));
            requireLines(clean);
            long withFacts = 0;
            if (known.any()) {
                withFacts = known.report(facts, clean::nodeOf, clean.items(),
                        "nobody bought");
                facts.write(run.facts());
            }
            try (var workers = Workers.ofProcessors()) {
                var graph = graph(clean, workers);
                GraphFile.write(run.graph(), clean, graph, rule, workers);
                return describe(events, clean, graph, withFacts);
            }
        }
    }

    private void store(RunFolder run) throws IOException {
        try (var bar = Progress.start(console, "reading", -1)) {
            long events = EventLog.write(run.events(), log, bar::stepTo);
            console.print("Read %,d events from %s", events, from);
        }
    }

    private void requireLines(CleanLog clean) throws IOException {
        if (clean.orders().lineCount() == 0) {
            throw new IOException(from + ": no order line is left after cleaning; "
                    + "the counts above say which rule took them, --clean-... changes it");
        }
    }

    private DirectedGraph graph(CleanLog clean, Workers workers) throws IOException {
        var graph = rule.edges(clean.orders(), workers);
        if (graph.edgeCount() == 0) {
            throw new IOException(from + ": no pair of items was bought by " + rule.minSupport()
                    + " customers, so there is no edge to learn from (known customers: "
                    + clean.orders().customerCount() + ", items: " + clean.items().count()
                    + "); import more of the log, or lower --pair-min-support");
        }
        console.print("Graph: %,d items, %,d edges", graph.nodeCount(), graph.edgeCount());
        return graph;
    }

    private RunFile describe(EventLog events, CleanLog clean, DirectedGraph graph,
            long withFacts) {
        var options = new LinkedHashMap<>(reading);
        options.putAll(known.reading());
        options.putAll(ImportOptions.text(cleaning, rule));
        var found = new LinkedHashMap<String, Long>();
        found.put("events", events.eventCount());
        found.put("orders", (long) clean.orders().orderCount());
        found.put("customers", (long) clean.orders().customerCount());
        found.put("items", (long) clean.items().count());
        found.put("edges", graph.edgeCount());
        if (known.any()) {
            found.put(RunFile.WITH_FACTS, withFacts);
        }
        return new RunFile(RunFile.FORMAT, RunFile.VERSION, RunFile.ORDER_LOG, from, options, found);
    }
}
