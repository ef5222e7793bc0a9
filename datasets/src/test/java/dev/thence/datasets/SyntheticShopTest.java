package dev.thence.datasets;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.io.CsvOrderLog;
import dev.thence.io.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SyntheticShopTest {
    private static final SyntheticShop.Options SMALL =
            SyntheticShop.Options.DEFAULT.withCustomers(800).withItems(600);
    private static final SyntheticShop SHOP = SyntheticShop.ofDefaults();

    @TempDir
    Path folder;

    @Test
    void theSameOptionsGiveTheSameBytes() throws IOException {
        SyntheticShop.of(SMALL).write(folder.resolve("a.csv"));
        SyntheticShop.of(SMALL).write(folder.resolve("b.csv"));
        byte[] bytes = Files.readAllBytes(folder.resolve("a.csv"));
        assertArrayEquals(bytes, Files.readAllBytes(folder.resolve("b.csv")));
        SyntheticShop.of(SMALL.withSeed(2)).write(folder.resolve("c.csv"));
        assertFalse(Arrays.equals(bytes, Files.readAllBytes(folder.resolve("c.csv"))));
    }

    @Test
    void theFileHoldsEveryLineInTheOrderOfTime() throws IOException {
        var shop = SyntheticShop.of(SMALL);
        shop.write(folder.resolve("shop.csv"));
        List<String> lines = Files.readAllLines(folder.resolve("shop.csv"));
        assertEquals("customer,item,time,order,name,quantity,price,category", lines.getFirst());
        assertEquals(shop.lineCount(), lines.size() - 1);
        var handed = new ArrayList<SyntheticShop.Line>();
        shop.forEachLine(handed::add);
        assertEquals(shop.lineCount(), handed.size());
        for (int i = 1; i < handed.size(); i++) {
            assertFalse(handed.get(i).time().isBefore(handed.get(i - 1).time()), "line " + i);
            assertTrue(lines.get(i + 1).contains("," + handed.get(i).product().item() + ","));
        }
    }

    @Test
    void theFileAndTheShopItselfGiveTheSameEvents() throws IOException {
        var shop = SyntheticShop.of(SMALL);
        Path file = folder.resolve("shop.csv");
        shop.write(file);
        var direct = new ArrayList<Event>();
        var read = new ArrayList<Event>();
        shop.read(direct::add);
        CsvOrderLog.of(file, SyntheticShop.format()).read(read::add);
        assertEquals(direct, read);
    }

    @Test
    void theProductFileHoldsEveryProductWithItsFamily() throws IOException {
        var shop = SyntheticShop.of(SMALL);
        shop.writeProducts(folder.resolve("products.csv"));
        List<String> lines = Files.readAllLines(folder.resolve("products.csv"));
        assertEquals("item,name,category,family,price", lines.getFirst());
        assertEquals(shop.products().size(), lines.size() - 1);
        var last = shop.products().getLast();
        assertEquals(String.format(Locale.ROOT, "%s,\"%s\",%s,\"%s\",%.2f", last.item(), last.name(),
                last.department(), last.family(), last.price()), lines.getLast());
    }

    @Test
    void aFileThatCannotBeWrittenLeavesNothingBehind() {
        Path nowhere = folder.resolve("missing/shop.csv");
        assertThrows(IOException.class, () -> SyntheticShop.of(SMALL).write(nowhere));
        assertFalse(Files.exists(nowhere.getParent()));
    }

    @Test
    void looksLikeAShop() throws IOException {
        assertEquals(2_000, SHOP.products().size());
        assertEquals(2_000, SHOP.products().stream().map(ShopProduct::name).distinct().count());
        assertTrue(SHOP.lineCount() > 150_000 && SHOP.lineCount() < 250_000, "" + SHOP.lineCount());
        int anonymous = 0;
        int cancelled = 0;
        for (var line : lines()) {
            anonymous += line.customer().isEmpty() ? 1 : 0;
            cancelled += line.order().startsWith("C") ? 1 : 0;
            assertEquals(line.order().startsWith("C"), line.quantity() < 0);
        }
        assertTrue(anonymous > 5_000 && cancelled > 1_000, anonymous + " " + cancelled);
    }

    @Test
    void popularityIsSkewed() throws IOException {
        var counts = new HashMap<String, Integer>();
        for (var line : lines()) {
            counts.merge(line.product().item(), 1, Integer::sum);
        }
        var sorted = counts.values().stream().sorted((a, b) -> b - a).toList();
        int top = sorted.subList(0, sorted.size() / 10).stream().mapToInt(Integer::intValue).sum();
        assertTrue(top > 0.4 * SHOP.lineCount(), "the first tenth sells " + top);
    }

    @Test
    void nothingSellsBeforeItsLaunchOrOutOfSeason() throws IOException {
        var seasonal = SHOP.truth().seasonalItems();
        var easter = new HashSet<Integer>();
        for (var line : lines()) {
            LocalDate date = line.time().toLocalDate();
            assertFalse(date.isBefore(line.product().launched()), line.product() + " on " + date);
            if (line.product().department().equals("Easter") && line.quantity() > 0) {
                assertTrue(seasonal.contains(line.product().item()));
                easter.add(date.getMonthValue());
            }
        }
        assertEquals(Set.of(2, 3, 4), easter);
    }

    @Test
    void theTruthIsConsistent() {
        var truth = SHOP.truth();
        Map<String, ShopProduct> byItem = new HashMap<>();
        SHOP.products().forEach(product -> byItem.put(product.item(), product));
        assertEquals(256, truth.mains().size());
        for (String main : truth.mains()) {
            var accessories = truth.accessoriesOf(main);
            assertTrue(accessories.size() >= 3 && accessories.size() <= 8, main);
            assertEquals(ShopProduct.Kind.MAIN, byItem.get(main).kind());
            for (String accessory : accessories) {
                assertEquals(ShopProduct.Kind.ACCESSORY, byItem.get(accessory).kind());
                assertEquals(byItem.get(main).department(), byItem.get(accessory).department());
                assertEquals(ShopTruth.Pair.ACCESSORY, truth.pair(main, accessory));
                assertEquals(ShopTruth.Pair.AGAINST, truth.pair(accessory, main));
                assertTrue(truth.mainsOf(accessory).contains(main));
                assertTrue(truth.accessoriesOf(accessory).isEmpty());
            }
        }
        assertEquals(ShopTruth.Pair.NONE, truth.pair("nothing", "10001"));
    }

    @Test
    void directionsShowInTheCounts() throws IOException {
        var counts = new DirectedCustomers(lines(), 30);
        int forward = 0;
        int back = 0;
        for (String main : SHOP.truth().mains()) {
            for (String accessory : SHOP.truth().accessoriesOf(main)) {
                forward += counts.customers(main, accessory);
                back += counts.customers(accessory, main);
            }
        }
        assertTrue(forward > 10_000 && back < forward / 100, forward + " and back " + back);
    }

    @Test
    void theCalendarAloneLooksDirectedToCounts() throws IOException {
        var truth = SHOP.truth();
        var month = new DirectedCustomers(lines(), 30);
        var year = new DirectedCustomers(lines(), 400);
        var seasonal = truth.seasonalItems();
        int[] fooled = new int[2];
        int[] seen = new int[2];
        for (var first : SHOP.products()) {
            boolean season = seasonal.contains(first.item());
            if (!season && first.kind() != ShopProduct.Kind.COLLECTION) {
                continue;
            }
            var counts = season ? month : year;
            for (var second : SHOP.products()) {
                if (truth.pair(first.item(), second.item()) == ShopTruth.Pair.CALENDAR_ONLY) {
                    int forward = counts.customers(first.item(), second.item());
                    int back = counts.customers(second.item(), first.item());
                    int which = season ? 0 : 1;
                    if (forward + back >= 6) {
                        seen[which]++;
                        fooled[which] += forward >= 5 * back ? 1 : 0;
                    }
                    assertEquals(List.of(), truth.accessoriesOf(first.item()));
                }
            }
        }
        for (int which = 0; which < 2; which++) {
            assertTrue(seen[which] >= 30, seen[which] + " pairs of kind " + which);
            assertTrue(fooled[which] > 0.9 * seen[which], fooled[which] + " of " + seen[which]);
        }
    }

    @Test
    void listsAreJudgedAgainstTheTruth() {
        var truth = SHOP.truth();
        String phone = truth.mains().getFirst();
        var accessories = truth.accessoriesOf(phone);
        String own = accessories.getFirst();
        var lists = Map.of(phone, accessories.subList(0, 3), own, List.of(phone, "x", "y", "z"),
                "x", List.of(phone));
        var verdict = truth.judge(lists.keySet(), lists::get);
        assertEquals(new ShopTruth.Verdict(1, 1, 3.0 / accessories.size(), 0.25), verdict);
        assertEquals(new ShopTruth.Verdict(1, 0, 0, 0),
                truth.judge(List.of(phone), _ -> List.of()));
    }

    @Test
    void optionsSayWhatIsAllowed() {
        var e = assertThrows(IllegalArgumentException.class, () -> SMALL.withItems(20));
        assertEquals("items is 20.0, must be in [500, 100,000]", e.getMessage());
    }

    private static List<SyntheticShop.Line> lines() throws IOException {
        var all = new ArrayList<SyntheticShop.Line>(SHOP.lineCount());
        SHOP.forEachLine(all::add);
        return all;
    }
}
