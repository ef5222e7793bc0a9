package dev.thence.serving;

import dev.thence.evaluation.SparseRows;
import dev.thence.model.Evidence;
import dev.thence.model.Model;
import dev.thence.model.NodeBatches;
import dev.thence.model.PairEvidence;
import dev.thence.model.Part;
import dev.thence.model.Question;
import dev.thence.model.Scorer;
import dev.thence.vectors.Dots;
import dev.thence.vectors.FloatMatrix;
import java.util.List;
import java.util.function.IntPredicate;

/// What the model has learned of an item, in the role of a source, of a target, or both: an
/// item that had no edge in a role has no vector in it. Also compares items by both vectors
/// together.
///
/// Immutable but for the norms, 4 n bytes, computed on the first comparison.
final class Knowledge {
    private final Model model;
    private final FloatMatrix sources;
    private final FloatMatrix targets;
    private final Lazy<float[]> norms = new Lazy<>(this::makeNorms);

    Knowledge(Model model) {
        this.model = model;
        sources = model.sources();
        targets = model.targets();
    }

    /// Whether the item has a vector as a source.
    boolean hasSource(int node) {
        return square(sources, node) > 0;
    }

    /// Whether the item has a vector in either role.
    boolean hasPlace(int node) {
        return hasSource(node) || square(targets, node) > 0;
    }

    /// Whether each item has a vector in either role: a look at its norm.
    IntPredicate places() {
        float[] all = norms.get();
        return node -> all[node] > 0;
    }

    /// Whether any of these items, as a source, has a vector or a sparse row that speaks for
    /// some target. O(d + entries of its rows).
    boolean speaksFor(Question question, int[] nodes) {
        var scorer = model.scorer(question);
        for (int node : nodes) {
            if (hasSource(node)) {
                return true;
            }
            for (Evidence evidence : scorer.evidences()) {
                if (evidence instanceof PairEvidence pair && speaks(scorer, pair)
                        && isPositive(pair.rows(), node)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// Whether the item, as a target, has a vector or an entry in some source's sparse row that
    /// speaks for it. O(d), without a vector O(length of its column).
    boolean speaksOf(Question question, int node) {
        return square(targets, node) > 0 || model.scorer(question).isNamed(node);
    }

    private static boolean speaks(Scorer scorer, PairEvidence pair) {
        return scorer.weights().of(pair.name()) > 0;
    }

    private static boolean isPositive(SparseRows rows, int node) {
        for (long p = rows.begin(node), end = rows.end(node); p < end; p++) {
            if (rows.target(p) != node && rows.excess(p) > 0) {
                return true;
            }
        }
        return false;
    }

    /// Writes the cosine of the node's two vectors, one after the other, with those of every
    /// node; 0 where either has none. Two scans.
    void cosines(int node, float[] cosines, float[] others) {
        int n = sources.rows();
        float[] all = norms.get();
        Dots.scan(sources.row(node), sources, 0, n, cosines);
        Dots.scan(targets.row(node), targets, 0, n, others);
        for (int v = 0; v < n; v++) {
            float both = all[node] * all[v];
            cosines[v] = both == 0 ? 0 : (cosines[v] + others[v]) / both;
        }
    }

    /// The same of some nodes only; what is written in other places means nothing.
    void cosines(int node, NodeBatches nodes, float[] cosines, float[] others) {
        float[] all = norms.get();
        float[] asSource = sources.row(node);
        float[] asTarget = targets.row(node);
        nodes.forEach((some, count) -> {
            Dots.gather(asSource, sources, some, count, cosines);
            Dots.gather(asTarget, targets, some, count, others);
            for (int i = 0; i < count; i++) {
                int v = some[i];
                float both = all[node] * all[v];
                cosines[v] = both == 0 ? 0 : (cosines[v] + others[v]) / both;
            }
        });
    }

    /// What the two roles contribute to the cosine of two items that both have a place.
    List<Part> cosineParts(int node, int other) {
        float[] all = norms.get();
        float both = all[node] * all[other];
        if (both == 0) {
            return List.of();
        }
        double asSource = Dots.dot(sources.row(node), sources, other) / both;
        double asTarget = Dots.dot(targets.row(node), targets, other) / both;
        return List.of(new Part("asSource", asSource, asSource),
                new Part("asTarget", asTarget, asTarget));
    }

    private float[] makeNorms() {
        float[] all = new float[sources.rows()];
        for (int v = 0; v < all.length; v++) {
            all[v] = (float) Math.sqrt(square(sources, v) + square(targets, v));
        }
        return all;
    }

    private static float square(FloatMatrix rows, int node) {
        return Dots.dot(rows.row(node), rows, node);
    }
}
