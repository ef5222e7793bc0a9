package dev.thence.bench;

import java.io.IOException;

/// A way to score targets that is compared with others under one name.
///
/// To bring your own, implement [EdgesMethod] for graphs, [OrdersMethod] for order logs, or
/// both, in a class with a public constructor without parameters; name the class in a file
/// `META-INF/services/dev.thence.bench.Method` on the class path, or with `--method-class`. A
/// protocol runs the methods that can be fitted on its kind of view.
///
/// One method is fitted many times, once per split; it keeps no state between two fits.
public interface Method {
    /// What commands, tables and files call it: lower-case letters and digits in words joined
    /// by dashes, such as `bipartite-ppr`.
    String name();

    /// Whether the view's seed changes what is fitted. A method without draws is fitted once
    /// where the seed does not move the split either.
    default Draws draws() {
        return Draws.SEEDED;
    }

    /// What a method does with the seed.
    enum Draws {
        /// Initial values, samples or orders are drawn from it.
        SEEDED,
        /// Nothing is drawn.
        NONE
    }

    /// From a view to answers.
    ///
    /// @param <V> the kind of view
    /// @param <A> what answers the questions of its protocol
    @FunctionalInterface
    interface Fit<V, A> {
        A fit(V view) throws IOException;
    }
}
