package dev.thence.graph;

import dev.thence.io.Event;
import dev.thence.io.EventKind;
import dev.thence.io.EventLog;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Small logs written as text, and orders written back.
final class OrdersAsText {
    private OrdersAsText() {}

    /// One event for each line: `kind customer order session item time quantity price [name]`,
    /// `-` for none; the time is `MM-ddTHH:mm` of 2020 in UTC.
    static List<Event> events(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty())
                .map(OrdersAsText::event).toList();
    }

    private static Event event(String line) {
        String[] parts = line.split(" +", 9);
        return new Event(orNone(parts[1]), parts[4], time(parts[5]),
                EventKind.valueOf(parts[0].toUpperCase(Locale.ROOT)), orNone(parts[2]),
                orNone(parts[3]), Double.parseDouble(parts[6]),
                parts[7].equals("-") ? Double.NaN : Double.parseDouble(parts[7]),
                parts.length == 9 ? parts[8] : "");
    }

    static Instant time(String monthDayTime) {
        return LocalDateTime.parse("2020-" + monthDayTime).toInstant(ZoneOffset.UTC);
    }

    private static String orNone(String word) {
        return word.equals("-") ? "" : word;
    }

    /// Stores the events, cleans them and forgets the file.
    static CleanLog clean(List<Event> events, Cleaning cleaning, Instant asOf) {
        try {
            Path file = Files.createTempFile("events", ".thence");
            try {
                EventLog.write(file,
                        (Consumer<? super Event> receiver) -> events.forEach(receiver));
                try (var log = EventLog.open(file, Verification.ALL)) {
                    return CleanLog.of(log, cleaning, asOf);
                }
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CleanLog clean(String events, Cleaning cleaning) {
        return clean(events(events), cleaning, Instant.MAX);
    }

    /// `order customer: item*quantity ...` for each order, `-` for no customer.
    static String text(CleanLog log) {
        return text(log.orders(), log.items());
    }

    static String text(Orders orders, NodeIds items) {
        var lines = new ArrayList<String>();
        for (int order = 0; order < orders.orderCount(); order++) {
            int customer = orders.customer(order);
            var line = new StringBuilder(orders.orderId(order)).append(' ')
                    .append(customer == Orders.ANONYMOUS ? "-" : orders.customerId(customer))
                    .append(':');
            for (int at = orders.begin(order); at < orders.end(order); at++) {
                line.append(' ').append(items.id(orders.item(at))).append('*');
                float quantity = orders.quantity(at);
                line.append(quantity == (int) quantity ? Integer.toString((int) quantity)
                        : Float.toString(quantity));
            }
            lines.add(line.toString());
        }
        return String.join("\n", lines);
    }

    /// Orders of items given as numbers: `customer@second items...` for each line, `-` for no
    /// customer.
    static Orders orders(int itemCount, String text) {
        var builder = Orders.builder(itemCount);
        for (String line : text.lines().map(String::strip).filter(l -> !l.isEmpty()).toList()) {
            String[] parts = line.split("[ @]+");
            builder.add(orNone(parts[0]), "", Instant.ofEpochSecond(Long.parseLong(parts[1])),
                    Arrays.stream(parts).skip(2).map(Integer::valueOf).toList());
        }
        return builder.build();
    }

    /// Every edge as `u>v=weight`, in row order.
    static String text(DirectedGraph graph) {
        var edges = new ArrayList<String>();
        for (int u = 0; u < graph.nodeCount(); u++) {
            for (long p = graph.out().offset(u); p < graph.out().offset(u + 1); p++) {
                edges.add(u + ">" + graph.out().neighbor(p) + "=" + graph.out().weight(p));
            }
        }
        return String.join(" ", edges);
    }
}
