package dev.thence.app;

import dev.thence.datasets.ShopProduct;
import dev.thence.datasets.ShopTruth;
import dev.thence.datasets.SyntheticShop;
import dev.thence.graph.Cleaning;
import dev.thence.graph.NodeIds;
import dev.thence.graph.PairRule;
import dev.thence.io.CsvLogFormat;
import dev.thence.io.CsvLogFormat.Field;
import dev.thence.io.CsvOrderLog;
import dev.thence.serving.Recommendation;
import dev.thence.serving.Recommender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The demo on the made-up shop, whose truth it checks.
///
/// @param console for the pages
/// @param shop made up
record ShopDemo(Console console, SyntheticShop shop) implements Demo.Shop {
    private static final int PAGE = 6;
    private static final int LIST = 10;
    private static final CsvLogFormat FORMAT = CsvLogFormat.of("customer", "item", "time")
            .withColumn(Field.ORDER, "order").withColumn(Field.NAME, "name")
            .withColumn(Field.QUANTITY, "quantity").withColumn(Field.PRICE, "price");

    @Override
    public RunFile make(RunFolder filling) throws IOException {
        Path csv = filling.path().resolve("shop.csv");
        shop.write(csv);
        shop.writeProducts(filling.path().resolve("products.csv"));
        console.print("Made a shop: %,d products, %,d order lines, shop.csv %s",
                shop.products().size(), shop.lineCount(), Bytes.text(Files.size(csv)));
        return new OrderLogImport(console, CsvOrderLog.of(csv, FORMAT), "shop.csv",
                CsvOptions.text(FORMAT), Cleaning.standard(), PairRule.standard()).into(filling);
    }

    @Override
    public void showPages(Recommender recommender) {
        String phone = phone(recommender);
        show(recommender, phone);
        console.print("");
        show(recommender, accessory(recommender, phone));
        console.print("");
        judge(recommender);
    }

    private void show(Recommender recommender, String item) {
        var answer = recommender.relatedTo(item).limit(PAGE).explain().fetch();
        new RecommendationPage(recommender.model(), List.of(item), "After").lines(answer)
                .forEach(line -> console.print("%s", line));
    }

    /// What is made for the phone and stands first on its page, a case if there is one.
    private String accessory(Recommender recommender, String phone) {
        var own = shop.truth().accessoriesOf(phone);
        var shown = recommender.relatedTo(phone).limit(LIST).fetch().stream()
                .filter(r -> own.contains(r.item())).toList();
        return shown.stream().filter(r -> r.name().orElse("").startsWith("Case")).findFirst()
                .or(() -> shown.stream().findFirst())
                .map(Recommendation::item).orElseGet(own::getFirst);
    }

    /// The phone most often bought.
    private String phone(Recommender recommender) {
        var ids = recommender.model().ids();
        return shop.products().stream()
                .filter(p -> p.kind() == ShopProduct.Kind.MAIN && ids.node(p.item()) >= 0)
                .filter(p -> p.department().toLowerCase(Locale.ROOT).contains("phone"))
                .map(ShopProduct::item)
                .max(Comparator.comparingInt(item ->
                        recommender.model().trainOrders(ids.node(item))))
                .orElseGet(() -> shop.truth().mains().getFirst());
    }

    private void judge(Recommender recommender) {
        NodeIds ids = recommender.model().ids();
        ShopTruth.Verdict verdict = shop.truth().judge(
                IntStream.range(0, ids.count()).mapToObj(ids::id).toList(),
                item -> recommender.relatedTo(item).limit(LIST).fetch().stream()
                        .map(Recommendation::item).toList());
        console.print("The shop's truth is known. Of %,d products with accessories %.1f %% have one of "
                + "theirs in the first ten;", verdict.mains(), 100 * verdict.found());
        console.print("of the places on the accessories' own pages %.2f %% are held by a product they "
                + "are made for (the wrong way).", 100 * verdict.wrongWay());
    }
}
