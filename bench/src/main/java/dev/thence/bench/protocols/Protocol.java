package dev.thence.bench.protocols;

import dev.thence.bench.Method;
import dev.thence.datasets.Dataset;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;

/// A way to cut data, and the questions that are asked about what was cut off.
public interface Protocol {
    /// What commands, tables and files call it.
    String name();

    /// In a sentence: how the data is cut and what is asked.
    String description();

    /// The parts in which a dataset is judged, such as two periods; one empty name where it is
    /// judged as a whole, nothing where this protocol does not fit the dataset.
    List<String> parts(Dataset dataset);

    /// Whether the seed moves the split. Where it does not, seeds are trainings on one split.
    Method.Draws draws();

    /// The seeds of a run that starts at `first` and asks for `count`.
    default List<Long> seeds(long first, int count) {
        return LongStream.range(first, first + count).boxed().toList();
    }

    /// The kind of methods that can be judged.
    Class<? extends Method> kind();

    /// Whether a method of the kind has a row of its own here.
    default boolean takes(Method method) {
        return kind().isInstance(method);
    }

    /// Cuts the data.
    Split open(OpenDataset data, String part, long seed, Workers workers,
            PipelineListener listener) throws IOException;
}
