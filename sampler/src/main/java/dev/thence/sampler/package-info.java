/// Mini-batches of a directed graph: neighbourhoods of roots as blocks, and negatives.
///
/// A batch starts from *roots*, nodes in a [Role]. A *hop* draws neighbours of what was drawn
/// before, as many as the [Fanout] says; a *layer* computes in the other direction, from the
/// nodes of one *level* to those of the level above it. A *block* holds the edges of one layer
/// and role.
///
/// [NeighborSampler] fills a [Batch] for source and target roots; [EdgeExclusion] says which
/// edges are predicted in it and therefore taken out, edge by edge or as one of the [EdgeFolds].
/// [NegativeSampler] draws targets that are no successors.
///
/// {@snippet :
/// var fanout = new Fanout.Fixed(10, 10);
/// var sampler = NeighborSampler.builder(purchases).fanout(fanout).seed(7).build();
/// var batch = sampler.newBatch();
/// var predicted = EdgeExclusion.edges(sources, targets);
/// sampler.sample(batch, epoch, number, sources, targets, predicted);
/// Block last = batch.block(1, Role.SOURCE);   // gathers what source roots are made of
/// }
package dev.thence.sampler;
