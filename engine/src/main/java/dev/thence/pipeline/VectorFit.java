package dev.thence.pipeline;

import dev.thence.evaluation.QuerySet;
import dev.thence.graph.Workers;
import dev.thence.training.PipelineListener;
import dev.thence.training.Trainer;
import dev.thence.training.TrainingConfig;
import dev.thence.training.TrainingGraph;
import dev.thence.training.TrainingResult;
import dev.thence.vectors.DualVectors;

/// The vectors of a fit: what was trained, and what validation chose of how the final vectors are
/// computed from it.
///
/// @param config what they were trained with
/// @param training the training, whose own vectors know nothing of the choice
/// @param reachOut what was chosen
/// @param vectors the final ones
record VectorFit(TrainingConfig config, TrainingResult training, ReachOutChoice reachOut,
        DualVectors vectors) {

    /// Trains until validation stops getting better, then chooses.
    ///
    /// @param queries the validation queries
    /// @param half which of them may be used
    static VectorFit trial(TrainingGraph graph, TrainingConfig config, QuerySet queries, Half half,
            Trainer trainer, Workers workers, PipelineListener listener) {
        var sample = VectorTraining.sample(queries, half, config.seed());
        var training = trainer.train(graph, config, VectorTraining.validation(sample, workers),
                VectorTraining.listener(listener, "learning vectors (trial)"));
        listener.stage("reach-out edges", 0);
        var reachOut = ReachOutChoice.byValidation(training, graph, sample, workers);
        var vectors = reachOut.equals(ReachOutChoice.NONE) ? training.vectors()
                : training.tables().vectors(reachOut.on(graph, workers), workers);
        return new VectorFit(config, training, reachOut, vectors);
    }

    /// The same on another graph: epochs and choice are those of this fit.
    VectorFit release(TrainingGraph graph, TrainingConfig config, Trainer trainer, Workers workers,
            PipelineListener listener) {
        var settings = config.withEpochs(training.epochs());
        var result = trainer.train(reachOut.on(graph, workers), settings,
                VectorTraining.listener(listener, "learning vectors (release)"));
        return new VectorFit(settings, result, reachOut, result.vectors());
    }

    /// How the vectors were made: one line for people.
    String text() {
        String layers = config.isWholeGraph()
                ? "whole-graph training, " + config.layers() + " layers"
                : "sampled training, fan-out " + config.fanout().text();
        String views = config.coViewMessages() == 0 ? "no messages along co-views"
                : "messages along co-views at weight " + config.coViewMessages();
        return layers + ", " + training.epochs() + " epochs; " + views + "; final vectors with "
                + reachOut.text();
    }
}
