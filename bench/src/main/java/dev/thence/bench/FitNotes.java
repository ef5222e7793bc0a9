package dev.thence.bench;

import java.util.List;

/// What a fitted method may say of itself for the report, such as its epochs and weights. A
/// [dev.thence.evaluation.TargetScorer] may be this too.
public interface FitNotes {
    /// Sentences in Markdown.
    List<String> notes();
}
