package dev.thence.serving;

import dev.thence.graph.SplitMix64;
import java.util.List;

/// Filters on the attributes of a [SmallShop], some of which hardly any item passes.
final class RandomFilter {
    private RandomFilter() { }

    static Filter of(SplitMix64 random, int depth) {
        int kind = random.nextInt(depth == 0 ? 7 : 10);
        return switch (kind) {
            case 0 -> Filter.is("colour", pick(random, "RED", "BLUE", "GREEN", "NONE"));
            case 1 -> Filter.anyOf("category", pick(random, "LAMPS", "BAGS"),
                    pick(random, "CUPS", "NONE"));
            case 2 -> Filter.between("price", random.nextInt(10), 10 + random.nextInt(10));
            case 3 -> Filter.atMostTimesOwn("price", random.nextInt(5) / 2.0);
            case 4 -> Filter.atLeastTimesOwn("price", random.nextInt(5) / 2.0);
            case 5 -> random.nextInt(2) == 0
                    ? Filter.sameAsOwn(pick(random, "colour", "category"))
                    : Filter.otherThanOwn(pick(random, "colour", "category"));
            case 6 -> Filter.atLeast("stock", random.nextInt(2));
            case 7 -> Filter.not(of(random, depth - 1));
            case 8 -> of(random, depth - 1).and(of(random, depth - 1));
            default -> Filter.oneOf(List.of(of(random, depth - 1), of(random, depth - 1),
                    of(random, depth - 1)));
        };
    }

    private static String pick(SplitMix64 random, String... of) {
        return of[random.nextInt(of.length)];
    }
}
