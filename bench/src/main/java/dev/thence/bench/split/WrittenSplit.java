package dev.thence.bench.split;

import dev.thence.bench.Method;
import dev.thence.bench.protocols.Split.Answers;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;

/// A split that was read back from its files and judges scores.
interface WrittenSplit {
    /// Of the dataset, such as a period; empty where there is one part.
    String part();

    /// What was cut and how, in the words of the protocol.
    String note();

    /// Whether the seed moves the split.
    Method.Draws draws();

    /// Asks the scores all that the protocol asks of a method.
    ///
    /// @throws IOException when a file of scores is not what it must be
    Answers judge(ScoreFiles scores, Workers workers, PipelineListener listener)
            throws IOException;
}
