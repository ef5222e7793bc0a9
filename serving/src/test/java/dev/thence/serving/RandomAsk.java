package dev.thence.serving;

import dev.thence.graph.SplitMix64;
import dev.thence.model.Question;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A question of any kind about random items of a [SmallShop], as it is asked and as
/// [BruteForce] understands it.
record RandomAsk(BruteForce.Ask ask, RecommendationQuery query) {

    static RandomAsk of(SplitMix64 random, Recommender recommender, SmallShop shop) {
        int[] nodes = Arrays.copyOf(random.permutation(SmallShop.ITEMS), 1 + random.nextInt(4));
        String item = shop.ids.id(nodes[0]);
        return switch (random.nextInt(6)) {
            case 0 -> new RandomAsk(one(Asked.RELATED, Question.NEXT_ORDER, nodes[0]),
                    recommender.relatedTo(item));
            case 1 -> new RandomAsk(one(Asked.RELATED, Question.SAME_ORDER, nodes[0]),
                    recommender.relatedTo(item).inSameOrder());
            case 2 -> new RandomAsk(one(Asked.SIMILAR, Question.NEXT_ORDER, nodes[0]),
                    recommender.similarTo(item));
            case 3 -> new RandomAsk(one(Asked.LEADING, Question.NEXT_ORDER, nodes[0]),
                    recommender.leadingTo(item));
            case 4 -> new RandomAsk(new BruteForce.Ask(Asked.RELATED, Question.NEXT_ORDER,
                    evenly(nodes)),
                    recommender.relatedTo(Arrays.stream(nodes).mapToObj(shop.ids::id).toList()));
            default -> newcomer(random, recommender, shop, nodes);
        };
    }

    private static RandomAsk newcomer(SplitMix64 random, Recommender recommender, SmallShop shop,
            int[] nodes) {
        var newcomer = Newcomer.like(Arrays.stream(nodes).mapToObj(shop.ids::id)
                .toArray(String[]::new));
        if (random.nextInt(2) == 0) {
            newcomer = newcomer.category("LAMPS").price(random.nextInt(10));
        }
        return new RandomAsk(new BruteForce.Ask(Asked.RELATED, Question.NEXT_ORDER, evenly(nodes),
                Optional.of(newcomer)), recommender.newcomer(newcomer));
    }

    private static BruteForce.Ask one(Asked asked, Question question, int node) {
        return BruteForce.Ask.of(asked, question, node);
    }

    private static Map<Integer, Double> evenly(int[] nodes) {
        var shares = new TreeMap<Integer, Double>();
        for (int node : nodes) {
            shares.put(node, 1.0 / nodes.length);
        }
        return shares;
    }
}
