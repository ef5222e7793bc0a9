package dev.thence.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.io.SectionFile;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.Set;
import org.eclipse.collections.api.factory.Bags;
import org.eclipse.collections.api.factory.primitive.IntLists;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class CatalogueTest {
    @TempDir
    Path folder;

    private static Catalogue shop() {
        return Catalogue.builder(4).text("name", 0, "Phone X").text("name", 1, "Case")
                .text("category", 0, "phones").text("category", 1, "covers")
                .text("category", 3, "covers").number("price", 1, 9.99).number("rating", 0, 4.5)
                .build();
    }

    @Test
    void whatIsKnownIsToldAndTheRestIsEmpty() {
        var shop = shop();
        assertEquals(4, shop.nodeCount());
        assertEquals(Optional.of("Phone X"), shop.name(0));
        assertEquals(Optional.empty(), shop.name(2));
        assertEquals(Optional.of("covers"), shop.category(3));
        assertEquals(OptionalDouble.of(9.99), shop.price(1));
        assertEquals(OptionalDouble.empty(), shop.price(0));
        assertEquals(Optional.empty(), shop.text("colour", 0));
        assertEquals(OptionalDouble.empty(), shop.number("name", 0));
        assertEquals(Set.of("name", "category", "price", "rating"), shop.attributes());
        assertEquals(List.of("category", "name", "price", "rating"),
                new ArrayList<>(shop.attributes()));
        assertTrue(shop.isNumber("price"));
        assertFalse(shop.isNumber("name"));
    }

    @Test
    void nodesAreFoundByValue() {
        var shop = shop();
        assertEquals(IntLists.immutable.of(1, 3), shop.nodesWith("category", "covers"));
        var covers = IntLists.mutable.empty();
        shop.forNodesWith("category", "covers", covers::add);
        shop.forNodesWith("category", "chargers", covers::add);
        assertEquals(IntLists.immutable.of(1, 3), covers);
        assertEquals(2, shop.nodeCount("category", "covers"));
        assertEquals(0, shop.nodeCount("category", "chargers"));
        assertEquals(IntLists.immutable.empty(), shop.nodesWith("category", "chargers"));
        assertEquals(IntLists.immutable.empty(), shop.nodesWith("colour", "red"));
        assertEquals(Bags.immutable.of("phones", "covers", "covers"), shop.values("category"));
        assertTrue(shop.values("colour").isEmpty());
        var byValue = shop.nodesByValue("category");
        assertEquals(List.of(1, 3), byValue.get("covers"));
        assertEquals(3, byValue.size());
        assertEquals(shop.code("category", "covers"), shop.codes("category").applyAsInt(3));
        assertEquals(-1, shop.codes("category").applyAsInt(2));
        assertEquals(-1, shop.code("category", "chargers"));
        assertEquals(9.99, shop.numbers("price").applyAsDouble(1));
        assertTrue(Double.isNaN(shop.numbers("weight").applyAsDouble(1)));
    }

    @Test
    void aLaterValueReplacesAnEarlierOneWithoutTrace() {
        var catalogue = Catalogue.builder(2).text("name", 0, "old").text("name", 0, "new")
                .number("price", 1, 1).number("price", 1, 2).build();
        assertEquals(Optional.of("new"), catalogue.name(0));
        assertEquals(OptionalDouble.of(2), catalogue.price(1));
        assertEquals(-1, catalogue.code("name", "old"));
        assertEquals(Bags.immutable.of("new"), catalogue.values("name"));
    }

    @Test
    void whatCannotBeAnAttributeIsRefused() {
        var builder = Catalogue.builder(2).text("name", 0, "x").number("price", 0, 1);
        assertThrows(IllegalArgumentException.class, () -> builder.text("name", 2, "x"));
        assertThrows(IllegalArgumentException.class, () -> builder.text("name", -1, "x"));
        assertThrows(IllegalArgumentException.class, () -> builder.text("price", 0, "x"));
        assertThrows(IllegalArgumentException.class, () -> builder.number("name", 0, 1));
        assertThrows(IllegalArgumentException.class, () -> builder.text(" ", 0, "x"));
        assertThrows(IllegalArgumentException.class, () -> builder.text("a\nb", 0, "x"));
        assertThrows(IllegalArgumentException.class, () -> builder.number("p", 0, Double.NaN));
        assertThrows(IllegalArgumentException.class, () -> Catalogue.builder(-1));
    }

    @Test
    void randomCataloguesAreReadBackEqual() throws IOException {
        for (int seed = 0; seed < 20; seed++) {
            var random = new Random(seed);
            int nodes = random.nextInt(200);
            var builder = Catalogue.builder(nodes);
            Map<String, Map<Integer, String>> texts = new HashMap<>();
            for (int i = 0; i < 3 * nodes; i++) {
                String key = "k" + random.nextInt(3);
                int node = random.nextInt(nodes);
                String value = "välue " + random.nextInt(1 + nodes / 4) + (i % 9 == 0 ? "\n" : "");
                builder.text(key, node, value).number("n " + key, node, i);
                texts.computeIfAbsent(key, _ -> new HashMap<>()).put(node, value);
            }
            Catalogue made = builder.build();
            Path path = folder.resolve("catalogue" + seed);
            try (var writer = SectionFile.create(path, "test", 1)) {
                made.write(writer, "c.");
                writer.commit();
            }
            try (var file = SectionFile.open(path, "test", Verification.ALL)) {
                assertSame(texts, made, Catalogue.read(file, "c."));
            }
        }
    }

    private static void assertSame(Map<String, Map<Integer, String>> texts, Catalogue made,
            Catalogue read) {
        assertEquals(made.nodeCount(), read.nodeCount());
        assertEquals(made.attributes(), read.attributes());
        for (String key : texts.keySet()) {
            var nodes = new HashMap<String, List<Integer>>();
            for (int node = 0; node < made.nodeCount(); node++) {
                var expected = Optional.ofNullable(texts.get(key).get(node));
                assertEquals(expected, made.text(key, node));
                assertEquals(expected, read.text(key, node));
                assertEquals(made.number("n " + key, node), read.number("n " + key, node));
                int at = node;
                expected.ifPresent(v -> nodes.computeIfAbsent(v, _ -> new ArrayList<>()).add(at));
            }
            nodes.forEach((value, expected) -> assertEquals(expected,
                    read.nodesWith(key, value).collect(node -> node).castToList()));
            assertEquals(made.values(key), read.values(key));
            assertEquals(nodes.size(), read.values(key).sizeDistinct());
        }
    }
}
