/// Recommendations from a trained model.
///
/// A [dev.thence.serving.Recommender] opens a model folder; a
/// [dev.thence.serving.RecommendationQuery] asks it one thing, narrowed by
/// [dev.thence.serving.Filter]s; the answer, [dev.thence.serving.Recommendations], names the
/// model that gave it and is a list of [dev.thence.serving.Recommendation]s in one total order:
/// [dev.thence.serving.Rung] of the ladder, then score down, then train orders down, then item
/// id up. Each says [dev.thence.serving.Why].
///
/// {@snippet class="dev.thence.serving.ReadmeSnippetTest" region="readme"}
package dev.thence.serving;
