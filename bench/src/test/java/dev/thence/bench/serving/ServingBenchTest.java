package dev.thence.bench.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServingBenchTest {
    @TempDir
    private Path folder;

    private ServingOptions options(Optional<Path> peers) {
        return new ServingOptions(List.of(1_000), 400, .02, 20, 200, 2, 7, true, peers,
                Optional.of(folder), "thence bench serving");
    }

    @Test
    void everyKindOfQueryIsCheckedTimedAndReported() throws IOException {
        var report = ServingBench.run(options(Optional.empty()), PipelineListener.SILENT);
        var rows = report.sections().stream().flatMap(section -> section.rows().stream()).toList();
        for (String what : List.of("related, with reasons", "mapped array", "10% pass: ours",
                "50% pass: Lucene, 100 candidates", "a basket of three: ours",
                "a newcomer like three items: ours", "inner products alone, plain scan",
                "Lucene HNSW, 400 candidates")) {
            var row = rows.stream().filter(r -> r.what().equals(what)).findFirst().orElseThrow();
            double p50 = row.value("p50 ms").orElseThrow();
            assertTrue(p50 > 0 && p50 <= row.value("p99 ms").orElseThrow(), what);
            assertTrue(row.value("queries/s").orElseThrow() > 0, what);
            row.value("recall@10").ifPresent(recall -> assertTrue(recall > .8, what + recall));
        }
        var making = rows.stream().filter(r -> r.value("lists/s").isPresent()).findFirst()
                .orElseThrow();
        assertEquals("the best 100 for 400 of 1,000 items", making.what());
        var memory = rows.stream().filter(r -> r.what().equals("1,000 items")).findFirst()
                .orElseThrow();
        assertTrue(memory.value("heap MiB").orElseThrow() > 1);
        String page = report.markdown();
        assertTrue(page.contains("FAISS and hnswlib are left out: --peers"), page);
        assertTrue(page.contains("`thence bench serving`") && page.contains("Seed 7."), page);
        var json = new ObjectMapper().readTree(report.json());
        assertEquals(7, json.path("seed").asInt());
        assertEquals(report.sections().size(), json.path("sections").size());
        try (var left = Files.list(folder)) {
            assertEquals(0, left.count());
        }
    }

    @Test
    void optionsSayWhatIsAllowed() {
        var e = assertThrows(IllegalArgumentException.class, () -> new ServingOptions(List.of(10),
                1, 1, 1, 1, 1, 0, false, Optional.empty(), Optional.empty(), ""));
        assertEquals("items is [10], must be one size or more, each 1000 to 20000000",
                e.getMessage());
    }
}
