package dev.thence.bench.methods;

import dev.thence.evaluation.PairScorer;
import dev.thence.evaluation.TargetScorer;
import dev.thence.vectors.Dots;
import dev.thence.vectors.FloatMatrix;

/// Two vectors per node, one as a source and one as a target: a pair scores their inner product.
/// Immutable, usable by any number of threads. O(n d) per source.
final class InnerProducts implements TargetScorer, PairScorer {
    private final FloatMatrix sources;
    private final FloatMatrix targets;

    private InnerProducts(FloatMatrix sources, FloatMatrix targets) {
        this.sources = sources;
        this.targets = targets;
    }

    /// Row-major vectors of this dimension, not copied.
    static InnerProducts of(int dimension, float[] sources, float[] targets) {
        int n = sources.length / dimension;
        return new InnerProducts(FloatMatrix.of(n, dimension, sources),
                FloatMatrix.of(n, dimension, targets));
    }

    @Override
    public void scoreTargets(int source, float[] scores) {
        Dots.scan(sources.row(source), targets, 0, targets.rows(), scores);
    }

    @Override
    public double score(int source, int target) {
        return Dots.dot(sources.row(source), targets, target);
    }
}
