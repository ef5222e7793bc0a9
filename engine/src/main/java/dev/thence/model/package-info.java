/// Trained models: what they hold and how they score. Knows nothing of training and wants no DJL.
///
/// [Model#open] maps the folder of a model, [Model#scorer] gives the [Scorer] of a [Question],
/// whose score is the weighted sum of named [Evidence]s and can be taken apart into [Part]s. A
/// product page wants `dev.thence.serving` instead, which ranks, filters and explains.
///
/// [Closeness], [EvidenceSpread], [LogisticRegression], [NodeValues] and [Model.Parts]
/// are public for `dev.thence.fitting` and `dev.thence.pipeline`, which make models.
package dev.thence.model;
