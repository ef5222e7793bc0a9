package dev.thence.datasets;

import dev.thence.graph.SplitMix64;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Makes order logs of any length whose customers, items and baskets are as unequal as a shop's:
/// the log on which the memory of an import is measured. It is written line by line and never
/// held.
///
/// Items form departments of 200, large ones and small ones, and are bought by their rank within
/// a department to the power -0.8, as the nodes of [SkewedGraph]. A customer has three favourite
/// departments; an order is about one of them, and 60 % of its lines are from there, the others
/// from anywhere. Customers buy by their rank to the power -0.4; an order has 1 to 48 lines, 11
/// on average. Orders follow each other evenly over two years. The same options give the same
/// bytes.
public final class SkewedLog {
    /// The columns, as the first line of the file has them.
    public static final String HEADER = "customer,order,time,item,name,quantity,price";

    private static final int DEPARTMENT = 200;
    private static final int FAVOURITES = 3;
    private static final double IN_THEME = 0.6;
    private static final int LARGEST_ORDER = 48;
    private static final int FIRST_CUSTOMER = 100_000;
    private static final int FIRST_ORDER = 1_000_000;
    private static final int FIRST_ITEM = 10_000;
    private static final LocalDateTime START = LocalDateTime.of(2024, 1, 1, 0, 0);
    private static final long SECONDS = 730L * 24 * 60 * 60;
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);
    private static final String[] MATERIALS = {"Oak", "Brass", "Slate", "Linen", "Cork", "Glass",
        "Copper", "Walnut", "Cotton", "Steel", "Marble", "Wool", "Bamboo", "Jute", "Ash", "Clay"};
    private static final String[] THINGS = {"lamp", "bowl", "tray", "mug", "frame", "hook",
        "basket", "candle", "clock", "vase", "stool", "rack", "mirror", "plate", "jar", "mat"};

    private final Options options;
    private final Communities departments;
    private final RankLaw customers;
    private final RankLaw sizes = new RankLaw(LARGEST_ORDER, 1);
    private final int[] numberOfItem;
    private final int[] numberOfCustomer;

    /// What to make.
    ///
    /// @param lines how many order lines, 1 or more
    /// @param customers how many there are to buy, 1 or more
    /// @param items how many there are to be bought, a positive multiple of 200
    public record Options(long lines, int customers, int items, long seed) {
        public Options {
            if (lines < 1 || customers < 1) {
                throw new IllegalArgumentException("lines is " + lines + " and customers "
                        + customers + ", must be 1 or more");
            }
            if (items < DEPARTMENT || items % DEPARTMENT != 0) {
                throw new IllegalArgumentException("items is " + items
                        + ", must be a positive multiple of " + DEPARTMENT);
            }
        }

        /// A large shop: 200,000 customers, 100,000 items.
        public static Options of(long lines, long seed) {
            return new Options(lines, 200_000, 100_000, seed);
        }
    }

    private SkewedLog(Options options) {
        this.options = options;
        departments = new Communities(options.items() / DEPARTMENT, DEPARTMENT, 1.3, 0.8);
        customers = new RankLaw(options.customers(), 0.4);
        numberOfItem = SplitMix64.of(options.seed(), 0x5109, 1).permutation(options.items());
        numberOfCustomer =
                SplitMix64.of(options.seed(), 0x5109, 2).permutation(options.customers());
    }

    /// Writes the log as CSV with a header, times in UTC. 8 bytes an item and 12 a customer of
    /// memory, whatever the number of lines.
    public static void write(Options options, Path file) throws IOException {
        try (var bytes = Files.newOutputStream(file);
                var text = new BufferedWriter(
                        new OutputStreamWriter(bytes, StandardCharsets.US_ASCII), 1 << 16)) {
            new SkewedLog(options).write(text);
        }
    }

    private void write(Writer text) throws IOException {
        text.append(HEADER).append('\n');
        var random = SplitMix64.of(options.seed(), 0x5109);
        long order = 0;
        for (long line = 0; line < options.lines(); order++) {
            int customer = customers.draw(random.nextDouble());
            int size = (int) Math.min(1 + sizes.draw(random.nextDouble()),
                    options.lines() - line);
            int theme = favourite(customer, random.nextInt(FAVOURITES));
            String head = (FIRST_CUSTOMER + numberOfCustomer[customer]) + ","
                    + (FIRST_ORDER + order) + "," + time(line) + ",";
            for (int i = 0; i < size; i++) {
                int department = random.nextDouble() < IN_THEME ? theme
                        : departments.community(random);
                writeLine(head, numberOfItem[departments.node(department, random)], random, text);
            }
            line += size;
        }
    }

    private int favourite(int customer, int which) {
        return departments.community(
                SplitMix64.of(options.seed(), 0x5109, 3, customer, which));
    }

    private String time(long line) {
        double share = line / (double) options.lines();
        return TIME.format(START.plusSeconds((long) (share * SECONDS)));
    }

    private void writeLine(String head, int item, SplitMix64 random, Writer text)
            throws IOException {
        long look = SplitMix64.mix(options.seed(), item);
        text.append(head).append(Integer.toString(FIRST_ITEM + item)).append(',')
                .append(MATERIALS[(int) (look & 15)]).append(' ')
                .append(THINGS[(int) (look >>> 4 & 15)]).append(',')
                .append((char) ('1' + Math.min(random.nextInt(9), random.nextInt(9)))).append(',')
                .append(Long.toString(1 + (look >>> 8) % 60)).append(".95\n");
    }
}
