package dev.thence.training;

/// Hears how far a long piece of work is, and may stop it. Called from the thread that runs the
/// work; must return quickly.
public interface PipelineListener {
    /// A listener that hears nothing and stops nothing.
    PipelineListener SILENT = new PipelineListener() {};

    /// A new stage begins.
    ///
    /// @param name what is done, in words for a person
    /// @param steps how many steps it has; 0 when unknown
    default void stage(String name, long steps) {}

    /// The stage has come this far.
    ///
    /// @param done steps done, at most the stage's number
    /// @param detail something about the state, such as the loss; may be empty
    default void progress(long done, String detail) {}

    /// True when the work should end at the next safe point.
    default boolean isCancelled() {
        return false;
    }
}
