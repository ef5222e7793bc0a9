package dev.thence.serving;

import it.unimi.dsi.fastutil.ints.IntOpenHashSet;
import it.unimi.dsi.fastutil.ints.IntSet;
import java.util.Arrays;
import java.util.function.IntPredicate;

/// The answer to one query as it comes together: candidates are offered in the total order,
/// from whatever path, and those that may be in it are taken, first come first served, until
/// it is full. Not thread-safe.
final class Choice {
    private final int limit;
    private final IntSet leftOut;
    private final IntPredicate passes;
    private final Overlay overlay;
    private final Variety variety;
    private byte[] rungs = new byte[16];
    private double[] scores = new double[16];
    private int[] nodes = new int[16];
    private int size;

    /// An empty answer.
    ///
    /// @param limit at most as many as there are nodes
    /// @param leftOut nodes that may not be in it
    /// @param passes the condition
    Choice(int limit, IntOpenHashSet leftOut, IntPredicate passes, Overlay overlay,
            Variety variety) {
        this.limit = limit;
        this.leftOut = leftOut;
        this.passes = passes;
        this.overlay = overlay;
        this.variety = variety;
    }

    /// How many more it has room for.
    int room() {
        return limit - size;
    }

    /// How many candidates are to be looked for at once: as many as there is room for, some more
    /// where one that is taken can rule out another.
    int wanted() {
        return variety.isAsked() ? (int) Math.min(Math.max(64, 2L * room()), Integer.MAX_VALUE)
                : room();
    }

    /// Whether the node may be in the answer as far as that has come. What may not never may
    /// later.
    boolean allows(int node) {
        return overlay.offers(node) && !leftOut.contains(node) && variety.hasRoom(node)
                && passes.test(node);
    }

    /// Takes the candidate in if the answer has room and allows it. To be called in the total
    /// order.
    void offer(int rung, double score, int node) {
        if (size < limit && allows(node)) {
            take(rung, score, node);
        }
    }

    /// The same for one that [#allows] has let pass, unless another was taken since.
    void offerAllowed(int rung, double score, int node) {
        if (size < limit && variety.hasRoom(node)) {
            take(rung, score, node);
        }
    }

    private void take(int rung, double score, int node) {
        if (size == nodes.length) {
            int length = (int) Math.min(limit, 2L * size);
            rungs = Arrays.copyOf(rungs, length);
            scores = Arrays.copyOf(scores, length);
            nodes = Arrays.copyOf(nodes, length);
        }
        rungs[size] = (byte) rung;
        scores[size] = score;
        nodes[size++] = node;
        variety.take(node);
        leftOut.add(node);
    }

    int size() {
        return size;
    }

    int rung(int place) {
        return rungs[place];
    }

    double score(int place) {
        return scores[place];
    }

    int node(int place) {
        return nodes[place];
    }
}
