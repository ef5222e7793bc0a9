package dev.thence.serving;

import dev.thence.graph.Catalogue;
import dev.thence.graph.SplitMix64;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What random changes make of a [SmallShop], kept in plain maps: what [Availability] must say.
final class ChangedShop {
    private final SmallShop shop;
    private final BruteForce unchanged;
    private final Set<Integer> hidden = new HashSet<>();
    private final Set<Integer> soldOut = new HashSet<>();
    /// By attribute and node the value, empty for none any more.
    private final Map<String, Map<Integer, Optional<Object>>> values = new HashMap<>();

    ChangedShop(SmallShop shop) {
        this.shop = shop;
        unchanged = new BruteForce(shop);
    }

    void clear() {
        hidden.clear();
        soldOut.clear();
        values.clear();
    }

    /// Some changes, made here too.
    AvailabilityChanges change(SplitMix64 random, int count) {
        var changes = Availability.changes();
        for (int i = 0; i < count; i++) {
            int node = random.nextInt(SmallShop.ITEMS);
            String item = shop.ids.id(node);
            switch (random.nextInt(11)) {
                case 0 -> {
                    changes.hide(item);
                    hidden.add(node);
                }
                case 1 -> {
                    changes.show(item);
                    hidden.remove(node);
                }
                case 2 -> {
                    changes.outOfStock(item);
                    soldOut.add(node);
                }
                case 3 -> {
                    changes.inStock(item);
                    soldOut.remove(node);
                }
                case 4 -> {
                    double price = random.nextInt(40) / 2.0;
                    changes.price(item, price);
                    set("price", node, Optional.of(price));
                }
                case 5 -> {
                    String colour = random.nextInt(2) == 0 ? "RED" : "NONE";
                    changes.text(item, "colour", colour);
                    set("colour", node, Optional.of(colour));
                }
                case 6 -> {
                    changes.text(item, "category", "LAMPS");
                    set("category", node, Optional.of("LAMPS"));
                }
                case 7 -> {
                    String attribute = random.nextInt(2) == 0 ? "price" : "colour";
                    changes.without(item, attribute);
                    set(attribute, node, Optional.empty());
                }
                case 8 -> {
                    double stock = random.nextInt(3);
                    changes.number(item, "stock", stock);
                    set("stock", node, Optional.of(stock));
                }
                case 9 -> {
                    changes.asInCatalogue(item);
                    hidden.remove(node);
                    soldOut.remove(node);
                    values.values().forEach(byNode -> byNode.remove(node));
                }
                default -> changes.hide("no such item");
            }
        }
        return changes;
    }

    private void set(String attribute, int node, Optional<Object> value) {
        values.computeIfAbsent(attribute, _ -> new HashMap<>()).put(node, value);
    }

    BruteForce brute() {
        var catalogue = Catalogue.builder(SmallShop.ITEMS);
        for (String attribute : shop.catalogue.attributes()) {
            var changed = values.getOrDefault(attribute, Map.of());
            for (int node = 0; node < SmallShop.ITEMS; node++) {
                Optional<Object> value = changed.containsKey(node) ? changed.get(node)
                        : shop.catalogue.isNumber(attribute)
                        ? shop.catalogue.number(attribute, node).stream().boxed()
                                .map(x -> (Object) x).findFirst()
                        : shop.catalogue.text(attribute, node).map(x -> (Object) x);
                if (value.isPresent() && value.get() instanceof Double number) {
                    catalogue.number(attribute, node, number);
                } else if (value.isPresent()) {
                    catalogue.text(attribute, node, value.get().toString());
                }
            }
        }
        var withdrawn = new HashSet<>(hidden);
        withdrawn.addAll(soldOut);
        return unchanged.changed(catalogue.build(), withdrawn);
    }
}
