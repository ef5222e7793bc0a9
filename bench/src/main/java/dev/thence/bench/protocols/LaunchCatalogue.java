package dev.thence.bench.protocols;

import dev.thence.graph.Catalogue;
import dev.thence.graph.CatalogueBuilder;
import dev.thence.graph.CleanLog;
import dev.thence.io.Event;
import dev.thence.io.EventKind;
import dev.thence.io.OrderLog;
import java.io.IOException;
import java.util.Set;
import java.util.function.Predicate;

/// What a shop knows of its items on the day before it sells the new ones: of a known item the
/// name and price that the rows before the cut say, of a new one those of its first sale, which
/// are its launch. The names and prices of later sales, which a clean log of the whole period
/// would take into its most frequent name and its median price, are not known then.
final class LaunchCatalogue {
    private static final Set<String> SAID_BY_ROWS = Set.of(Catalogue.NAME, Catalogue.PRICE);

    private LaunchCatalogue() {}

    /// Over the items of `until`.
    ///
    /// @param train the log before the cut, without new items
    /// @param until the log up to the end of the period; its facts that no row says are taken
    ///     over
    /// @param all the events of both
    static Catalogue of(CleanLog train, CleanLog until, OrderLog all) throws IOException {
        int n = until.items().count();
        var launches = new Event[n];
        all.read(event -> {
            int node = event.time().isBefore(until.asOf()) ? until.nodeOf(event.item()) : -1;
            if (node >= 0 && isSale(event) && (launches[node] == null
                    || event.time().isBefore(launches[node].time()))) {
                launches[node] = event;
            }
        });
        var builder = Catalogue.builder(n);
        for (int node = 0; node < n; node++) {
            copy(builder, node, until.catalogue(), node, key -> !SAID_BY_ROWS.contains(key));
            int known = train.items().node(until.items().id(node));
            if (known >= 0) {
                copy(builder, node, train.catalogue(), known, SAID_BY_ROWS::contains);
            } else if (launches[node] != null) {
                say(builder, node, launches[node]);
            }
        }
        return builder.build();
    }

    private static boolean isSale(Event event) {
        return event.kind() == EventKind.PURCHASE && event.quantity() > 0 && !(event.price() <= 0);
    }

    private static void say(CatalogueBuilder builder, int node, Event launch) {
        if (!launch.name().isEmpty()) {
            builder.text(Catalogue.NAME, node, launch.name());
        }
        if (!Double.isNaN(launch.price())) {
            builder.number(Catalogue.PRICE, node, launch.price());
        }
    }

    private static void copy(CatalogueBuilder builder, int node, Catalogue from, int there,
            Predicate<String> which) {
        from.attributes().stream().filter(which).forEach(key -> {
            if (from.isNumber(key)) {
                from.number(key, there).ifPresent(value -> builder.number(key, node, value));
            } else {
                from.text(key, there).ifPresent(value -> builder.text(key, node, value));
            }
        });
    }
}
