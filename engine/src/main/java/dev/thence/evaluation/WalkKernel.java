package dev.thence.evaluation;

/// The inner loop of a walk: row v of `next` becomes the sum over the positions p of row v of
/// `weight[p]` times row `from[p]` of `here`. Rows are `width` floats, a multiple of 8.
///
/// Every kernel adds the same products in the same order, so all give the same bits.
sealed interface WalkKernel permits PlainWalkKernel, VectorWalkKernel {
    void step(int[] begin, int[] from, float[] weight, float[] here, float[] next, int width);

    /// The Vector API where its module is there and the rows are wide enough, else plain loops.
    static WalkKernel forWidth(int width) {
        return Best.HAS_VECTORS && width % VectorWalkKernel.WIDTH == 0
                ? new VectorWalkKernel() : new PlainWalkKernel();
    }

    /// Looks once.
    final class Best {
        static final boolean HAS_VECTORS =
                ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();

        private Best() {}
    }
}
