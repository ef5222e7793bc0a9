package dev.thence.bench;

import dev.thence.evaluation.TaskResult;

/// One row of a table: a method and how it did a task.
///
/// @param name the same in every table
public record MethodResult(String name, Role role, TaskResult result) {

    /// What a method is in a comparison.
    public enum Role {
        /// Simple or published; nothing of ours is in it.
        BASELINE,
        /// The learned vectors without any other evidence.
        LEARNED_ALONE,
        /// All evidences but the learned vectors, fitted the same way: what learning has to
        /// beat.
        WITHOUT_MATCH,
        /// What is served.
        MODEL
    }
}
