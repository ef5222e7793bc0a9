package dev.thence.sampler;

/// A power law of degrees, `p(d) ~ d^-alpha` from dMin on.
///
/// @param alpha the exponent, above 1
/// @param dMin the degree from which the law holds, 1 or more
/// @param nodeCount the nodes of at least that degree
public record PowerLaw(double alpha, int dMin, int nodeCount) {
    public PowerLaw {
        if (!(alpha > 1) || dMin < 1) {
            throw new IllegalArgumentException("alpha is " + alpha + " and dMin " + dMin
                    + ", must be above 1 and at least 1");
        }
    }

    /// The fit to all nodes that have an edge: dMin 1.
    public static PowerLaw fit(int[] degrees) {
        return fit(degrees, 1);
    }

    /// The maximum-likelihood exponent of the continuous law, with dMin - 1/2 in the place of
    /// dMin so that it holds for whole numbers: `alpha = 1 + n / sum ln(d / (dMin - 1/2))` over
    /// the n nodes with d >= dMin. Clauset, Shalizi, Newman, "Power-Law Distributions in
    /// Empirical Data" (2009, https://arxiv.org/abs/0706.1062), equation 3.7; they find it good
    /// to 1 % from dMin 6 on, and rather too small below. Without a node of that degree alpha
    /// is 2. O(n).
    public static PowerLaw fit(int[] degrees, int dMin) {
        if (dMin < 1) {
            throw new IllegalArgumentException("dMin is " + dMin + ", must be 1 or more");
        }
        int count = 0;
        double sum = 0;
        for (int degree : degrees) {
            if (degree >= dMin) {
                count++;
                sum += StrictMath.log(degree / (dMin - 0.5));
            }
        }
        return new PowerLaw(count == 0 ? 2 : 1 + count / sum, dMin, count);
    }
}
