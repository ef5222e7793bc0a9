package dev.thence.datasets;

import dev.thence.datasets.ShopCatalogue.Link;
import dev.thence.datasets.ShopProduct.Kind;
import dev.thence.graph.SplitMix64;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// The products of a synthetic shop while it is being stocked, with what the customers'
/// simulation needs of each. A product's number is its place here; its code follows from it.
final class ShopStock {
    private static final int FIRST_CODE = 10_001;

    private final LocalDate start;
    private final SplitMix64 random;
    private final List<ShopProduct> products = new ArrayList<>();
    private final List<Curve> curves = new ArrayList<>();
    private final List<List<Link>> links = new ArrayList<>();
    private final IntArrayList refillDays = new IntArrayList();

    ShopStock(LocalDate start, SplitMix64 random) {
        this.start = start;
        this.random = random;
    }

    /// A product still without a number.
    record Draft(String name, String department, String family, double price, Kind kind) {}

    /// Stocks a product that is bought once per purpose.
    int add(Draft draft, Curve curve) {
        return add(draft, curve, 0);
    }

    /// Stocks a product that is used up after some days, 0 for never; returns its number.
    int add(Draft draft, Curve curve, int refill) {
        int number = products.size();
        products.add(new ShopProduct(String.valueOf(FIRST_CODE + number), draft.name(),
                draft.department(), draft.family(), draft.price(), draft.kind(),
                start.plusDays(Math.max(-1, curve.launchDay()))));
        curves.add(curve);
        links.add(List.of());
        refillDays.add(refill);
        return number;
    }

    void link(int main, List<Link> accessories) {
        links.set(main, List.copyOf(accessories));
    }

    int size() {
        return products.size();
    }

    List<ShopProduct> products() {
        return List.copyOf(products);
    }

    List<Curve> curves() {
        return List.copyOf(curves);
    }

    List<List<Link>> links() {
        return List.copyOf(links);
    }

    IntList refillDays() {
        return refillDays;
    }

    /// A price of the range, cheap ones more often.
    double price(double low, double high) {
        double share = random.nextDouble() * random.nextDouble();
        return StrictMath.floor(low + share * (high - low)) + 0.9;
    }

    /// Ranks are dealt at random, so that neighbours on the shelf are not neighbours in sales.
    Shelf shelf(IntList items, double exponent) {
        int[] rank = random.permutation(items.size());
        double[] weights = new double[rank.length];
        for (int i = 0; i < rank.length; i++) {
            weights[i] = RankLaw.weight(rank[i], exponent);
        }
        return new Shelf(items, weights, curves.toArray(Curve[]::new));
    }

    List<Shelf> shelves(List<? extends IntList> ranges, double exponent) {
        return ranges.stream().map(range -> shelf(range, exponent)).toList();
    }
}
