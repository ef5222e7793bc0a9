package dev.thence.datasets;

import java.util.List;

/// A department of the synthetic shop that sells main products and their accessories.
///
/// @param main the noun of its main products; `%s` stands for brand and model
/// @param popularity how many customers care for it, relative to the others
/// @param season months in which the main products mostly sell; empty for the whole year
record ShopDepartment(String name, String main, List<String> brands, double popularity,
        double lowPrice, double highPrice, List<Integer> season, List<Extra> extras) {

    /// Of what an accessory is an accessory.
    enum Reach { MODEL, BRAND, DEPARTMENT }

    /// An accessory, or one of each model or brand. `%s` in its name stands for the model or
    /// brand.
    ///
    /// @param chance that a buyer of the main product buys it in the month after
    /// @param refillDays after how many days it is used up, 0 for never
    record Extra(Reach reach, String name, double chance, double price, int refillDays) {}

    private static Extra model(String name, double chance, double price, int refillDays) {
        return new Extra(Reach.MODEL, name, chance, price, refillDays);
    }

    private static Extra brand(String name, double chance, double price, int refillDays) {
        return new Extra(Reach.BRAND, name, chance, price, refillDays);
    }

    private static Extra any(String name, double chance, double price, int refillDays) {
        return new Extra(Reach.DEPARTMENT, name, chance, price, refillDays);
    }

    private static final List<Integer> ALWAYS = List.of();
    private static final List<Integer> WARM = List.of(4, 5, 6, 7, 8);

    /// All departments of this kind, in the order of their item codes.
    static final List<ShopDepartment> ALL = List.of(
            new ShopDepartment("Phones", "%s phone", List.of("Nova", "Kite", "Orbit", "Pico"),
                    2.2, 199, 999, ALWAYS, List.of(
                    model("Case for %s, clear", .32, 14.90, 0),
                    model("Case for %s, black", .26, 16.90, 0),
                    model("Screen protector for %s", .42, 9.90, 0),
                    brand("%s fast charger 30 W", .28, 24.90, 0),
                    brand("%s USB-C cable 2 m", .24, 11.90, 0),
                    any("Car phone holder", .14, 17.50, 0))),
            new ShopDepartment("Printers", "%s printer",
                    List.of("Inkline", "Pressa", "Foliant", "Quill"), 1.3, 79, 299, ALWAYS, List.of(
                    model("Black ink for %s", .50, 18.90, 80),
                    model("Colour ink for %s", .42, 24.90, 100),
                    brand("%s photo paper A4", .26, 12.50, 120),
                    any("Printer cable USB-B 3 m", .24, 7.90, 0))),
            new ShopDepartment("Cameras", "%s camera", List.of("Lumen", "Optar", "Halide", "Vista"),
                    1.0, 349, 1899, ALWAYS, List.of(
                    model("Spare battery for %s", .38, 39.00, 0),
                    brand("Camera bag for %s", .36, 49.00, 0),
                    brand("%s lens cleaning kit", .20, 14.90, 0),
                    any("Memory card 128 GB", .40, 29.90, 0),
                    any("Travel tripod", .22, 59.00, 0))),
            new ShopDepartment("Coffee", "%s coffee machine",
                    List.of("Barista", "Crema", "Moka Nord", "Tazza"),
                    1.8, 89, 799, ALWAYS, List.of(
                    brand("%s capsules intenso, 50", .46, 19.90, 40),
                    brand("%s capsules lungo, 50", .34, 19.90, 45),
                    model("Water filter for %s", .28, 12.90, 90),
                    brand("Descaler for %s", .36, 9.90, 110),
                    any("Milk frother", .24, 34.90, 0))),
            new ShopDepartment("Games", "%s games console",
                    List.of("Zephyr", "Arcadia", "Polygon", "Duo"), 1.3, 249, 599, ALWAYS, List.of(
                    model("Controller for %s", .40, 59.90, 0),
                    model("Racing game for %s", .34, 54.90, 0),
                    model("Adventure game for %s", .30, 54.90, 0),
                    brand("%s headset", .26, 79.00, 0),
                    any("HDMI cable 2 m", .16, 9.90, 0))),
            new ShopDepartment("Vacuum cleaners", "%s vacuum cleaner",
                    List.of("Sirocco", "Mistral", "Bora", "Foehn"), 1.0, 99, 499, ALWAYS, List.of(
                    model("Dust bags for %s, 8", .46, 13.90, 100),
                    model("Filter for %s", .34, 17.90, 180),
                    brand("%s parquet brush", .26, 24.90, 0),
                    any("Upholstery nozzle", .16, 12.90, 0))),
            new ShopDepartment("Oral care", "%s electric toothbrush",
                    List.of("Brillo", "Denta", "Perla", "Aqualis"), 1.4, 39, 199, ALWAYS, List.of(
                    brand("Brush heads for %s, soft, 4", .44, 17.90, 90),
                    brand("Brush heads for %s, medium, 4", .34, 17.90, 90),
                    model("Travel case for %s", .30, 12.90, 0),
                    any("Toothbrush wall holder", .16, 8.90, 0))),
            new ShopDepartment("Shaving", "%s shaver",
                    List.of("Keen", "Barbour Blue", "Saber", "Glint"),
                    1.0, 29, 249, ALWAYS, List.of(
                    model("Shaver foil for %s", .36, 24.90, 200),
                    brand("%s cleaning cartridges, 3", .40, 15.90, 60),
                    brand("%s shaver case", .22, 14.90, 0),
                    any("Pre-shave lotion", .26, 8.90, 60))),
            new ShopDepartment("Bicycles", "%s bicycle",
                    List.of("Arrow", "Velora", "Kestrel", "Stride"), .9, 399, 1999, WARM, List.of(
                    model("Mudguards for %s", .36, 29.90, 0),
                    brand("%s bicycle lights", .38, 34.90, 0),
                    any("Bicycle lock", .42, 39.90, 0),
                    any("Floor pump", .28, 24.90, 0),
                    model("Inner tube for %s", .30, 7.90, 150))),
            new ShopDepartment("Barbecue", "%s barbecue",
                    List.of("Ember", "Glow", "Rusty Pan", "Ash & Oak"), .9, 89, 699, WARM, List.of(
                    model("Cover for %s", .40, 29.90, 0),
                    model("Griddle plate for %s", .30, 34.90, 0),
                    brand("%s tongs and turner", .32, 19.90, 0),
                    any("Charcoal 10 kg", .44, 14.90, 35),
                    any("Firelighters, 64", .32, 4.90, 45))),
            new ShopDepartment("Tents", "%s tent", List.of("Fjell", "Dune", "Larch", "Summit"),
                    .8, 99, 699, WARM, List.of(
                    model("Groundsheet for %s", .42, 29.90, 0),
                    brand("%s sleeping mat", .36, 49.90, 0),
                    any("Tent pegs, steel, 12", .32, 9.90, 0),
                    any("Camping lantern", .30, 24.90, 0))),
            new ShopDepartment("Sewing", "%s sewing machine",
                    List.of("Stitchwell", "Bobbina", "Hem & Co", "Loom"),
                    .7, 129, 699, ALWAYS, List.of(
                    model("Bobbins for %s, 10", .42, 8.90, 0),
                    brand("%s needle set", .44, 9.90, 120),
                    model("Walking foot for %s", .26, 24.90, 0),
                    any("Sewing thread set, 24 colours", .36, 15.90, 150))),
            new ShopDepartment("Power tools", "%s cordless drill",
                    List.of("Torq", "Hexa", "Ironbark", "Bolt"), 1.1, 79, 349, ALWAYS, List.of(
                    model("Battery pack for %s", .40, 49.90, 0),
                    brand("%s drill bit set", .40, 24.90, 0),
                    brand("%s tool bag", .24, 29.90, 0),
                    any("Screw assortment, 600", .28, 16.90, 120))),
            new ShopDepartment("Prams", "%s pram", List.of("Nido", "Cirrus", "Stork", "Bambu"),
                    .8, 299, 1199, ALWAYS, List.of(
                    model("Rain cover for %s", .46, 24.90, 0),
                    model("Footmuff for %s", .36, 59.90, 0),
                    brand("%s cup holder", .30, 14.90, 0),
                    brand("%s changing bag", .34, 69.90, 0))),
            new ShopDepartment("Guitars", "%s guitar",
                    List.of("Cedro", "Marlowe", "Sunday", "Bluebird"),
                    .8, 149, 999, ALWAYS, List.of(
                    model("Gig bag for %s", .40, 39.90, 0),
                    brand("%s strings", .42, 9.90, 70),
                    any("Clip-on tuner", .38, 14.90, 0),
                    any("Plectrums, 12", .32, 5.90, 120),
                    any("Guitar stand", .26, 19.90, 0))),
            new ShopDepartment("Aquariums", "%s aquarium",
                    List.of("Lagoon", "Reef", "Tidal", "Pond & Pane"), .6, 79, 499, ALWAYS, List.of(
                    model("Lamp for %s", .34, 39.90, 0),
                    model("Filter cartridge for %s", .46, 12.90, 60),
                    any("Fish food flakes", .46, 7.90, 50),
                    any("Aquarium gravel 5 kg", .36, 11.90, 0))));
}
