/// How a dataset is cut into what may be learned from and what is asked: edges of a graph, the
/// published splits of DirLinkBench, items without edges, later orders, new items.
package dev.thence.bench.protocols;
