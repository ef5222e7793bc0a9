package dev.thence.datasets;

import dev.thence.datasets.ShopCatalogue.Link;
import dev.thence.datasets.ShopProduct.Kind;
import dev.thence.graph.SplitMix64;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/// Stocks the synthetic shop. Departments, seasons, staples and collections come first; general
/// products fill up to the number asked for. Everything but names is drawn from the seed.
final class ShopCatalogueBuilder {
    /// Products of a shop whose ranges have their natural size.
    private static final double NATURAL_SIZE = 2_000;

    private final SyntheticShop.Options options;
    private final LocalDate start;
    private final int days;
    private final double scale;
    private final SplitMix64 random;
    private final List<ShopProduct> products = new ArrayList<>();
    private final List<Curve> curves = new ArrayList<>();
    private final List<List<Link>> links = new ArrayList<>();
    private final IntArrayList refillDays = new IntArrayList();

    ShopCatalogueBuilder(SyntheticShop.Options options) {
        this.options = options;
        start = options.start();
        days = options.days();
        scale = options.items() / NATURAL_SIZE;
        random = SplitMix64.of(options.seed(), 0x570c);
    }

    ShopCatalogue build() {
        var mains = new ArrayList<IntList>();
        for (var department : ShopDepartment.ALL) {
            mains.add(stock(department));
        }
        var staples = new ArrayList<IntList>();
        for (var range : ShopRange.STAPLES) {
            staples.add(stock(range, Kind.STAPLE, scaled(5), trend(0.6)));
        }
        var seasonItems = new ArrayList<IntList>();
        for (var season : ShopRange.SEASONS) {
            boolean[] open = Curve.openDays(start, days, date -> isIn(season, date));
            seasonItems.add(stock(season.range(), Kind.SEASONAL, scaled(3), () -> new Curve.Seasonal(open)));
        }
        var collections = stockCollections(scaled(ShopRange.DESIGNS.size()));
        var general = stockGeneral();
        return new ShopCatalogue(List.copyOf(products), List.copyOf(curves), mainShelves(mains),
                List.copyOf(links), refillDays, shelves(staples, 0.8), shelves(seasonItems, 1),
                seasonItems, shelf(flat(collections), 0), collections, shelves(general, 0.9));
    }

    private IntList stock(ShopDepartment department) {
        boolean[] open = Curve.openDays(start, days, date -> department.season().isEmpty()
                || department.season().contains(date.getMonthValue()));
        var mains = new IntArrayList();
        var shared = extras(department, ShopDepartment.Reach.DEPARTMENT, "", open(), Integer.MAX_VALUE);
        for (int b = 0; b < department.brands().size(); b++) {
            String brand = department.brands().get(b);
            var ofBrand = extras(department, ShopDepartment.Reach.BRAND, brand, open(), Integer.MAX_VALUE);
            int models = scaled(4);
            int launch = -1;
            for (int m = 0; m < models; m++) {
                int next = m < models / 2 ? -1
                        : (int) (days * (0.68 * (m - models / 2 + 0.3 + 0.5 * random.nextDouble())
                                / (models - models / 2)));
                launch = Math.max(launch, next);
                int successor = m < models / 2 || m == models - 1 ? Integer.MAX_VALUE : launch + days / 3;
                String name = brand + " " + "XSTE".charAt(b % 4) + (m + 1);
                int main = add(department.main().formatted(name), department.name(),
                        department.name() + " mains", price(department.lowPrice(), department.highPrice()),
                        Kind.MAIN, new Curve.Model(launch, successor, open), 0);
                mains.add(main);
                var own = new ArrayList<>(extras(department, ShopDepartment.Reach.MODEL, name, open(), launch));
                own.addAll(ofBrand);
                own.addAll(shared);
                links.set(main, List.copyOf(own));
            }
        }
        return mains;
    }

    private boolean[] open() {
        return Curve.openDays(start, days, _ -> true);
    }

    private List<Link> extras(ShopDepartment department, ShopDepartment.Reach reach, String of,
            boolean[] open, int launch) {
        var made = new ArrayList<Link>();
        for (var extra : department.extras()) {
            if (extra.reach() == reach) {
                int day = launch == Integer.MAX_VALUE ? -1 : launch;
                int item = add(extra.name().formatted(of), department.name(),
                        extra.name().formatted(department.name()), extra.price(), Kind.ACCESSORY,
                        new Curve.Model(day, Integer.MAX_VALUE, open), extra.refillDays());
                made.add(new Link(item, extra.chance()));
            }
        }
        return made;
    }

