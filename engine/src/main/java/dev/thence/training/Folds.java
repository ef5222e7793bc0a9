package dev.thence.training;

import dev.thence.graph.DirectedGraph;
import dev.thence.sampler.EdgeFolds;
import dev.thence.training.TrainingGraph.Fold;
import java.util.ArrayList;
import java.util.List;

/// The folds of a training.
sealed interface Folds {
    int count();

    Fold fold(int number);

    /// The graph that holds the positives of a fold, and perhaps others.
    DirectedGraph positives(int fold);

    /// Whether an edge of that graph is one of them.
    boolean isPositive(int fold, int source, int target);

    long positiveCount();

    /// Every graph the folds are made of.
    List<DirectedGraph> graphs();

    long seed();

    /// Whether the source has a positive in the fold.
    default boolean hasPositives(int fold, int source) {
        var rows = positives(fold).out();
        for (long p = rows.offset(source), end = rows.offset(source + 1); p < end; p++) {
            if (isPositive(fold, source, rows.neighbor(p))) {
                return true;
            }
        }
        return false;
    }

    /// Folds made by the caller.
    record Given(List<Fold> folds) implements Folds {
        @Override
        public int count() {
            return folds.size();
        }

        @Override
        public Fold fold(int number) {
            return folds.get(number);
        }

        @Override
        public DirectedGraph positives(int fold) {
            return folds.get(fold).positives();
        }

        @Override
        public boolean isPositive(int fold, int source, int target) {
            return true;
        }

        @Override
        public long positiveCount() {
            return folds.stream().mapToLong(fold -> fold.positives().edgeCount()).sum();
        }

        @Override
        public List<DirectedGraph> graphs() {
            var graphs = new ArrayList<DirectedGraph>();
            for (var fold : folds) {
                graphs.add(fold.positives());
                graphs.add(fold.propagation());
            }
            return graphs;
        }

        @Override
        public long seed() {
            return folds.size();
        }
    }

    /// The edges of a graph, dealt by hash.
    record Dealt(DirectedGraph graph, EdgeFolds folds) implements Folds {
        @Override
        public int count() {
            return folds.count();
        }

        @Override
        public Fold fold(int number) {
            return new Fold(graph.filter((u, v, _) -> folds.fold(u, v) == number),
                    graph.filter((u, v, _) -> folds.fold(u, v) != number));
        }

        @Override
        public DirectedGraph positives(int fold) {
            return graph;
        }

        @Override
        public boolean isPositive(int fold, int source, int target) {
            return folds.fold(source, target) == fold;
        }

        @Override
        public long positiveCount() {
            return graph.edgeCount();
        }

        @Override
        public List<DirectedGraph> graphs() {
            return List.of(graph);
        }

        @Override
        public long seed() {
            return folds.seed();
        }
    }
}
