/// Published methods for links of directed graphs, written from their papers: what a model is
/// judged beside. Every class says which paper, which equation and what is done differently.
package dev.thence.bench.methods;
