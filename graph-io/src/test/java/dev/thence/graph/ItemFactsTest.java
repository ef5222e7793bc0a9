package dev.thence.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.io.CorruptFileException;
import dev.thence.io.Event;
import dev.thence.io.EventKind;
import dev.thence.io.EventLog;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ItemFactsTest {
    @TempDir
    Path folder;

    private static ItemFacts facts(String... columnsAndLines) {
        var builder = ItemFacts.builder('.');
        var source = builder.products(List.of(columnsAndLines[0].split(",")));
        for (int i = 1; i < columnsAndLines.length; i++) {
            String[] parts = columnsAndLines[i].split(",", -1);
            source.accept(parts[0], List.of(parts).subList(1, parts.length));
        }
        return builder.build();
    }

    private static Catalogue of(ItemFacts facts, String... ids) {
        return facts.of(NodeIds.of(List.of(ids)));
    }

    @Test
    void attributesAreNumbersWhenAllTheirValuesAre() {
        var known = of(facts("weight,size,ean,code,share,year", "a,10,40,0012,12E3,.5,2026",
                "b,-2.5,XL,4711,7,0.25,", "c,,38,1,7,0,1999"), "a", "b", "c");
        assertEquals(Set.of("weight", "size", "ean", "code", "share", "year"), known.attributes());
        assertEquals(List.of("share", "weight", "year"),
                known.attributes().stream().filter(known::isNumber).toList());
        assertEquals(OptionalDouble.of(-2.5), known.number("weight", 1));
        assertEquals(OptionalDouble.empty(), known.number("weight", 2));
        assertEquals(Optional.of("0012"), known.text("ean", 0));
        assertEquals(Optional.of("40"), known.text("size", 0));
    }

    @Test
    void namesAndCategoriesAreTextsAndPricesNumbers() {
        var known = of(facts("name,category,price", "a,7,12,3"), "a");
        assertEquals(Optional.of("7"), known.name(0));
        assertEquals(Optional.of("12"), known.category(0));
        assertEquals(OptionalDouble.of(3), known.price(0));
        assertThrows(IllegalArgumentException.class, () -> facts("price", "a,cheap"));
    }

    @Test
    void aNumberThatWasATextOnceIsATextForGood() {
        var builder = ItemFacts.builder('.');
        var log = builder.log(List.of("size"));
        log.accept("a", List.of("XL"));
        log.accept("a", List.of("42"));
        assertEquals(Optional.of("42"), of(builder.build(), "a").text("size", 0));
    }

    @Test
    void theLastValueOfALogCountsAndChangesAreCounted() {
        var builder = ItemFacts.builder('.');
        var log = builder.log(List.of("category", "colour"));
        log.accept("a", List.of("lamps", "red"));
        log.accept("b", List.of("cups", ""));
        log.accept("a", List.of("", "blue"));
        log.accept("a", List.of("lamps", "red"));
        log.accept("b", List.of("mugs", ""));
        assertEquals(2, log.itemsWith("category"));
        assertEquals(1, log.itemsChanging("category"));
        assertEquals(1, log.itemsWith("colour"));
        assertEquals(1, log.itemsChanging("colour"));
        var known = of(builder.build(), "b", "a");
        assertEquals(Optional.of("mugs"), known.category(0));
        assertEquals(Optional.of("red"), known.text("colour", 1));
        assertThrows(IllegalArgumentException.class, () -> log.itemsWith("size"));
        assertThrows(IllegalArgumentException.class, () -> log.accept("a", List.of("x")));
    }

    @Test
    void aProductFileStandsOverTheLogWhicheverIsReadFirst() {
        for (boolean productsFirst : new boolean[] {true, false}) {
            var builder = ItemFacts.builder('.');
            if (!productsFirst) {
                builder.log(List.of("category")).accept("a", List.of("log"));
            }
            var products = builder.products(List.of("category"));
            products.accept("a", List.of("file"));
            products.accept("b", List.of(""));
            if (productsFirst) {
                builder.log(List.of("category")).accept("a", List.of("log"));
            }
            builder.log(List.of("category")).accept("b", List.of("log"));
            var facts = builder.build();
            assertEquals(Optional.of("file"), of(facts, "a", "b").category(0));
            assertEquals(Optional.of("log"), of(facts, "a", "b").category(1));
            assertEquals(2, products.items().cardinality());
            assertEquals(1, products.itemsWith("category"));
        }
    }

    @Test
    void factsOfOtherItemsAreLeftOutAndItemsWithoutAnyAreSeen() {
        var facts = facts("colour", "a,red", "b,", "x,blue");
        var ids = NodeIds.of(List.of("b", "a", "c"));
        assertEquals(3, facts.ids().count());
        var known = new BitSet();
        known.set(1);
        assertEquals(known, facts.known(ids::node));
        assertEquals(Set.of(), of(facts, "b").attributes());
        assertEquals(0, ItemFacts.none().known(ids::node).cardinality());
        assertEquals(3, ItemFacts.none().of(ids).nodeCount());
    }

    @Test
    void theyFillWhatALogDoesNotSayAsOfEveryCut() throws IOException {
        var facts = facts("name,price,category", "A1,Lamp de luxe,99,lamps", "b2,Mug,4,mugs",
                "c3,Cup,3,cups");
        var events = List.of(event("ann", "a1", 1, "Lamp", 9), event("bob", "A1", 2, "Lamp", 9),
                event("bob", "B2", 3, "", Double.NaN), event("cid", "A1", 50, "Lampe", 11),
                event("cid", "A1", 51, "Lampe", 11), event("dan", "A1", 52, "Lampe", 11),
                event("cid", "C3", 53, "", Double.NaN));
        Path file = folder.resolve("events.thence");
        EventLog.write(file, (Consumer<? super Event> receiver) -> events.forEach(receiver));
        var upper = Cleaning.standard().withLetterCase(Cleaning.LetterCase.UPPER);
        try (var log = EventLog.open(file, Verification.ALL)) {
            var early = CleanLog.of(log, facts, upper, Instant.ofEpochSecond(10));
            assertEquals(List.of("A1", "B2"), List.of(early.items().id(0), early.items().id(1)));
            assertEquals(Optional.of("Lamp"), early.catalogue().name(0), "the log's name, as of then");
            assertEquals(OptionalDouble.of(9), early.catalogue().price(0));
            assertEquals(Optional.of("lamps"), early.catalogue().category(0));
            assertEquals(Optional.of("Mug"), early.catalogue().name(1), "no name in the log");
            assertEquals(OptionalDouble.of(4), early.catalogue().price(1));
            assertEquals(1, early.nodeOf(" b2"));
            assertEquals(-1, early.nodeOf("c3"));
            var late = CleanLog.of(log, facts, upper, Instant.MAX);
            assertEquals(Optional.of("Lampe"), late.catalogue().name(0));
            assertEquals(Optional.of("lamps"), late.catalogue().category(0));
            assertEquals(Optional.of("Cup"), late.catalogue().name(2));
            var without = CleanLog.of(log, upper, Instant.MAX);
            assertEquals(Set.of("name", "price"), without.catalogue().attributes());
        }
    }

    private static Event event(String customer, String item, long second, String name,
            double price) {
        return new Event(customer, item, Instant.ofEpochSecond(second),
                EventKind.PURCHASE, customer + second, "", 1, price, name);
    }

    @Test
    void theFileHoldsWhatWasWrittenAndNoticesEveryFlippedByte() throws IOException {
        Path file = folder.resolve("facts.thence");
        facts("category,weight", "a,lamps,10", "b,,3").write(file);
        try (var read = ItemFacts.open(file, Verification.ALL)) {
            assertEquals(2, read.ids().count());
            assertEquals(Optional.of("lamps"), read.catalogue().category(0));
            assertEquals(OptionalDouble.of(3), of(read, "b").number("weight", 0));
        }
        byte[] bytes = Files.readAllBytes(file);
        Path damaged = folder.resolve("damaged.thence");
        for (int at = 0; at < bytes.length; at++) {
            byte[] other = bytes.clone();
            other[at] ^= 1;
            Files.write(damaged, other);
            assertThrows(CorruptFileException.class,
                    () -> ItemFacts.open(damaged, Verification.ALL).close());
        }
        for (int length = 0; length < bytes.length; length += 7) {
            Files.write(damaged, Arrays.copyOf(bytes, length));
            assertThrows(CorruptFileException.class,
                    () -> ItemFacts.open(damaged, Verification.HEADER).close());
        }
        Path graph = folder.resolve("graph.thence");
        ProductGraph.builder(NodeIds.of(List.of("a"))).build().write(graph);
        var e = assertThrows(CorruptFileException.class,
                () -> ItemFacts.open(graph, Verification.HEADER));
        assertTrue(e.getMessage().contains("holds product graph, expected item facts"),
                e.getMessage());
    }
}
