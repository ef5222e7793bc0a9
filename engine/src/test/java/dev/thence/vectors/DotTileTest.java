package dev.thence.vectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.thence.graph.SplitMix64;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DotTileTest {
    @Test
    void theProductsHaveTheBitsOfTheScan() {
        for (int columns : new int[] {1, 7, 16, 24, 33, 64, 100}) {
            var random = SplitMix64.of(columns, 5);
            var matrix = FloatMatrix.of(70, columns, Gaussians.draw(70 * columns, random));
            float[] query = Gaussians.draw(columns, random);
            float[] expected = new float[70];
            Dots.scan(query, matrix, 0, 70, expected);
            var tiles = new ArrayList<>(List.of(new PlainTile(columns, 37),
                    DotTile.of(columns, 37)));
            float[] products = new float[48];
            for (DotTile tile : tiles) {
                for (int from = 0; from < 70; from += 37) {
                    tile.load(matrix, from, Math.min(70, from + 37));
                    tile.dots(query, products);
                    for (int r = 0; r < tile.count(); r++) {
                        assertEquals(expected[from + r], products[r]);
                    }
                }
            }
        }
    }

    @Test
    void whatDoesNotFitIsRefused() {
        var tile = DotTile.of(8, 4);
        var matrix = FloatMatrix.of(40, 8, new float[320]);
        assertThrows(IllegalArgumentException.class, () -> tile.load(matrix, 0, 40));
        tile.load(matrix, 0, 4);
        assertThrows(IllegalArgumentException.class, () -> tile.dots(new float[7], new float[16]));
        assertThrows(IllegalArgumentException.class, () -> tile.dots(new float[8], new float[15]));
        assertThrows(IllegalArgumentException.class, () -> DotTile.of(0, 1));
    }
}
