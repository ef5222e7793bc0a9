package dev.thence.bench;

import dev.thence.evaluation.TargetScorer;
import java.io.IOException;

/// A method for graphs: learns from train and validation edges which targets a source has.
public interface EdgesMethod extends Method {
    /// Fits the method. Whatever it throws is reported for this cell alone; the others go on.
    ///
    /// @return scores of every target for a source, all finite; may also be [LinkHeads]
    TargetScorer fit(EdgesView view) throws IOException;

    /// A method that is one function.
    static EdgesMethod of(String name, Draws draws, Fit<EdgesView, TargetScorer> fit) {
        record OneFunction(String name, Draws draws, Fit<EdgesView, TargetScorer> made)
                implements EdgesMethod {
            @Override
            public TargetScorer fit(EdgesView view) throws IOException {
                return made.fit(view);
            }
        }
        return new OneFunction(name, draws, fit);
    }
}
