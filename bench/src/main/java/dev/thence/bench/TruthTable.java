package dev.thence.bench;

import dev.thence.datasets.ShopTruth;
import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.TargetScorer;
import dev.thence.evaluation.TotalOrder;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/// The lists that methods would show on product pages, against the truth of a made-up shop.
final class TruthTable {
    private static final int SHOWN = 10;
    private static final int CHUNK = 32;

    private final ShopTruth truth;
    private final NodeIds items;
    private final TotalOrder order;
    private final DirectedGraph known;
    private final Workers workers;

    TruthTable(ShopTruth truth, NodeIds items, TotalOrder order, DirectedGraph known,
            Workers workers) {
        this.truth = truth;
        this.items = items;
        this.order = order;
        this.known = known;
        this.workers = workers;
    }

    /// A heading and a row per method, in percent.
    String markdown(String period, List<ScoredMethod> methods) {
        var text = new StringBuilder(String.format(Locale.ROOT, """
                ### Period %s: product pages against the truth

                Top %d of every item. *found*: main products with an accessory of theirs in the \
                list; *recall*: share of a main product's accessories in it; *against*: places on \
                accessories' pages held by a product whose accessory they are; *wrong-way@10*: \
                places on all pages held by a v of which the pair rule knows only v -> item.

                | | found | recall | against | wrong-way@10 |
                |---|--:|--:|--:|--:|
                """, period, SHOWN));
        var ids = IntStream.range(0, items.count()).mapToObj(items::id).toList();
        for (var method : methods) {
            var lists = lists(method.scorer());
            var verdict = truth.judge(ids,
                    item -> lists.get(items.require(item)));
            text.append(String.format(Locale.ROOT, "| %s | %s | %s | %s | %s |\n", method.name(),
                    TaskTable.percent(verdict.found()), TaskTable.percent(verdict.recall()),
                    TaskTable.percent(verdict.wrongWay()), TaskTable.percent(
                            Evaluator.wrongWayServed(method.scorer(), known, order, workers))));
        }
        return text.toString();
    }

    private List<List<String>> lists(TargetScorer scorer) {
        int n = items.count();
        var lists = new ArrayList<List<String>>(IntStream.range(0, n)
                .mapToObj(_ -> List.<String>of()).toList());
        workers.forRange(n, CHUNK, (from, to) -> {
            float[] scores = new float[n];
            for (int u = from; u < to; u++) {
                scorer.scoreTargets(u, scores);
                lists.set(u, top(u, scores));
            }
        });
        return lists;
    }

    private List<String> top(int source, float[] scores) {
        int[] best = new int[SHOWN];
        int size = 0;
        for (int v = 0; v < scores.length; v++) {
            if (v == source) {
                continue;
            }
            int place = size;
            while (place > 0 && isBefore(v, best[place - 1], scores)) {
                place--;
            }
            if (place < SHOWN) {
                size = Math.min(size + 1, SHOWN);
                System.arraycopy(best, place, best, place + 1, size - 1 - place);
                best[place] = v;
            }
        }
        return IntStream.of(best).limit(size).mapToObj(items::id).toList();
    }

    private boolean isBefore(int v, int other, float[] scores) {
        return order.isBefore(scores[v], v, scores[other], other);
    }
}
