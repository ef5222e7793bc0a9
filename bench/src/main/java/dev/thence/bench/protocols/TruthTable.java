package dev.thence.bench.protocols;

import dev.thence.bench.cells.TaskOutcome;
import dev.thence.datasets.ShopTruth;
import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.TargetScorer;
import dev.thence.evaluation.TotalOrder;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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

    /// What a method's lists hold.
    TaskOutcome judge(TargetScorer method) {
        var ids = IntStream.range(0, items.count()).mapToObj(items::id).toList();
        var lists = lists(method);
        var verdict = truth.judge(ids, item -> lists.get(items.require(item)));
        var values = new LinkedHashMap<String, Double>();
        values.put("found", verdict.found());
        values.put("recall", verdict.recall());
        values.put("against", verdict.wrongWay());
        values.put("wrong-way@10", Evaluator.wrongWayServed(method, known, order, workers));
        return TaskOutcome.of("truth", "Product pages against the truth", String.format(Locale.ROOT,
                "Top %d of every item. *found*: main products with an accessory of theirs in the"
                + " list; *recall*: share of a main product's accessories in it; *against*: places"
                + " on accessories' pages held by a product whose accessory they are;"
                + " *wrong-way@10*: places on all pages held by a v of which the pair rule knows"
                + " only v -> item.", SHOWN), values);
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
