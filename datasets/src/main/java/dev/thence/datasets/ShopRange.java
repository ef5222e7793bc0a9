package dev.thence.datasets;

import java.time.MonthDay;
import java.util.List;

/// A range of the synthetic shop without main products and accessories.
///
/// @param nouns what the products are called, before a variant is added
record ShopRange(String name, List<String> nouns, double lowPrice, double highPrice) {

    /// A range that is on sale from one day of the year to another, both included, never across
    /// the end of the year.
    record Season(ShopRange range, MonthDay from, MonthDay to) {}

    private static Season season(String name, int fromMonth, int fromDay, int toMonth, int toDay,
            String... nouns) {
        return new Season(new ShopRange(name, List.of(nouns), 3, 30),
                MonthDay.of(fromMonth, fromDay), MonthDay.of(toMonth, toDay));
    }

    private static ShopRange range(String name, double low, double high, String... nouns) {
        return new ShopRange(name, List.of(nouns), low, high);
    }

    /// The seasons of a year in their order.
    static final List<Season> SEASONS = List.of(
            season("Valentine", 1, 18, 2, 14, "Heart garland", "Rose candle", "Love letter set",
                    "Heart cushion", "Chocolate heart box", "Red bow ribbon"),
            season("Easter", 2, 24, 4, 5, "Easter bunny figure", "Egg dye kit", "Egg cups, 4",
                    "Daffodil wreath", "Chick garland", "Easter basket"),
            season("Spring garden", 4, 8, 5, 25, "Herb seed box", "Watering can", "Garden gloves",
                    "Planter", "Trellis", "Seed trays, 12"),
            season("Summer", 5, 30, 8, 6, "Beach towel", "Picnic blanket", "Cool bag", "Sun hat",
                    "Paddling pool", "Ice lolly moulds"),
            season("Back to school", 8, 10, 9, 14, "School bag", "Pencil case", "Lunch box",
                    "Ruled notebooks, 5", "Gym bag", "Colouring pencils, 24"),
            season("Halloween", 9, 20, 10, 31, "Pumpkin lantern", "Ghost lights", "Witch hat",
                    "Spider web decoration", "Skeleton garland", "Treat bags, 20"),
            season("Christmas", 11, 5, 12, 23, "Glass star ornament", "Fairy lights",
                    "Advent candles, 4", "Christmas crackers, 6", "Tree skirt", "Gift wrap set"));

    /// What people buy again and again.
    static final List<ShopRange> STAPLES = List.of(
            range("Pantry", 3, 15, "Coffee beans", "Black tea", "Olive oil", "Oat biscuits",
                    "Dark chocolate", "Honey"),
            range("Household", 2, 12, "Dishwasher tablets", "Laundry liquid", "Hand soap",
                    "Kitchen roll, 6", "Bin bags, 40", "Sponges, 6"),
            range("Pets", 4, 30, "Cat food", "Dog food", "Cat litter", "Dog treats"));

    /// The pieces of a design collection.
    static final ShopRange COLLECTION = range("Tableware", 5, 45, "Mug", "Dinner plate",
            "Cereal bowl", "Tea towel", "Serving tray", "Apron", "Jug", "Cake stand", "Napkins, 4",
            "Egg cup");

    /// Designs of the collections; more are numbered.
    static final List<String> DESIGNS = List.of(
            "Rosehip", "Juniper", "Harbour", "Meadow", "Saffron", "Willow", "Pebble", "Tulip",
            "Linnet", "Marble", "Clover", "Indigo", "Fig Leaf", "Heron", "Damson", "Cornflower",
            "Bramble", "Oyster", "Thistle", "Larkspur", "Quince", "Sorrel", "Teasel", "Plover");

    /// Everything else; as many variants as the shop has room for.
    static final List<ShopRange> GENERAL = List.of(
            range("Toys", 6, 60, "Wooden train", "Play tent", "Building blocks", "Plush bear",
                    "Skipping rope", "Kite"),
            range("Books and paper", 4, 35, "Notebook", "Wall calendar", "Diary", "Photo album",
                    "Sketch pad", "Greeting cards, 8"),
            range("Kitchen tools", 4, 70, "Chopping board", "Saucepan", "Bread knife",
                    "Mixing bowl", "Salad spinner", "Rolling pin"),
            range("Home", 6, 120, "Cushion", "Table lamp", "Throw", "Picture frame",
                    "Storage basket", "Candle", "Door mat", "Wall clock"),
            range("Bath", 4, 50, "Bath towel", "Shower curtain", "Soap dish", "Bath mat"));

    /// Variants of staples; more are numbered.
    static final List<String> PACKS =
            List.of("classic", "family pack", "organic", "own brand", "premium");

    /// Variants of seasonal and general products; more are numbered.
    static final List<String> VARIANTS = List.of(
            "red", "blue", "green", "natural", "grey", "striped", "spotted", "white", "navy",
            "yellow", "black", "checked", "floral", "teal", "pink", "vintage", "ivory", "orange",
            "mint", "large", "small", "coral", "lilac", "botanical", "gold", "silver", "mini",
            "plain");
}
