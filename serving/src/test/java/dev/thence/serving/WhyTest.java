package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.model.Question;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WhyTest {

    @Test
    void countsWhoWentFromThisToThatAndBack() {
        assertEquals("1,412 customers bought this after it, 9 before",
                related(1412, 9).sentence());
        assertEquals("1 customer bought this after it, none before", related(1, 0).sentence());
        assertEquals("3 customers bought this before it, none after", related(0, 3).sentence());
    }

    @Test
    void looksTheOtherWayForWhatLeadsToAnItem() {
        assertEquals("412 customers bought it after this, 9 before",
                why(Asked.LEADING, Question.NEXT_ORDER, Rung.MODEL, 412, 9).sentence());
        assertEquals("9 customers bought it before this, none after",
                why(Asked.LEADING, Question.NEXT_ORDER, Rung.MODEL, 0, 9).sentence());
    }

    @Test
    void namesTheItemThatSaysMost() {
        var why = new Why(Asked.RELATED, Question.SAME_ORDER, Rung.MODEL, Optional.of("85123A"), 2,
                1, 0, Optional.empty(), List.of(), List.of());
        assertEquals("2 customers bought this after 85123A, 1 before", why.sentence());
    }

    @Test
    void countsComeBeforeStrengths() {
        var why = new Why(Asked.RELATED, Question.NEXT_ORDER, Rung.MODEL, Optional.empty(), 4, 0,
                10, Optional.empty(), List.of(), List.of("learned match", "popular"));
        assertEquals("4 customers bought this after it, none before; learned match, popular",
                why.sentence());
    }

    @Test
    void aGraphWithoutCustomersSpeaksOfLinks() {
        assertEquals("it leads to this", linked(Asked.RELATED, 1, 0));
        assertEquals("it leads to this, and back", linked(Asked.RELATED, 1, 1));
        assertEquals("this leads to it, not back", linked(Asked.RELATED, 0, 1));
        assertEquals("this leads to it", linked(Asked.LEADING, 1, 0));
        assertEquals("expected by the model, not linked so far", linked(Asked.RELATED, 0, 0));
    }

    @Test
    void lowerRungsSaySo() {
        var category = new Why(Asked.RELATED, Question.NEXT_ORDER, Rung.CATEGORY, Optional.empty(),
                0, 0, 321, Optional.of("LAMPS"), List.of(), List.of());
        assertEquals("popular in the same category, LAMPS: 321 orders", category.sentence());
        var popular = new Why(Asked.RELATED, Question.NEXT_ORDER, Rung.POPULARITY,
                Optional.empty(), 0, 0, 1, Optional.empty(), List.of(), List.of());
        assertEquals("popular in the whole catalogue: 1 order", popular.sentence());
    }

    @Test
    void isNeverWithoutWords() {
        for (Asked asked : Asked.values()) {
            for (Question question : Question.values()) {
                for (Rung rung : Rung.values()) {
                    assertEquals(false, why(asked, question, rung, 0, 0).sentence().isBlank());
                }
            }
        }
    }

    private static String linked(Asked asked, int then, int back) {
        return why(asked, Question.LINK, Rung.MODEL, then, back).sentence();
    }

    private static Why related(int then, int back) {
        return why(Asked.RELATED, Question.NEXT_ORDER, Rung.MODEL, then, back);
    }

    private static Why why(Asked asked, Question question, Rung rung, int then, int back) {
        return new Why(asked, question, rung, Optional.empty(), then, back, 0, Optional.empty(),
                List.of(), List.of());
    }
}
