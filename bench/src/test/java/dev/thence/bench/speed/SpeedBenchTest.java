package dev.thence.bench.speed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.pages.Provenance;
import dev.thence.bench.protocols.LogSource;
import dev.thence.bench.speed.SpeedReport.Line;
import dev.thence.datasets.Datasets;
import dev.thence.datasets.SyntheticDataset;
import dev.thence.datasets.SyntheticShop;
import dev.thence.graph.Cleaning;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SpeedBenchTest {
    private static final SpeedOptions SMALL =
            new SpeedOptions(Optional.empty(), 2_000, 100, 1, 2, "thence bench speed");

    @Test
    void everyPathIsTimedFromEndToEnd() throws IOException {
        var dataset = (SyntheticDataset) Datasets.find("synthetic-shop");
        var shop = SyntheticShop.of(
                SyntheticShop.Options.DEFAULT.withCustomers(500).withItems(600));
        var source = new LogSource(dataset, shop, Cleaning.standard(), dataset.periods(),
                Optional.of(shop.truth()));
        var lines = new ArrayList<Line>();
        try (var workers = Workers.of(2)) {
            lines.addAll(new ImportSpeed(source, workers).measure());
            lines.addAll(new TrainingSpeed(SMALL, workers, PipelineListener.SILENT).measure());
        }
        assertEquals(List.of("s", "edges/s", "MiB", "edges/s"),
                lines.stream().map(Line::unit).toList());
        for (var line : lines) {
            assertTrue(line.unit().equals("MiB") || line.value() > 0, line.toString());
        }
        assertTrue(lines.get(1).how().contains("2,000 nodes, 20,000 edges"), lines.get(1).how());
        var report = new SpeedReport("Speed", Provenance.here("thence bench speed"),
                List.of("A note."), lines);
        assertTrue(report.markdown().contains("| sampled training | "), report.markdown());
    }

    @Test
    void optionsSayWhatIsAllowed() {
        var e = assertThrows(IllegalArgumentException.class,
                () -> new SpeedOptions(Optional.empty(), 100, 100, 1, 2, ""));
        assertEquals("nodes is 100, must be a positive multiple of 200", e.getMessage());
    }
}