    private List<IntList> stockCollections(int count) {
        var collections = new ArrayList<IntList>();
        for (int c = 0; c < count; c++) {
            String design = numbered(ShopRange.DESIGNS, c);
            int launch = (int) ((c / (double) count) * (days + 60)) - 60;
            var curve = new Curve.Fading(launch, 50);
            var items = new IntArrayList();
            for (String noun : ShopRange.COLLECTION.nouns()) {
                items.add(add(design + " " + noun.toLowerCase(Locale.ROOT),
                        ShopRange.COLLECTION.name(), design + " collection",
                        price(ShopRange.COLLECTION.lowPrice(), ShopRange.COLLECTION.highPrice()),
                        Kind.COLLECTION, curve, 0));
            }
            collections.add(items);
        }
        return collections;
    }

    private List<IntList> stockGeneral() {
        var general = new ArrayList<IntList>();
        for (int r = 0; r < ShopRange.GENERAL.size(); r++) {
            general.add(new IntArrayList());
        }
        for (int i = 0; products.size() < options.items(); i++) {
            int r = i % ShopRange.GENERAL.size();
            var range = ShopRange.GENERAL.get(r);
            int nth = i / ShopRange.GENERAL.size();
            String noun = range.nouns().get(nth % range.nouns().size());
            String variant = numbered(ShopRange.VARIANTS, nth / range.nouns().size());
            general.get(r).add(add(noun + ", " + variant, range.name(), noun,
                    price(range.lowPrice(), range.highPrice()), Kind.GENERAL, generalCurve(), 0));
        }
        return general;
    }

    private Curve generalCurve() {
        double lot = random.nextDouble();
        if (lot < 0.12) {
            return new Curve.Fad((int) (days * random.nextDouble()), 12 + random.nextInt(20));
        }
        if (lot < 0.30) {
            int launch = (int) (days * 0.9 * random.nextDouble());
            return new Curve.Model(launch, Integer.MAX_VALUE, open());
        }
        return new Curve.Trend(3 * (random.nextDouble() - 0.5), days);
    }

    private Supplier<Curve> trend(double growth) {
        return () -> new Curve.Trend(2 * growth * (random.nextDouble() - 0.5), days);
    }

    private IntList stock(ShopRange range, Kind kind, int variants, Supplier<Curve> curve) {
        var names = kind == Kind.STAPLE ? ShopRange.PACKS : ShopRange.VARIANTS;
        var items = new IntArrayList();
        for (String noun : range.nouns()) {
            for (int v = 0; v < variants; v++) {
                items.add(add(noun + ", " + numbered(names, v), range.name(), noun,
                        price(range.lowPrice(), range.highPrice()), kind, curve.get(),
                        kind == Kind.STAPLE ? 30 + random.nextInt(45) : 0));
            }
        }
        return items;
    }

    private int add(String name, String department, String family, double price, Kind kind, Curve curve,
            int refill) {
        int number = products.size();
        products.add(new ShopProduct(String.valueOf(10_001 + number), name, department, family, price, kind,
                start.plusDays(Math.max(-1, curve.launchDay()))));
        curves.add(curve);
        links.add(List.of());
        refillDays.add(refill);
        return number;
    }

    private List<ShopCatalogue.MainShelf> mainShelves(List<IntList> mains) {
        var shelves = new ArrayList<ShopCatalogue.MainShelf>();
        for (int d = 0; d < mains.size(); d++) {
            shelves.add(new ShopCatalogue.MainShelf(ShopDepartment.ALL.get(d).popularity(),
                    shelf(mains.get(d), 0.35)));
        }
        return shelves;
    }

    private List<Shelf> shelves(List<IntList> ranges, double exponent) {
        return ranges.stream().map(range -> shelf(range, exponent)).toList();
    }

    /// Ranks are dealt at random, so that neighbours on the shelf are not neighbours in sales.
    private Shelf shelf(IntList items, double exponent) {
        int[] rank = random.permutation(items.size());
        double[] weights = new double[rank.length];
        for (int i = 0; i < rank.length; i++) {
            weights[i] = RankLaw.weight(rank[i], exponent);
        }
        return new Shelf(items, weights, curves.toArray(Curve[]::new));
    }

    private double price(double low, double high) {
        double share = random.nextDouble() * random.nextDouble();
        return StrictMath.floor(low + share * (high - low)) + 0.9;
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
