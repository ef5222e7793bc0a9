/// How vectors are learned: a [Trainer] learns them on a [TrainingGraph] by a [TrainingConfig] with
/// a [Loss], step by step, and tells a [TrainingListener]. Wants DJL on the class path.
package dev.thence.training;
