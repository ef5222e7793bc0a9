/// Judges methods: the protocols that make queries with known answers, the metrics of ranked
/// lists, the simple methods that stand beside every model, and walks on the graph.
///
/// A *task* is a [QuerySet]: queries, each a source with its relevant targets, over one
/// catalogue. A *method* is a [TargetScorer]. [Evaluator#evaluate] gives a [TaskResult] with
/// every metric of every query; [Bootstrap] gives the interval of a difference. [EdgesProtocol]
/// makes the tasks of a graph, [TimeProtocol] those of an order log, [GraphBaselines] and
/// [OrderBaselines] the methods to compare with.
package dev.thence.evaluation;
