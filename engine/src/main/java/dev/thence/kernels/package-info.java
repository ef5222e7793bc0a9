/// The arithmetic of training on plain arrays: matrix and sparse products, sums in a fixed order,
/// and the losses with their gradients. Knows no graph and no configuration. Not exported; public
/// here is what `dev.thence.training` calls.
package dev.thence.kernels;
