package dev.thence.datasets;

import dev.thence.datasets.ShopProduct.Kind;
import dev.thence.datasets.ShopStock.Draft;
import dev.thence.graph.SplitMix64;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Stocks the synthetic shop. Departments, staples, seasons and collections come first, each in
/// proportion to the shop's size; general products fill up to the number asked for.
final class ShopCatalogueBuilder {
    /// Products of a shop whose ranges have their natural size.
    private static final double NATURAL_SIZE = 2_000;
    private static final int MODELS_PER_BRAND = 4;
    /// Days from a design's launch until it sells half as well.
    private static final int HALF_LIFE = 50;

    private final SyntheticShop.Options options;
    private final LocalDate start;
    private final int days;
    private final double scale;
    private final SplitMix64 random;
    private final ShopStock stock;

    ShopCatalogueBuilder(SyntheticShop.Options options) {
        this.options = options;
        start = options.start();
        days = options.days();
        scale = options.items() / NATURAL_SIZE;
        random = SplitMix64.of(options.seed(), 0x570c);
        stock = new ShopStock(start, random);
    }

    ShopCatalogue build() {
        var mains = new ArrayList<IntList>();
        for (var department : ShopDepartment.ALL) {
            mains.add(new DepartmentStock(stock, department, random, start, days)
                    .fill(scaled(MODELS_PER_BRAND)));
        }
        var staples = new ArrayList<IntList>();
        for (var range : ShopRange.STAPLES) {
            staples.add(fill(range, Kind.STAPLE, scaled(5), this::steady));
        }
        var seasonItems = new ArrayList<IntList>();
        for (var season : ShopRange.SEASONS) {
            var curve = new Curve.Seasonal(Curve.openDays(start, days, date -> isIn(season, date)));
            seasonItems.add(fill(season.range(), Kind.SEASONAL, scaled(3), () -> curve));
        }
        var collections = fillCollections(scaled(ShopRange.DESIGNS.size()));
        var general = fillGeneral();
        return new ShopCatalogue(stock.products(), stock.curves(), mainShelves(mains),
                stock.links(), stock.refillDays(), stock.shelves(staples, 0.8),
                stock.shelves(seasonItems, 1), seasonItems, stock.shelf(flat(collections), 0),
                collections, stock.shelves(general, 0.9));
    }

    private IntList fill(ShopRange range, Kind kind, int variants, Supplier<Curve> curve) {
        var names = kind == Kind.STAPLE ? ShopRange.PACKS : ShopRange.VARIANTS;
        var items = new IntArrayList();
        for (String noun : range.nouns()) {
            for (int v = 0; v < variants; v++) {
                int refill = kind == Kind.STAPLE ? 30 + random.nextInt(45) : 0;
                var draft = draft(range, noun, numbered(names, v), kind);
                items.add(stock.add(draft, curve.get(), refill));
            }
        }
        return items;
    }

    private List<IntList> fillCollections(int count) {
        var range = ShopRange.COLLECTION;
        var collections = new ArrayList<IntList>();
        for (int c = 0; c < count; c++) {
            String design = numbered(ShopRange.DESIGNS, c);
            int launch = (int) (c / (double) count * (days + 60)) - 60;
            var items = new IntArrayList();
            for (String noun : range.nouns()) {
                var draft = new Draft(design + " " + noun.toLowerCase(Locale.ROOT), range.name(),
                        design + " collection", stock.price(range.lowPrice(), range.highPrice()),
                        Kind.COLLECTION);
                items.add(stock.add(draft, new Curve.Fading(launch, HALF_LIFE)));
            }
            collections.add(items);
        }
        return collections;
    }

    private List<IntArrayList> fillGeneral() {
        var ranges = ShopRange.GENERAL;
        var general = ranges.stream().map(_ -> new IntArrayList()).toList();
        for (int i = 0; stock.size() < options.items(); i++) {
            var range = ranges.get(i % ranges.size());
            int nth = i / ranges.size();
            String noun = range.nouns().get(nth % range.nouns().size());
            String variant = numbered(ShopRange.VARIANTS, nth / range.nouns().size());
            var draft = draft(range, noun, variant, Kind.GENERAL);
            general.get(i % ranges.size()).add(stock.add(draft, anyCurve()));
        }
        return general;
    }

    private Draft draft(ShopRange range, String noun, String variant, Kind kind) {
        return new Draft(noun + ", " + variant, range.name(), noun,
                stock.price(range.lowPrice(), range.highPrice()), kind);
    }

    private Curve steady() {
        return new Curve.Trend(1.2 * (random.nextDouble() - 0.5), days);
    }

    /// Fashions, late launches and trends up and down.
    private Curve anyCurve() {
        double lot = random.nextDouble();
        if (lot < 0.12) {
            return new Curve.Fad((int) (days * random.nextDouble()), 12 + random.nextInt(20));
        }
        if (lot < 0.30) {
            int launch = (int) (days * 0.9 * random.nextDouble());
            boolean[] always = Curve.openDays(start, days, _ -> true);
            return new Curve.Model(launch, Integer.MAX_VALUE, always);
        }
        return new Curve.Trend(3 * (random.nextDouble() - 0.5), days);
    }

    private List<ShopCatalogue.MainShelf> mainShelves(List<IntList> mains) {
        var shelves = new ArrayList<ShopCatalogue.MainShelf>();
        for (int d = 0; d < mains.size(); d++) {
            shelves.add(new ShopCatalogue.MainShelf(ShopDepartment.ALL.get(d).popularity(),
                    stock.shelf(mains.get(d), 0.35)));
        }
        return shelves;
    }

    private int scaled(int natural) {
        return (int) Math.max(1, Math.round(natural * scale));
    }

    private static IntList flat(List<IntList> lists) {
        var all = new IntArrayList();
        lists.forEach(all::addAll);
        return all;
    }

    private static boolean isIn(ShopRange.Season season, LocalDate date) {
        var day = MonthDay.from(date);
        return !day.isBefore(season.from()) && !day.isAfter(season.to());
    }

    private static String numbered(List<String> names, int index) {
        String name = names.get(index % names.size());
        int round = index / names.size();
        return round == 0 ? name : name + " " + (round + 1);
    }
}
