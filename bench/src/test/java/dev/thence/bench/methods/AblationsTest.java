package dev.thence.bench.methods;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.EdgesMethod;
import dev.thence.bench.Method;
import dev.thence.bench.Method.Draws;
import java.util.HashSet;
import org.junit.jupiter.api.Test;

class AblationsTest {
    @Test
    void everyRowHasANameOfItsOwnAndARowItIsComparedWith() {
        var names = new HashSet<String>();
        for (var method : Ablations.methods()) {
            assertTrue(names.add(method.name()), method.name());
            Methods.requireName(method.name(), "a row");
        }
        for (var each : Ablations.all()) {
            assertTrue(names.contains(each.base()), each.toString());
        }
        assertEquals(3, Ablations.methods().stream().map(Method::name)
                .filter(name -> !Ablation.isRow(name)).count());
    }

    @Test
    void anAblationIsToldByItsName() {
        assertThrows(IllegalArgumentException.class, () -> new Ablation("study", "nothing", "model",
                EdgesMethod.of("model", Draws.NONE, _ -> (_, _) -> { })));
    }
}
