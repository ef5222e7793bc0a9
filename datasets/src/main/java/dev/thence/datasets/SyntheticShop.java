package dev.thence.datasets;

import dev.thence.graph.SplitMix64;
import dev.thence.io.CsvLogFormat;
import dev.thence.io.CsvLogFormat.Field;
import dev.thence.io.Event;
import dev.thence.io.EventKind;
import dev.thence.io.OrderLog;
import it.unimi.dsi.fastutil.ints.IntLinkedOpenHashSet;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// A made-up shop whose truth is known: departments with main products and their accessories
/// (phone to case, printer to ink), substitutes, staples bought again and again, designs bought
/// in sets, seasons, launches, fashions, anonymous baskets and cancellations.
///
/// Who buys a phone buys its case in the weeks after; who buys a case does not go on to the
/// phone. Seasons and launches put other pairs in one order of time only, which fools a method
/// that counts "u before v" and nothing else: [ShopTruth] says which are which.
///
/// Deterministic: the same options give the same bytes on every machine. Immutable, any number
/// of threads. Memory: about 8 bytes per order line and 20 per order; the default shop is made
/// in about a second.
public final class SyntheticShop implements OrderLog {

    /// What shop to make.
    ///
    /// @param seed of everything that is drawn
    /// @param customers 1 or more
    /// @param items how many products, 500 to 100,000
    /// @param start the first day of the log
    /// @param days how many days it covers, 30 to 3,650
    /// @param visits browsing visits of an average customer who is there from the first day
    /// @param sameOrderShare of the accessories that are bought, how many go into the same
    ///     order as their main product, 0 to 1
    /// @param anonymousShare of the orders, how many have no customer, 0 to 1
    /// @param cancelShare of the lines of known customers, how many are given back, 0 to 1
    public record Options(long seed, int customers, int items, LocalDate start, int days,
            double visits, double sameOrderShare, double anonymousShare, double cancelShare) {

        /// Eighteen months of a shop with 2,000 products and 14,000 customers. The log ends in
        /// January, between two seasons, so that what sells on its last days is not all of one kind.
        public static final Options DEFAULT = new Options(1, 14_000, 2_000,
                LocalDate.of(2024, 7, 20), 546, 3.0, 0.12, 0.06, 0.015);

        public Options {
            check("customers", customers, 1, 50_000_000);
            check("items", items, 500, 100_000);
            check("days", days, 30, 3_650);
            check("visits", visits, 0, 10_000);
            check("sameOrderShare", sameOrderShare, 0, 1);
            check("anonymousShare", anonymousShare, 0, 1);
            check("cancelShare", cancelShare, 0, 1);
            if (start.getYear() < 1970 || start.getYear() > 9000) {
                throw new IllegalArgumentException(
                        "start is " + start + ", must be in the years 1970 to 9000");
            }
        }

        private static void check(String name, double value, double low, double high) {
            if (!(value >= low && value <= high)) {
                throw new IllegalArgumentException(String.format(Locale.ROOT,
                        "%s is %s, must be in [%,.0f, %,.0f]", name, value, low, high));
            }
        }

        public Options withSeed(long other) {
            return new Options(other, customers, items, start, days, visits, sameOrderShare,
                    anonymousShare, cancelShare);
        }

        public Options withCustomers(int other) {
            return new Options(seed, other, items, start, days, visits, sameOrderShare,
                    anonymousShare, cancelShare);
        }

        public Options withItems(int other) {
            return new Options(seed, customers, other, start, days, visits, sameOrderShare,
                    anonymousShare, cancelShare);
        }
    }

    /// One line of the log.
    ///
    /// @param customer empty when the order is anonymous
    /// @param order starts with `C` for a cancellation, whose quantities are negative
    public record Line(Optional<String> customer, ShopProduct product, LocalDateTime time,
            String order, int quantity) {}

    /// Receives lines in the order of time.
    @FunctionalInterface
    public interface LineConsumer {
        void accept(Line line) throws IOException;
    }

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final int FIRST_ORDER = 500_001;
    private static final int FIRST_CUSTOMER = 10_001;

    private final Options options;
    private final ShopCatalogue catalogue;
    private final ShopOrders orders = new ShopOrders();
    private final int[] byTime;
    private final ShopTruth truth;

    private SyntheticShop(Options options) {
        this.options = options;
        catalogue = new ShopCatalogueBuilder(options).build();
        for (int customer = 0; customer < options.customers(); customer++) {
            new Shopper(options, catalogue, orders, customer).shop();
        }
        addCounterSales();
        byTime = orders.byTime();
        truth = new ShopTruth(catalogue);
    }

    /// The shop of [Options#DEFAULT].
    public static SyntheticShop ofDefaults() {
        return of(Options.DEFAULT);
    }

