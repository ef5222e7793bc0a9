package dev.thence.datasets;

import it.unimi.dsi.fastutil.ints.IntList;
import java.util.List;

/// The products of a synthetic shop, how they sell, and what belongs to what. Immutable.
///
/// @param curves one per product
/// @param departments the shelves of main products with what hangs on them
/// @param links per product the accessories that follow it, empty for all but main products
/// @param refillDays per product after how many days an owner needs it again, 0 for never
/// @param seasons shelves of the seasons, in the order of the year
/// @param seasonItems per season its products
/// @param collections per collection its products, in the order of launch
record ShopCatalogue(List<ShopProduct> products, List<Curve> curves, List<MainShelf> departments,
        List<List<Link>> links, IntList refillDays, List<Shelf> staples, List<Shelf> seasons,
        List<IntList> seasonItems, Shelf collectionShelf, List<IntList> collections,
        List<Shelf> general) {

    /// An accessory of a main product and the chance that a buyer of the main product buys it.
    record Link(int accessory, double chance) {}

    /// The main products of a department.
    record MainShelf(double popularity, Shelf mains) {}

    ShopProduct.Kind kind(int product) {
        return products.get(product).kind();
    }
}
