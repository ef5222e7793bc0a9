package dev.thence.bench.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.AlphabeticalOrder;
import dev.thence.bench.EdgesMethod;
import dev.thence.bench.Method;
import dev.thence.bench.Method.Draws;
import dev.thence.bench.OrdersMethod;
import java.util.List;
import org.junit.jupiter.api.Test;

class MethodsTest {
    private final Methods builtIn = Methods.builtIn();

    @Test
    void aServiceOnTheClassPathIsFoundByItsName() {
        assertFalse(builtIn.names().contains("alphabetical"));
        var found = builtIn.withServices(MethodsTest.class.getClassLoader());
        assertEquals(AlphabeticalOrder.class,
                found.named(List.of("alphabetical")).getFirst().getClass());
    }

    @Test
    void aClassIsFoundByItsClassName() {
        var found = builtIn.withClass(AlphabeticalOrder.class.getName(),
                MethodsTest.class.getClassLoader());
        assertTrue(found.names().contains("alphabetical"));
    }

    @Test
    void whatIsNoMethodClassIsSaidToBeNone() {
        var loader = MethodsTest.class.getClassLoader();
        assertMessage("no class no.such.Class on the class path",
                () -> builtIn.withClass("no.such.Class", loader));
        assertMessage("does not implement dev.thence.bench.Method",
                () -> builtIn.withClass("java.lang.String", loader));
        assertMessage("needs a public constructor without parameters",
                () -> builtIn.withClass(Hidden.class.getName(), loader));
    }

    @Test
    void anUnknownNameComesWithASuggestion() {
        assertMessage("no method is called 'easy', did you mean ease?; there are ",
                () -> builtIn.named(List.of("model", "easy")));
    }

    @Test
    void methodsComeInTheOrderOfTheTablesWhateverTheOrderAsked() {
        assertEquals(List.of("ease", "model"), builtIn.named(List.of("model", "ease")).stream()
                .map(Method::name).distinct().toList());
    }

    @Test
    void aTakenOrMalformedNameIsRefused() {
        assertMessage("two methods are called ease",
                () -> builtIn.with(List.of(EdgesMethod.of("ease", Draws.NONE, _ -> nothing()))));
        assertMessage("'My Method', must be lower-case", () -> builtIn.with(
                List.of(EdgesMethod.of("My Method", Draws.NONE, _ -> nothing()))));
        // The same name for the other kind of view is another method.
        builtIn.with(List.of(OrdersMethod.of("ease", Draws.NONE, _ -> nothing())));
    }

    private static dev.thence.evaluation.TargetScorer nothing() {
        return (_, _) -> { };
    }

    private static void assertMessage(String part, Runnable run) {
        var failure = assertThrows(IllegalArgumentException.class, run::run);
        assertTrue(failure.getMessage().contains(part), failure.getMessage());
    }

    /// Cannot be made.
    static final class Hidden implements Method {
        private Hidden(int some) {
            assertEquals(0, some);
        }

        @Override
        public String name() {
            return "hidden";
        }
    }
}
