package dev.thence.datasets;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The obvious count: how many customers bought one product first and another on a later day.
final class DirectedCustomers {
    private final Map<String, Integer> customers = new HashMap<>();

    DirectedCustomers(List<SyntheticShop.Line> lines, int windowDays) {
        var first = new HashMap<String, TreeMap<String, LocalDate>>();
        for (var line : lines) {
            if (line.quantity() > 0 && line.product().kind() != ShopProduct.Kind.GENERAL
                    && line.product().kind() != ShopProduct.Kind.STAPLE) {
                line.customer().ifPresent(customer -> first
                        .computeIfAbsent(customer, _ -> new TreeMap<>())
                        .putIfAbsent(line.product().item(), line.time().toLocalDate()));
            }
        }
        for (var days : first.values()) {
            var pairs = new HashSet<String>();
            var items = new ArrayList<>(days.keySet());
            for (String u : items) {
                for (String v : items) {
                    long gap = ChronoUnit.DAYS.between(days.get(u), days.get(v));
                    if (gap > 0 && gap <= windowDays) {
                        pairs.add(u + ">" + v);
                    }
                }
            }
            pairs.forEach(pair -> customers.merge(pair, 1, Integer::sum));
        }
    }

    int customers(String first, String second) {
        return customers.getOrDefault(first + ">" + second, 0);
    }
}
