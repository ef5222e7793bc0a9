package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.Catalogue;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class FilterTest {

    /// Items 0 to 5: the colours red, red, blue, blue, green, none; the prices 1, 2, 3, none,
    /// 5, 6.
    private static final Catalogue CATALOGUE = Catalogue.builder(6)
            .text("colour", 0, "red").text("colour", 1, "red").text("colour", 2, "blue")
            .text("colour", 3, "blue").text("colour", 4, "green")
            .number("price", 0, 1).number("price", 1, 2).number("price", 2, 3)
            .number("price", 4, 5).number("price", 5, 6).number("change", 0, -1)
            .build();

    @Test
    void combinesConditions() {
        // @start region="filter"
        Filter affordable = Filter.atMostTimesOwn("price", 1.5)
                .and(Filter.anyOf("colour", "red", "blue").or(Filter.sameAsOwn("colour")));
        // @end
        assertEquals(Set.of(0, 1, 2, 4), passing(affordable, 4));
    }

    @Test
    void everyConditionMeansWhatItSays() {
        assertEquals(Set.of(0, 1), passing(Filter.is("colour", "red"), 0));
        assertEquals(Set.of(0, 1, 4), passing(Filter.anyOf("colour", "red", "green", "pink"), 0));
        assertEquals(Set.of(), passing(Filter.anyOf("colour", List.of()), 0));
        assertEquals(Set.of(1, 4), passing(Filter.anyOf("price", "2.0", "5", "9"), 0));
        assertEquals(Set.of(1, 2, 3, 4, 5), passing(Filter.not(Filter.is("price", "1")), 0));
        assertEquals(Set.of(1, 2), passing(Filter.between("price", 2, 3), 0));
        assertEquals(Set.of(4, 5), passing(Filter.atLeast("price", 5), 0));
        assertEquals(Set.of(0, 1), passing(Filter.atMost("price", 2), 0));
        assertEquals(Set.of(2, 3), passing(Filter.sameAsOwn("colour"), 2));
        assertEquals(Set.of(0, 1, 2), passing(Filter.atMostTimesOwn("price", 1.5), 1));
        assertEquals(Set.of(2, 4, 5), passing(Filter.atLeastTimesOwn("price", 1.5), 1));
        assertEquals(Set.of(2, 4), passing(Filter.betweenTimesOwn("price", 1.5, 2.5), 1));
        assertEquals(Set.of(0, 1, 4, 5), passing(Filter.otherThanOwn("colour"), 2));
        assertEquals(Set.of(0, 1, 2, 3, 4, 5), passing(Filter.allOf(List.of()), 0));
        assertEquals(Set.of(), passing(Filter.oneOf(List.of()), 0));
    }

    @Test
    void aMissingValueMeetsNoConditionAndSoItsOpposite() {
        assertEquals(Set.of(2, 3, 4, 5), passing(Filter.not(Filter.is("colour", "red")), 0));
        assertEquals(Set.of(0, 3), passing(Filter.not(Filter.atLeast("price", 2)), 0));
    }

    @Test
    void aRelativeConditionOfAnItemWithoutTheValueRestrictsNothing() {
        var all = Set.of(0, 1, 2, 3, 4, 5);
        assertEquals(all, passing(Filter.atMostTimesOwn("price", 1.5), 3));
        assertEquals(all, passing(Filter.not(Filter.atMostTimesOwn("price", 1.5)), 3));
        assertEquals(all, passing(Filter.sameAsOwn("colour"), 5));
        assertEquals(all, passing(Filter.atLeastTimesOwn("change", 2), 0), "below 0 is none");
        assertEquals(Set.of(0, 1), passing(Filter.not(Filter.not(
                Filter.sameAsOwn("colour").and(Filter.is("colour", "red")))), 5));
        assertEquals(all, passing(Filter.not(
                Filter.sameAsOwn("colour").or(Filter.oneOf(List.of()))), 5));
    }

    @Test
    void aBasketHasItsMeanNumberAndAnyOfItsTexts() {
        assertEquals(Set.of(0, 1, 2, 3), passing(Filter.sameAsOwn("colour"), 0, 2));
        assertEquals(Set.of(0, 1, 2), passing(Filter.atMostTimesOwn("price", 1), 0, 3, 4));
    }

    @Test
    void aRangeThatFallsIsRefusedWithItsEnds() {
        assertFails("filter on 'price': the range runs from 3.0 to 2.0, must be numbers "
                + "that do not fall", () -> Filter.between("price", 3, 2));
        assertFails("filter on 'price': the range runs from NaN to Infinity, must be "
                + "numbers that do not fall", () -> Filter.atLeast("price", Double.NaN));
        assertFails("filter on 'price': -1.0 times its own, must be 0 or more",
                () -> Filter.atLeastTimesOwn("price", -1));
    }

    @Test
    void conditionsThatLieTooDeepInEachOtherAreRefused() {
        Filter deep = Filter.is("colour", "red");
        for (int depth = 1; depth < 100; depth++) {
            deep = Filter.not(deep);
        }
        assertEquals(Set.of(2, 3, 4, 5), passing(deep, 0));
        Filter deeper = Filter.not(deep);
        assertFails("filter: conditions lie more than 100 deep in each other, must be 100 or less",
                () -> passing(deeper, 0));
    }

    private static void assertFails(String message, Executable what) {
        assertEquals(message, assertThrows(IllegalArgumentException.class, what).getMessage());
    }

    private static Set<Integer> passing(Filter filter, int... own) {
        var conditions = new Conditions(AttributeKinds.of(CATALOGUE),
                new AttributeIndex(CATALOGUE));
        var attributes = new Attributes(CATALOGUE, Overlay.EMPTY);
        conditions.check(filter);
        var passing = conditions.compile(filter, new Own.Items(attributes, own), attributes);
        var nodes = IntStream.range(0, 6).filter(passing::test).boxed()
                .collect(Collectors.toSet());
        assertEquals(nodes, passing.nodes().stream().boxed().collect(Collectors.toSet()));
        assertTrue(passing.least() <= nodes.size() && nodes.size() <= passing.most());
        return nodes;
    }
}
