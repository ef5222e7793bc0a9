package dev.thence.bench;

import dev.thence.evaluation.TargetScorer;
import java.io.IOException;

/// A method that scores items nobody has bought yet beside those that are known.
public interface ColdMethod extends Method {
    /// Fits the method; what several methods need is kept in the view's [OrdersView#shared()].
    ///
    /// @return scores of every item of the view for a known source, all finite
    TargetScorer fit(ColdView view) throws IOException;

    /// A method that is one function.
    static ColdMethod of(String name, Draws draws, Fit<ColdView, TargetScorer> fit) {
        record OneFunction(String name, Draws draws, Fit<ColdView, TargetScorer> made)
                implements ColdMethod {
            @Override
            public TargetScorer fit(ColdView view) throws IOException {
                return made.fit(view);
            }
        }
        return new OneFunction(name, draws, fit);
    }
}
