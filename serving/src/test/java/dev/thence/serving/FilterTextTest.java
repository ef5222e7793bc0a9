package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTextTest {
    @Test
    void everyFormOfConditionIsRead() {
        assertEquals(Filter.anyOf("category", "Cases"), FilterText.parse("category=Cases"));
        assertEquals(Filter.anyOf("category", "Phone cases", "Chargers"),
                FilterText.parse("category = Phone cases | Chargers"));
        assertEquals(Filter.not(Filter.anyOf("brand", "Acme")), FilterText.parse("brand!=Acme"));
        assertEquals(Filter.sameAsOwn("category"), FilterText.parse("category=own"));
        assertEquals(Filter.atMost("price", 20), FilterText.parse("price<=20"));
        assertEquals(Filter.atLeast("price", 1.5), FilterText.parse("price>=1.5"));
        assertEquals(Filter.atMostTimesOwn("price", .5), FilterText.parse("price<=0.5x"));
        assertEquals(Filter.atLeastTimesOwn("price", 2), FilterText.parse("price>=2x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"category", "=Cases", "price<20", "price<=", ""})
    void anythingElseIsRefusedWithExamples(String text) {
        var refused = assertThrows(IllegalArgumentException.class, () -> FilterText.parse(text));
        assertTrue(refused.getMessage().contains("price<=20"), refused.getMessage());
    }

    @Test
    void aNumberThatIsNoneIsNamed() {
        var refused = assertThrows(IllegalArgumentException.class,
                () -> FilterText.parse("price<=cheap"));
        assertTrue(refused.getMessage().contains("cheap is no number"), refused.getMessage());
    }

    /// A form that may divide the text in many ways would try them all, for years.
    @Test
    void aLongTextIsReadInLinearTime() {
        String spaces = " ".repeat(500_000);
        assertThrows(IllegalArgumentException.class, () -> FilterText.parse("a" + spaces));
        assertEquals(Filter.anyOf("a", "b", "c"),
                FilterText.parse("a" + spaces + "=b" + spaces + "|" + spaces + "c"));
    }
}
