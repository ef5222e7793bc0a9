package dev.thence.training;

/// What training minimises, over the vectors of a step. Values are means per positive, by weight.
public sealed interface Loss {

    /// The whole catalogue, for [MaskedSoftmax#negatives()].
    int ALL = 0;

    /// A softmax over targets for every positive u -> v, in which u itself and u's known positives
    /// other than v do not appear: `log(e^x(u,v) + sum over z of e^x(u,z)) - x(u,v)`, with
    /// `x = s . t / temperature + bias`.
    ///
    /// @param negatives targets drawn for a step and shared by its sources; [#ALL] for the whole
    ///        catalogue
    /// @param hardNegatives further targets drawn per source from its list of hard negatives, and
    ///        shared likewise
    /// @param drawn how the shared ones are drawn
    record MaskedSoftmax(int negatives, int hardNegatives, Drawn drawn) implements Loss {
        /// A [dev.thence.sampler.NegativeSampler]. Targets that are drawn more often than others
        /// would be pushed down too far: from every logit goes the log of the target's share of
        /// the draws.
        public enum Drawn {
            /// Every target alike, where the share changes nothing.
            UNIFORM,
            /// By in-degree to the power 0.75.
            BY_DEGREE,
            /// From the targets of the step's positives.
            IN_BATCH
        }

        public MaskedSoftmax {
            java.util.Objects.requireNonNull(drawn);
            atLeast("negatives", negatives, 0);
            atLeast("hardNegatives", hardNegatives, 0);
            if (negatives == ALL && hardNegatives > 0) {
                throw new IllegalArgumentException("hardNegatives is " + hardNegatives
                        + " beside the whole catalogue, which holds them already; must be 0");
            }
        }

        /// Over the whole catalogue.
        public MaskedSoftmax() {
            this(ALL, 0);
        }

        /// Over uniform draws.
        public MaskedSoftmax(int negatives, int hardNegatives) {
            this(negatives, hardNegatives, Drawn.UNIFORM);
        }
    }

    /// The loss of Virinchi, Saladi and Mondal, "Recommending Related Products Using Graph Neural
    /// Networks in Directed Graphs" (2022, https://arxiv.org/abs/2211.11583, equation 2): positives
    /// up, random targets down, one-way positives up again and their reversals down, and co-views
    /// as in [CoView]. No bias takes part.
    ///
    /// @param negatives targets drawn per positive, uniformly among those that do not follow the
    ///        source
    /// @param down how a pair is pushed down
    /// @param weights what a positive counts
    /// @param direction whether the two terms of direction are there
    record SixTerm(int negatives, Down down, Weights weights, Direction direction)
            implements Loss {
        /// The paper writes both `log sigma(1 - x)` and `log(1 - sigma(x))`; it is not known which
        /// one was meant.
        public enum Down {
            /// `-log sigma(1 - x)`, least at x = -1 for unit vectors and a temperature of 1.
            ONE_MINUS,
            /// `-log(1 - sigma(x))`.
            COMPLEMENT
        }

        /// What a positive counts.
        public enum Weights {
            /// As much as every other, and a reversal only where v -> u is no edge: DAEMON.
            EQUAL,
            /// The source's out-degree times the target's in-degree, over the mean of this; of two
            /// edges u -> v and v -> u the lighter is pushed down by the difference: BLADE, as its
            /// public re-implementation has it.
            DEGREES
        }

        /// What becomes of one-way positives.
        public enum Direction {
            /// They are pushed up once more, their reversals down.
            PUSHED,
            /// They count like all others.
            LEFT_OUT
        }

        public SixTerm {
            atLeast("negatives", negatives, 1);
            java.util.Objects.requireNonNull(down);
            java.util.Objects.requireNonNull(weights);
            java.util.Objects.requireNonNull(direction);
        }

        /// With direction.
        public SixTerm(int negatives, Down down, Weights weights) {
            this(negatives, down, weights, Direction.PUSHED);
        }
    }

    /// Pulls the two sources, and the two targets, of a co-view together:
    /// `-log sigma(s_u . s_v) - log sigma(t_u . t_v)` (the paper's last two terms).
    ///
    /// @param weight of this loss beside the other one; 0 leaves it out
    /// @param perNode co-views drawn for every node of a step
    record CoView(double weight, int perNode) implements Loss {
        public CoView {
            if (!(weight >= 0 && weight <= 100)) {
                throw new IllegalArgumentException("weight is " + weight + ", must be 0 to 100");
            }
            atLeast("perNode", perNode, 1);
        }
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(
                    name + " is " + value + ", must be " + least + " or more");
        }
    }
}
