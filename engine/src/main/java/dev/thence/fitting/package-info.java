/// From counts and known answers to numbers of a model: evidences of counts ([SparseEvidences]),
/// the weights of evidences ([WeightFit], then [RankFit]) and those of the existence head
/// ([ExistencePairs]). Not exported; public here is what `dev.thence.pipeline` calls.
package dev.thence.fitting;
