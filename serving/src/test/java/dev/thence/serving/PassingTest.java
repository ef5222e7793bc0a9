package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import dev.thence.model.Model;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PassingTest {

    @Test
    void theSetOfWhatPassesIsWhatPassesOneByOneAndLiesWithinItsBounds() {
        var shop = new SmallShop();
        try (Model model = shop.model()) {
            var availability = Availability.create();
            var overlay = availability.attach(model);
            var conditions = new Conditions(overlay.kinds(), new AttributeIndex(model.catalogue()));
            var changed = new ChangedShop(shop);
            var today = changed.brute();
            int narrow = 0;
            for (int round = 0; round < 800; round++) {
                var random = SplitMix64.of(101, round);
                if (round % 100 == 99) {
                    availability.apply(changed.change(random, 5));
                    today = changed.brute();
                }
                var attributes = new Attributes(model.catalogue(), overlay.current());
                int own = random.nextInt(SmallShop.ITEMS);
                Filter filter = RandomFilter.of(random, 3);
                var passing = conditions.compile(filter, new Own.Items(attributes, own),
                        attributes);
                Set<Integer> expected = slowly(today, filter, own);
                assertEquals(expected, IntStream.range(0, SmallShop.ITEMS).filter(passing::test)
                        .boxed().collect(Collectors.toSet()), filter::toString);
                assertEquals(expected, passing.nodes().stream().boxed()
                        .collect(Collectors.toSet()), filter::toString);
                assertTrue(passing.least() <= expected.size()
                        && expected.size() <= passing.most(), filter::toString);
                narrow += passing.most() < SmallShop.ITEMS / 8 ? 1 : 0;
            }
            assertTrue(narrow > 20, "some let few pass: " + narrow);
        }
    }

    private static Set<Integer> slowly(BruteForce today, Filter filter, int own) {
        var slow = new SlowFilter(today.catalogue(), Set.of(own), Optional.empty());
        return IntStream.range(0, SmallShop.ITEMS).filter(node -> slow.passes(filter, node))
                .boxed().collect(Collectors.toSet());
    }
}