    public static SyntheticShop of(Options options) {
        return new SyntheticShop(options);
    }

    /// Once a month the counter's sales are booked as one anonymous order of many lines, as
    /// real shops do: it says nothing about what goes with what.
    private void addCounterSales() {
        var random = SplitMix64.of(options.seed(), 0xca5e);
        var shelves = catalogue.general();
        for (int day = 27; day < options.days(); day += 30) {
            var bought = new IntLinkedOpenHashSet();
            for (int i = 0; i < 140; i++) {
                int item = shelves.get(i % shelves.size()).draw(random, day);
                if (item >= 0 && bought.add(item)) {
                    orders.add(item, 1 + random.nextInt(4));
                }
            }
            orders.close(ShopOrders.ANONYMOUS,
                    options.start().plusDays(day).atTime(18, 30).toEpochSecond(ZoneOffset.UTC));
        }
    }

    public Options options() {
        return options;
    }

    /// All products, in the order of their codes.
    public List<ShopProduct> products() {
        return catalogue.products();
    }

    public ShopTruth truth() {
        return truth;
    }

    public int orderCount() {
        return orders.orderCount();
    }

    public int lineCount() {
        return orders.lineCount();
    }

    /// Hands over every line, in the order of time.
    public void forEachLine(LineConsumer consumer) throws IOException {
        for (int i = 0; i < byTime.length; i++) {
            int order = byTime[i];
            int customer = orders.customer(order);
            Optional<String> who = customer == ShopOrders.ANONYMOUS ? Optional.empty()
                    : Optional.of(String.valueOf(FIRST_CUSTOMER + customer));
            var time = LocalDateTime.ofEpochSecond(orders.epochSecond(order), 0, ZoneOffset.UTC);
            String id = (orders.quantity(orders.begin(order)) < 0 ? "C" : "") + (FIRST_ORDER + i);
            for (int line = orders.begin(order); line < orders.end(order); line++) {
                consumer.accept(new Line(who, products().get(orders.product(line)), time, id,
                        orders.quantity(line)));
            }
        }
    }

    /// Hands over every line as an event: cancellations are purchases of a negative quantity.
    @Override
    public void read(Consumer<? super Event> receiver) throws IOException {
        forEachLine(line -> receiver.accept(new Event(line.customer().orElse(""),
                line.product().item(), line.time().toInstant(ZoneOffset.UTC), EventKind.PURCHASE,
                line.order(), "", line.quantity(), line.product().price(),
                line.product().name())));
    }

    @Override
    public String source() {
        return "synthetic shop, seed " + options.seed();
    }

    /// How the file of [#write] is to be read.
    public static CsvLogFormat format() {
        return CsvLogFormat.of("customer", "item", "time").withColumn(Field.ORDER, "order")
                .withColumn(Field.NAME, "name").withColumn(Field.QUANTITY, "quantity")
                .withColumn(Field.PRICE, "price");
    }

    /// Writes the log as CSV with the columns customer, item, time, order, name, quantity,
    /// price and category. The file appears when it is complete.
    public void write(Path csv) throws IOException {
        write(csv, "customer,item,time,order,name,quantity,price,category",
                writer -> forEachLine(line -> write(line, writer)));
    }

    /// Writes the products as CSV with the columns item, name, category, family and price. The
    /// file appears when it is complete.
    public void writeProducts(Path csv) throws IOException {
        write(csv, "item,name,category,family,price", writer -> {
            for (ShopProduct product : products()) {
                writer.append(product.item()).append(",\"").append(product.name()).append("\",")
                        .append(product.department()).append(",\"").append(product.family())
                        .append("\",").append(price(product)).append('\n');
            }
        });
    }

    @FunctionalInterface
    private interface Rows {
        void write(Writer writer) throws IOException;
    }

    private static void write(Path csv, String header, Rows rows) throws IOException {
        Path unfinished = csv.resolveSibling(csv.getFileName() + ".tmp");
        try {
            try (var writer = Files.newBufferedWriter(unfinished)) {
                writer.append(header).append('\n');
                rows.write(writer);
            }
            Files.move(unfinished, csv, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private static void write(Line line, Writer writer) throws IOException {
        var product = line.product();
        writer.append(line.customer().orElse("")).append(',').append(product.item()).append(',')
                .append(TIME.format(line.time())).append(',').append(line.order()).append(",\"")
                .append(product.name()).append("\",")
                .append(String.valueOf(line.quantity())).append(',').append(price(product))
                .append(',').append(product.department()).append('\n');
    }

    private static String price(ShopProduct product) {
        return String.format(Locale.ROOT, "%.2f", product.price());
    }
}
