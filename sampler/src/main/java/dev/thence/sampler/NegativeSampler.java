package dev.thence.sampler;

import dev.thence.graph.DirectedGraph;

/// Draws targets that are not known to follow a source, for losses that compare against them.
///
/// Known positives are the successors of the source in the graph given here, and the source
/// itself. They are left out by rejection; after [#TRIES] rejected draws in a row the next one
/// is made exactly among the targets that remain, so that the distribution is the stated one,
/// conditioned on the complement, in any case. Draws are with replacement, and a pure function
/// of (seed, epoch, batch, source). Immutable, shared by any number of threads.
public sealed interface NegativeSampler
        permits UniformNegatives, DegreeNegatives, InBatchNegatives, HardNegatives {

    /// Rejections in a row before the exact draw.
    int TRIES = 16;

    /// Every target alike.
    static NegativeSampler uniform(DirectedGraph known, long seed) {
        return new UniformNegatives(known, seed);
    }

    /// Proportional to in-degree^alpha, where a node without predecessors counts as one with
    /// one.
    ///
    /// @param alpha 0.75 is word2vec's choice; -4 to 4
    static NegativeSampler degreePower(DirectedGraph known, double alpha, long seed) {
        return new DegreeNegatives(known, alpha, seed);
    }

    /// The targets of the batch's other edges. Popular targets appear there more often; the
    /// correction of the loss is [#logShare(int)].
    static NegativeSampler inBatch(DirectedGraph known, long seed) {
        return new InBatchNegatives(known, seed);
    }

    /// From a list per source, row u of the given graph, alike; where a list has nothing left
    /// that is not known, uniformly. Shared draws belong to no source and are uniform.
    static NegativeSampler hard(DirectedGraph known, DirectedGraph lists, long seed) {
        return new HardNegatives(known, lists, seed);
    }

    /// Fills the array with negatives for the source.
    ///
    /// @param batchTargets the targets of the batch's edges, with repetitions: what in-batch
    ///     sampling draws from; the others do not look at it
    /// @return how many were drawn: the array's length, or 0 when nothing remains to be drawn
    int draw(long epoch, long batchNumber, int source, int[] batchTargets, int[] negatives);

    /// Fills the array with targets that all sources of a batch share. Nothing is left out: the
    /// loss masks the known positives of each source.
    ///
    /// @return as of [#draw(long, long, int, int\[\], int\[\])]
    int drawShared(long epoch, long batchNumber, int[] batchTargets, int[] negatives);

    /// The log of the probability that one shared draw gives this target: what a sampled
    /// softmax subtracts from the target's score. In-batch it is the target's share of the
    /// known edges, as batches are drawn from these; a target without any counts as one with
    /// one. Bengio and Senecal, "Adaptive Importance Sampling" (2008); Yi et al.,
    /// "Sampling-Bias-Corrected Neural Modeling for Large Corpus Item Recommendations" (2019).
    double logShare(int target);
}
