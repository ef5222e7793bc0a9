package dev.thence.bench;

import dev.thence.evaluation.TargetScorer;
import java.io.IOException;

/// A method that answers for items without edges, from what is known of them beside edges.
public interface NodesMethod extends Method {
    /// Fits the method. Whatever it throws is reported for this cell alone; the others go on.
    Answers fit(NodesView view) throws IOException;

    /// The two questions; all scores finite, over all items.
    ///
    /// @param coldSources scores warm targets for a cold source
    /// @param coldTargets scores cold targets for a warm source
    record Answers(TargetScorer coldSources, TargetScorer coldTargets) {
        /// One scorer for both.
        public static Answers of(TargetScorer scorer) {
            return new Answers(scorer, scorer);
        }
    }

    /// A method that is one function.
    static NodesMethod of(String name, Draws draws, Fit<NodesView, Answers> fit) {
        record OneFunction(String name, Draws draws, Fit<NodesView, Answers> made)
                implements NodesMethod {
            @Override
            public Answers fit(NodesView view) throws IOException {
                return made.fit(view);
            }
        }
        return new OneFunction(name, draws, fit);
    }
}
