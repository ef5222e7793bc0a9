package dev.thence.serving;

import java.util.Arrays;

/// The best k of the candidates offered, in the total order of every answer: rung up, score
/// down, then the tie order of the nodes (train orders down, item id up).
///
/// A binary heap with the worst kept candidate at its root: O(log k) for a candidate that gets
/// in, one comparison for one that does not. Memory: 13 bytes per place. Not thread-safe.
final class TopK {

    /// The order of two nodes of the same rung and score: negative when the first is better.
    @FunctionalInterface
    interface TieOrder {
        int compare(int node, int other);
    }

    /// A place in the total order, where a candidate stands.
    ///
    /// @param node -1 for the place before all
    record Place(int rung, double score, int node) {
        static final Place FIRST = new Place(-1, Double.POSITIVE_INFINITY, -1);
    }

    private final int limit;
    private final TieOrder ties;
    private byte[] rungs;
    private double[] scores;
    private int[] nodes;
    private int size;

    TopK(int limit, TieOrder ties) {
        this.limit = limit;
        this.ties = ties;
        int first = Math.min(limit, 64);
        rungs = new byte[first];
        scores = new double[first];
        nodes = new int[first];
    }

    /// Whether this candidate would get in now. Lets the caller ask for what is costly, its
    /// filter, only where it matters.
    boolean admits(int rung, double score, int node) {
        return size < limit || isWorse(0, rung, score, node);
    }

    /// Takes the candidate in, and the worst one out when there are more than k.
    void offer(int rung, double score, int node) {
        if (size < limit) {
            if (size == nodes.length) {
                grow();
            }
            up(size++, (byte) rung, score, node);
        } else if (isWorse(0, rung, score, node)) {
            down(0, (byte) rung, score, node);
        }
    }

    /// Whether the candidate comes after this place.
    boolean isAfter(Place place, int rung, double score, int node) {
        if (place.rung() != rung) {
            return place.rung() < rung;
        }
        if (place.score() != score) {
            return place.score() > score;
        }
        return place.node() != node && ties.compare(place.node(), node) < 0;
    }

    int size() {
        return size;
    }

    /// The score of the worst candidate that was kept, before [#sort]; there must be one.
    double worstScore() {
        return scores[0];
    }

    /// Its rung.
    int worstRung() {
        return rungs[0];
    }

    /// Whether there may be more candidates than were kept.
    boolean isFull() {
        return size == limit;
    }

    /// The place of the last that was kept, once sorted; there must be one.
    Place last() {
        return new Place(rungs[size - 1], scores[size - 1], nodes[size - 1]);
    }

    /// Sorts what was kept, best first; [#rung], [#score] and [#node] then read it by place. No
    /// candidate may be offered afterwards.
    void sort() {
        int kept = size;
        while (size > 1) {
            size--;
            byte rung = rungs[size];
            double score = scores[size];
            int node = nodes[size];
            put(size, rungs[0], scores[0], nodes[0]);
            down(0, rung, score, node);
        }
        size = kept;
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

    /// Whether what lies at this place comes after the candidate.
    private boolean isWorse(int place, int rung, double score, int node) {
        if (rungs[place] != rung) {
            return rungs[place] > rung;
        }
        if (scores[place] != score) {
            return scores[place] < score;
        }
        return ties.compare(node, nodes[place]) < 0;
    }

    private boolean isWorse(int place, int other) {
        return isWorse(place, rungs[other], scores[other], nodes[other]);
    }

    private void up(int place, byte rung, double score, int node) {
        while (place > 0) {
            int parent = (place - 1) >>> 1;
            if (!comesAfter(rung, score, node, parent)) {
                break;
            }
            put(place, rungs[parent], scores[parent], nodes[parent]);
            place = parent;
        }
        put(place, rung, score, node);
    }

    private boolean comesAfter(int rung, double score, int node, int place) {
        return !isWorse(place, rung, score, node);
    }

    private void down(int place, byte rung, double score, int node) {
        while (true) {
            int child = 2 * place + 1;
            if (child >= size) {
                break;
            }
            if (child + 1 < size && isWorse(child + 1, child)) {
                child++;
            }
            if (!isWorse(child, rung, score, node)) {
                break;
            }
            put(place, rungs[child], scores[child], nodes[child]);
            place = child;
        }
        put(place, rung, score, node);
    }

    private void put(int place, byte rung, double score, int node) {
        rungs[place] = rung;
        scores[place] = score;
        nodes[place] = node;
    }

    private void grow() {
        int length = (int) Math.min(limit, nodes.length * 2L);
        rungs = Arrays.copyOf(rungs, length);
        scores = Arrays.copyOf(scores, length);
        nodes = Arrays.copyOf(nodes, length);
    }
}
