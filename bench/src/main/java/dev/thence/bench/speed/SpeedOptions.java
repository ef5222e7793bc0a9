package dev.thence.bench.speed;

import java.nio.file.Path;
import java.util.Optional;

/// What a speed benchmark measures on.
///
/// @param data the folder with Online Retail; empty for that of `THENCE_DATA`, and where that
///     is unset the synthetic shop is imported in its place
/// @param nodes of the graph that is trained on, a multiple of 200; it has ten edges per node
/// @param steps of training over which memory is watched, 100 or more
/// @param seed of the graph and the training
/// @param threads that compute, 1 or more
/// @param command by which to repeat the run, for the report
public record SpeedOptions(Optional<Path> data, int nodes, int steps, long seed, int threads,
        String command) {
    public SpeedOptions {
        if (nodes < 200 || nodes % 200 != 0) {
            throw new IllegalArgumentException(
                    "nodes is " + nodes + ", must be a positive multiple of 200");
        }
        if (steps < 100) {
            throw new IllegalArgumentException("steps is " + steps + ", must be 100 or more");
        }
        if (threads < 1) {
            throw new IllegalArgumentException("threads is " + threads + ", must be 1 or more");
        }
    }
}
