/// The run over datasets, protocols, methods and seeds that measures every cell once.
package dev.thence.bench.quality;
