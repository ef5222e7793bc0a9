package dev.thence.datasets;

import dev.thence.datasets.ShopCatalogue.Link;
import dev.thence.datasets.ShopDepartment.Reach;
import dev.thence.datasets.ShopProduct.Kind;
import dev.thence.datasets.ShopStock.Draft;
import dev.thence.graph.SplitMix64;
import it.unimi.dsi.fastutil.ints.IntArrayList;
import it.unimi.dsi.fastutil.ints.IntList;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/// Stocks one department: its brands, their models one after the other, and the accessories of
/// models, brands and the whole department.
final class DepartmentStock {
    private final ShopStock stock;
    private final ShopDepartment department;
    private final SplitMix64 random;
    private final int days;
    private final boolean[] always;
    private final boolean[] season;

    DepartmentStock(ShopStock stock, ShopDepartment department, SplitMix64 random, LocalDate start,
            int days) {
        this.stock = stock;
        this.department = department;
        this.random = random;
        this.days = days;
        always = Curve.openDays(start, days, _ -> true);
        season = Curve.openDays(start, days, date -> department.season().isEmpty()
                || department.season().contains(date.getMonthValue()));
    }

    /// Returns the numbers of the main products.
    IntList fill(int modelsPerBrand) {
        var mains = new IntArrayList();
        var ofAll = extras(Reach.DEPARTMENT, "", -1);
        for (int b = 0; b < department.brands().size(); b++) {
            String brand = department.brands().get(b);
            var shared = new ArrayList<>(extras(Reach.BRAND, brand, -1));
            shared.addAll(ofAll);
            fillBrand(brand + " " + "XSTE".charAt(b % 4), modelsPerBrand, shared, mains);
        }
        return mains;
    }

    /// The first half of a brand's models is there when the log begins, the others are launched
    /// one by one in its first two thirds and sell at the cost of the one before.
    private void fillBrand(String series, int models, List<Link> shared, IntArrayList mains) {
        int old = models / 2;
        double step = 0.68 * days / (models - old);
        int[] launches = new int[models];
        for (int m = 0; m < models; m++) {
            launches[m] = m < old ? -1 : (int) (step * (m - old + 0.3 + 0.5 * random.nextDouble()));
        }
        for (int m = 0; m < models; m++) {
            int successor = m < old || m == models - 1 ? Integer.MAX_VALUE : launches[m + 1];
            String model = series + (m + 1);
            int main = stock.add(new Draft(department.main().formatted(model), department.name(),
                    department.name() + " mains",
                    stock.price(department.lowPrice(), department.highPrice()), Kind.MAIN),
                    new Curve.Model(launches[m], successor, season));
            var accessories = new ArrayList<>(extras(Reach.MODEL, model, launches[m]));
            accessories.addAll(shared);
            stock.link(main, accessories);
            mains.add(main);
        }
    }

    private List<Link> extras(Reach reach, String of, int launch) {
        var made = new ArrayList<Link>();
        for (var extra : department.extras()) {
            if (extra.reach() == reach) {
                int item = stock.add(new Draft(extra.name().formatted(of), department.name(),
                        extra.name().formatted(department.name()), extra.price(), Kind.ACCESSORY),
                        new Curve.Model(launch, Integer.MAX_VALUE, always), extra.refillDays());
                made.add(new Link(item, extra.chance()));
            }
        }
        return made;
    }
}
