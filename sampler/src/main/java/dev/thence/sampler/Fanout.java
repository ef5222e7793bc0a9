package dev.thence.sampler;

import java.util.OptionalDouble;
import org.eclipse.collections.api.factory.primitive.IntLists;
import org.eclipse.collections.api.list.primitive.ImmutableIntList;

/// How many neighbours of a node a layer looks at, per relation. A hop is a layer seen from the
/// roots: hop 0 draws the neighbours of the roots.
public sealed interface Fanout {

    /// The number of layers, 1 or more.
    int layers();

    /// Reads a fan-out as people write it: `all` or `all:LAYERS`; `fixed:10,10`, the neighbours
    /// per layer, those of the roots first; `adaptive`, which looks at 2 to 25 neighbours on two
    /// layers by the fitted law, `adaptive:LEAST,MOST`, or
    /// `adaptive:LEAST,MOST,GAMMA,BETA,LAYERS` with a number or `fitted` for gamma.
    ///
    /// @throws IllegalArgumentException when the text is none of these
    static Fanout parse(String text) {
        return FanoutText.parse(text);
    }

    /// What [#parse(String)] reads back.
    default String text() {
        return FanoutText.of(this);
    }

    /// All neighbours of all nodes: every layer is one block over the whole graph, whatever the
    /// roots, and local ids are node numbers.
    ///
    /// @param layers 1 to 8
    record All(int layers) implements Fanout {
        public All {
            Checks.layers(layers);
        }
    }

    /// The same number for every node of a layer, uniformly without replacement.
    ///
    /// @param perHop the numbers, those of the roots first; 1 or more each
    record Fixed(ImmutableIntList perHop) implements Fanout {
        public Fixed {
            Checks.layers(perHop.size());
            if (perHop.min() < 1) {
                throw new IllegalArgumentException(
                        "perHop is " + perHop + ", every number must be 1 or more");
            }
        }

        public Fixed(int... perHop) {
            this(IntLists.immutable.of(perHop));
        }

        @Override
        public int layers() {
            return perHop.size();
        }
    }

    /// A number that depends on the node's role degree d by a power law, and a choice among its
    /// neighbours that is biased by their own role degree (the degree in the role in which the
    /// neighbour is gathered) to the power beta:
    ///
    /// `K(d) = clip(round(kMax (max(d, dMin) / dMin)^-gamma), kMin, kMax)`
    ///
    /// for a gamma of 0 or more: few neighbours give many looks, hubs get less. A negative
    /// gamma means more for hubs and starts from `kMin` in the place of `kMax`. After Virinchi
    /// and Saladi, "BLADE: Biased Neighborhood Sampling based Graph Neural Network for Directed
    /// Graphs" (WSDM 2023, https://doi.org/10.1145/3539597.3570430); its constants are not
    /// published, so they are parameters here. gamma 0 and beta 0 are its ablations: a fixed
    /// number, no bias.
    ///
    /// @param kMin the least number, 1 or more
    /// @param kMax the largest number
    /// @param gamma the exponent; empty for the fitted one: alpha of
    ///     [PowerLaw#fit(int\[\])] less 1, in each role that of its degrees
    /// @param beta 0 for a uniform choice, above 0 for hubs rather, below 0 for rare ones
    ///     rather
    /// @param layers 1 to 8
    record DegreeAdaptive(int kMin, int kMax, OptionalDouble gamma, double beta, int layers)
            implements Fanout {
        public DegreeAdaptive {
            Checks.layers(layers);
            if (kMin < 1 || kMax < kMin) {
                throw new IllegalArgumentException("kMin is " + kMin + " and kMax " + kMax
                        + ", must be 1 or more and not below kMin");
            }
            Checks.exponent("gamma", gamma.orElse(0));
            Checks.exponent("beta", beta);
        }

        public DegreeAdaptive(int kMin, int kMax, double gamma, double beta, int layers) {
            this(kMin, kMax, OptionalDouble.of(gamma), beta, layers);
        }

        /// With the exponent fitted to the graph.
        public static DegreeAdaptive fitted(int kMin, int kMax, double beta, int layers) {
            return new DegreeAdaptive(kMin, kMax, OptionalDouble.empty(), beta, layers);
        }

        /// K(d) for this law's dMin, and its alpha where gamma is to be fitted.
        public int size(int degree, PowerLaw law) {
            double exponent = gamma.orElse(law.alpha() - 1);
            double ratio = (double) Math.max(degree, law.dMin()) / law.dMin();
            double size = (exponent < 0 ? kMin : kMax) * StrictMath.pow(ratio, -exponent);
            return Math.clamp(Math.round(size), kMin, kMax);
        }
    }
}
