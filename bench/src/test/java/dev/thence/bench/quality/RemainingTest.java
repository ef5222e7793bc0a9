package dev.thence.bench.quality;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.bench.cells.CellKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RemainingTest {
    private static CellKey cell(String dataset, String method, long seed) {
        return new CellKey("edges", dataset, "", method, seed);
    }

    @Test
    void theLikestCellsTell() {
        var remaining = new Remaining();
        assertEquals(Optional.empty(), remaining.of(List.of(cell("a", "slow", 0))));
        remaining.add(cell("a", "slow", 0), 100);
        remaining.add(cell("a", "quick", 0), 2);
        assertEquals(Optional.of(Duration.ofSeconds(100)),
                remaining.of(List.of(cell("a", "slow", 1))), "another seed");
        assertEquals(Optional.of(Duration.ofSeconds(102)), remaining.of(
                List.of(cell("b", "slow", 0), cell("b", "quick", 0))), "other data");
        assertEquals(Optional.of(Duration.ofSeconds(51)),
                remaining.of(List.of(cell("a", "new", 0))), "another method");
        assertEquals(", about 100 s left", remaining.words(List.of(cell("a", "slow", 2))));
    }
}
