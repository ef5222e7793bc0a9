/// From data to models: a [Pipeline] with its [PipelineOptions] makes a trial and a release of an
/// order log ([OrderData]) or a graph ([GraphData]) and writes both ([RunModels]); [TrialReport]
/// judges the trial beside baselines. [ModelBuilder] makes a model of vectors from elsewhere.
/// Training needs DJL on the class path.
package dev.thence.pipeline;
