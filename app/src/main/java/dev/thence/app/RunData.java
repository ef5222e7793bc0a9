package dev.thence.app;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.ItemFacts;
import dev.thence.graph.ProductGraph;
import dev.thence.graph.Relation;
import dev.thence.io.EventLog;
import dev.thence.io.SectionFile.Verification;
import dev.thence.pipeline.GraphData;
import dev.thence.pipeline.OrderData;
import dev.thence.pipeline.TrainingData;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The data of a run as the engine takes it, every byte checked. Owns the mapped file until closed.
///
/// @param data what models are made of
/// @param owners of the mapped memory behind it
record RunData(TrainingData data, List<AutoCloseable> owners) implements AutoCloseable {
    static RunData open(RunFolder run) throws IOException {
        var file = RunFile.read(run.runFile());
        return file.source().equals(RunFile.ORDER_LOG) ? orders(run, file) : graph(run);
    }

    private static RunData orders(RunFolder run, RunFile file) throws IOException {
        var events = EventLog.open(run.events(), Verification.ALL);
        try {
            var facts = file.found().containsKey(RunFile.WITH_FACTS)
                    ? ItemFacts.open(run.facts(), Verification.ALL) : ItemFacts.none();
            return new RunData(new OrderData(events, facts, ImportOptions.cleaning(file),
                    ImportOptions.pairRule(file), end(events)), List.of(facts, events));
        } catch (IOException | RuntimeException e) {
            events.close();
            throw e;
        }
    }

    /// Just after the last event.
    static Instant end(EventLog events) {
        long[] last = {Long.MIN_VALUE};
        events.readBlocks(block -> {
            for (int i = 0; i < block.size(); i++) {
                last[0] = Math.max(last[0], block.epochMilli(i));
            }
        });
        return Instant.ofEpochMilli(last[0] + 1);
    }

    private static RunData graph(RunFolder run) throws IOException {
        var graph = ProductGraph.open(run.graph(), Verification.ALL);
        return new RunData(new GraphData(graph.ids(), graph.catalogue(),
                graph.graph(Relation.CO_PURCHASE), coViews(graph)), List.of(graph));
    }

    private static Optional<DirectedGraph> coViews(ProductGraph graph) {
        return graph.relations().contains(Relation.CO_VIEW)
                ? Optional.of(graph.graph(Relation.CO_VIEW)) : Optional.empty();
    }

    @Override
    public void close() throws IOException {
        for (AutoCloseable owner : owners) {
            try {
                owner.close();
            } catch (IOException | RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException("cannot close " + owner, e);
            }
        }
    }
}
