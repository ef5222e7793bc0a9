package dev.thence.datasets;

import dev.thence.datasets.ShopProduct.Kind;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/// What is true of a [SyntheticShop], by item code: which products follow which, and which
/// pairs only look as if they did. Immutable. An unknown code has no accessories and no
/// direction.
public final class ShopTruth {

    /// What the truth says of an ordered pair of products.
    public enum Pair {
        /// The second is an accessory of the first: people who buy the first go on to buy it.
        ACCESSORY,
        /// The first is an accessory of the second: nobody goes on from the first to the
        /// second.
        AGAINST,
        /// The first is sold before the second by the calendar alone: its season comes directly
        /// before the other's, or its design had faded when the other was launched. Counts look
        /// directed, but nobody buys the second because of the first.
        CALENDAR_ONLY,
        /// No direction.
        NONE
    }

    /// How a recommender's lists stand to the truth.
    ///
    /// @param mains how many products with accessories were asked for
    /// @param found share of them with at least one of their accessories in the list
    /// @param recall mean over them of the share of their accessories in the list
    /// @param wrongWay share of the places in the lists of accessories that are held by a
    ///     product whose accessory they are
    public record Verdict(int mains, double found, double recall, double wrongWay) {}

    /// Days between two launches after which the earlier design counts as faded: two
    /// half-lives.
    private static final int FADED_DAYS = 100;

    private final Map<String, List<String>> accessories = new TreeMap<>();
    private final Map<String, Set<String>> mains = new TreeMap<>();
    private final Map<String, Integer> seasons = new TreeMap<>();
    private final Map<String, Integer> launches = new TreeMap<>();

    ShopTruth(ShopCatalogue shop) {
        for (int p = 0; p < shop.products().size(); p++) {
            String item = shop.products().get(p).item();
            if (shop.kind(p) == Kind.MAIN) {
                var own = shop.links().get(p).stream()
                        .map(link -> shop.products().get(link.accessory()).item()).toList();
                accessories.put(item, own);
                for (String accessory : own) {
                    mains.computeIfAbsent(accessory, _ -> new HashSet<>()).add(item);
                }
            } else if (shop.kind(p) == Kind.COLLECTION) {
                launches.put(item, shop.curves().get(p).launchDay());
            }
        }
        for (int s = 0; s < shop.seasonItems().size(); s++) {
            for (int p : shop.seasonItems().get(s)) {
                seasons.put(shop.products().get(p).item(), s);
            }
        }
    }

    /// The products that have accessories, by code.
    public List<String> mains() {
        return List.copyOf(accessories.keySet());
    }

    /// The accessories of a product, those of its model first; empty when it has none.
    public List<String> accessoriesOf(String item) {
        return accessories.getOrDefault(item, List.of());
    }

    /// The products of which this one is an accessory; empty when it is none.
    public Set<String> mainsOf(String item) {
        return Set.copyOf(mains.getOrDefault(item, Set.of()));
    }

    /// The products on sale only in a part of the year, by code.
    public Set<String> seasonalItems() {
        return new TreeSet<>(seasons.keySet());
    }

    public Pair pair(String first, String second) {
        if (accessoriesOf(first).contains(second)) {
            return Pair.ACCESSORY;
        }
        if (accessoriesOf(second).contains(first)) {
            return Pair.AGAINST;
        }
        return isCalendarOnly(first, second) ? Pair.CALENDAR_ONLY : Pair.NONE;
    }

    private boolean isCalendarOnly(String first, String second) {
        Integer season = seasons.get(first);
        Integer otherSeason = seasons.get(second);
        if (season != null && otherSeason != null) {
            return (season + 1) % ShopRange.SEASONS.size() == otherSeason;
        }
        Integer launch = launches.get(first);
        Integer otherLaunch = launches.get(second);
        return launch != null && otherLaunch != null && otherLaunch - launch >= FADED_DAYS;
    }

    /// Judges the lists of the given items; items without accessories that are none count for
    /// nothing.
    ///
    /// @param items what may be asked for, the catalogue of the model
    /// @param lists the recommended items of an item, best first
    public Verdict judge(Iterable<String> items, Function<String, List<String>> lists) {
        int asked = 0;
        int found = 0;
        double recall = 0;
        long places = 0;
        long wrong = 0;
        for (String item : items) {
            if (accessories.containsKey(item)) {
                var list = new HashSet<>(lists.apply(item));
                long hits = accessoriesOf(item).stream().filter(list::contains).count();
                asked++;
                found += hits > 0 ? 1 : 0;
                recall += hits / (double) accessoriesOf(item).size();
            } else if (mains.containsKey(item)) {
                var list = lists.apply(item);
                places += list.size();
                wrong += list.stream().filter(other -> pair(item, other) == Pair.AGAINST).count();
            }
        }
        return new Verdict(asked, found / (double) Math.max(1, asked), recall / Math.max(1, asked),
                wrong / (double) Math.max(1, places));
    }
}
