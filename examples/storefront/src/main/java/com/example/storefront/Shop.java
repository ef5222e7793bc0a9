package com.example.storefront;

import de.siegmar.fastcsv.reader.CsvReader;
import dev.thence.serving.Availability;
import dev.thence.serving.AvailabilityChanges;
import dev.thence.serving.ModelStore;
import dev.thence.serving.Swap;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;

/// What the shop sells, and the only place where prices and stock change. The model was made last
/// night and knows neither, so every change is told to its availability, too: no answer suggests
/// what is sold out, and conditions on prices see those of now.
@Component
class Shop {
    private static final int FIRST_DELIVERY = 20;

    private final Map<String, Product> products = new ConcurrentHashMap<>();
    private final ModelStore models;

    Shop(StorefrontApplication.Settings settings, ModelStore models) throws IOException {
        this.models = models;
        try (var rows = CsvReader.builder().ofNamedCsvRecord(settings.products())) {
            rows.forEach(row -> add(new Product(row.getField("item"), row.getField("name"),
                    row.getField("category"), row.getField("family"),
                    new BigDecimal(row.getField("price")), FIRST_DELIVERY)));
        }
        models.listen(event -> {
            if (event instanceof Swap.Swapped) {
                tellAll();
            }
        });
        tellAll();
    }

    private void add(Product product) {
        products.put(product.id(), product);
    }

    Optional<Product> find(String id) {
        return Optional.ofNullable(products.get(id));
    }

    Optional<Product> setStock(String id, int units) {
        return change(id, product -> product.withStock(units));
    }

    Optional<Product> setPrice(String id, BigDecimal amount) {
        return change(id, product -> product.withPrice(amount));
    }

    /// One change at a time, so that the model hears of them in the order they were made.
    private synchronized Optional<Product> change(String id, UnaryOperator<Product> how) {
        var changed = Optional.ofNullable(
                products.computeIfPresent(id, (_, product) -> how.apply(product)));
        changed.ifPresent(product ->
                models.availability().apply(tell(Availability.changes(), product)));
        return changed;
    }

    /// Everything at once: when the service starts, and for each new model, which may know items
    /// that the shop has stopped selling. Of those there is nothing to tell but to hide them.
    private synchronized void tellAll() {
        var changes = Availability.changes();
        products.values().forEach(product -> tell(changes, product));
        try (var lease = models.lease()) {
            var ids = lease.recommender().model().ids();
            IntStream.range(0, ids.count()).mapToObj(ids::id)
                    .filter(id -> !products.containsKey(id)).forEach(changes::hide);
        }
        models.availability().replace(changes);
    }

    private static AvailabilityChanges tell(AvailabilityChanges changes, Product product) {
        changes.price(product.id(), product.price().doubleValue());
        return product.stock() > 0 ? changes.inStock(product.id())
                : changes.outOfStock(product.id());
    }
}
