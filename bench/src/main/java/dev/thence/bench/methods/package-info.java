/// The methods that come with the program, by name: baselines and the model's rows, and
/// published methods for links of directed graphs, written from their papers. Of those every
/// class says which paper, which equation and what is done differently.
package dev.thence.bench.methods;
