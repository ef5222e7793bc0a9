package dev.thence.bench.split;

import dev.thence.bench.protocols.TimeCut;
import dev.thence.bench.protocols.TimeTask;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Orders;
import dev.thence.graph.Popularity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;

/// Writes a period of an order log, cut by the protocol *time*, as plain files: the events before
/// the cut, the orders that the standard rules make of them, and the queries of every task.
final class OrdersSplitWriter {
    private OrdersSplitWriter() {}

    /// @throws IOException also when the folder holds something that is no split
    static SplitManifest write(Path folder, String dataset, String digest, long seed,
            TimeCut cut) throws IOException {
        var files = SplitFiles.begin(folder);
        var train = cut.train();
        items(files, train.items(), train.orders());
        files.features(train.catalogue());
        files.part("train-events", "train-events.csv", EventsCsv.HEADER,
                out -> EventsCsv.write(cut.events(), out));
        orders(files, train.orders());
        files.edges("known", WrittenOrders.KNOWN, cut.known());
        files.file(WrittenOrders.PERIOD, WrittenOrders.PERIOD_HEADER, out -> {
            var period = cut.period();
            out.write(SplitFiles.clean(period.name()) + "\t" + period.cut() + "\t" + period.end()
                    + "\t" + cut.events().zone() + "\t" + train.orders().orderCount() + "\t"
                    + train.orders().customerCount() + "\t" + train.orders().lineCount() + "\n");
            return 1;
        });
        for (var task : cut.tasks()) {
            queries(files, task);
        }
        return files.end(TimeTask.PROTOCOL, dataset, digest, seed, train.items().count());
    }

    private static void items(SplitFiles files, NodeIds ids, Orders train) throws IOException {
        int[] counts = Popularity.orders(train);
        files.file(SplitFolder.ITEMS, WrittenOrders.ITEMS_HEADER, out -> {
            for (int v = 0; v < ids.count(); v++) {
                out.write(v + "\t" + SplitFiles.clean(ids.id(v)) + "\t" + counts[v] + "\n");
            }
            return ids.count();
        });
    }

    private static void orders(SplitFiles files, Orders train) throws IOException {
        files.part("train-order-lines", "train-orders.tsv",
                "order\tcustomer\ttime\tnode\tquantity", out -> {
            for (int o = 0; o < train.orderCount(); o++) {
                String customer = train.customer(o) == Orders.ANONYMOUS ? ""
                        : SplitFiles.clean(train.customerId(train.customer(o)));
                String head = o + "\t" + customer + "\t"
                        + Instant.ofEpochSecond(train.epochSecond(o)) + "\t";
                for (int line = train.begin(o); line < train.end(o); line++) {
                    out.write(head + train.item(line) + "\t" + train.quantity(line) + "\n");
                }
            }
            return train.lineCount();
        });
    }

    /// Lists of removed items that many queries share are written once.
    private static void queries(SplitFiles files, TimeTask task) throws IOException {
        String name = WrittenOrders.queries(task.kind());
        var lists = new IdentityHashMap<int[], Integer>();
        var inOrder = new ArrayList<int[]>();
        files.part(name, name + ".tsv", WrittenOrders.QUERIES_HEADER, out -> {
            for (var query : task.queries().queries()) {
                String removed = "";
                if (!Arrays.equals(query.removed(), query.sources())) {
                    removed = lists.computeIfAbsent(query.removed(), list -> {
                        inOrder.add(list);
                        return inOrder.size() - 1;
                    }).toString();
                }
                out.write(query.customer() + "\t" + query.transition() + "\t"
                        + SplitFiles.joined(query.sources()) + "\t"
                        + SplitFiles.joined(query.relevant()) + "\t" + removed + "\n");
            }
            return task.queries().queryCount();
        });
        files.file(WrittenOrders.removed(task.kind()), WrittenOrders.REMOVED_HEADER, out -> {
            for (int i = 0; i < inOrder.size(); i++) {
                out.write(i + "\t" + SplitFiles.joined(inOrder.get(i)) + "\n");
            }
            return inOrder.size();
        });
    }
}
