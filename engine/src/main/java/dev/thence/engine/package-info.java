/// Models: how they are trained, what they hold, how they score.
///
/// To train: a [Pipeline] with its [PipelineOptions] makes a trial and a release of an order log
/// ([OrderData]) or a graph ([GraphData]) and writes both ([RunModels]); [TrialReport] judges the
/// trial beside baselines. [Trainer] alone learns vectors on a [TrainingGraph] by a
/// [TrainingConfig], with a [Loss]. Training needs DJL on the class path.
///
/// To use: [Model#open] maps the folder of a model, [Model#scorer] gives the [Scorer] of a
/// [Question], whose score is the weighted sum of named [Evidence]s and can be taken apart into
/// [Part]s. [ModelBuilder] makes a model of vectors from elsewhere. A product page wants
/// `dev.thence.serving` instead, which ranks, filters and explains.
package dev.thence.engine;
