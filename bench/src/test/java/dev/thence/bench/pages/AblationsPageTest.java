package dev.thence.bench.pages;

import static dev.thence.bench.cells.MadeCells.cell;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.EdgesMethod;
import dev.thence.bench.Method.Draws;
import dev.thence.bench.cells.Measurement;
import dev.thence.bench.methods.Ablation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AblationsPageTest {
    private static final Provenance PROVENANCE =
            new Provenance(LocalDate.EPOCH, "a machine", "abc", "a command");

    @TempDir
    Path folder;

    private static Ablation ablation(String name, String base) {
        return new Ablation("A study", "without " + name, base, EdgesMethod.of(
                Ablation.PREFIX + name, Draws.NONE, _ -> (_, _) -> { }));
    }

    @Test
    void differencesArePairedWithTheRowBelowTheSameBase() throws Exception {
        var results = new ResultsFolder(folder);
        for (Measurement each : List.of(cell("model", 0, Draws.SEEDED, .2f),
                cell("model", 1, Draws.SEEDED, .4f),
                cell("ablation-x", 0, Draws.SEEDED, .1f),
                cell("ablation-x", 1, Draws.SEEDED, .3f))) {
            results.cells().put(each);
        }
        String page = results.writeAblations("tiny", "Tiny", PROVENANCE,
                List.of(ablation("x", "model"), ablation("not-measured", "model")));
        assertEquals(page, Files.readString(folder.resolve("ablations-tiny.md")));
        assertTrue(page.contains("| (nothing) | model | 30.00 |  | 30.00 |"), page);
        assertTrue(page.contains("| without x | model | 20.00 | -10.00 [-10.00, -10.00] | -10.00 |"),
                page);
        assertFalse(page.contains("not-measured"), page);
    }

    @Test
    void otherPagesLeaveTheRowsOut() throws Exception {
        var results = new ResultsFolder(folder);
        results.cells().put(cell("model", 0, Draws.SEEDED, .2f));
        results.cells().put(cell("ablation-x", 0, Draws.SEEDED, .9f));
        String page = results.write("tiny", "Tiny", PROVENANCE);
        assertTrue(page.contains("**model**") && !page.contains("ablation-x"), page);
        assertFalse(Files.readString(folder.resolve("quality.md")).contains("ablation-x"));
    }
}
