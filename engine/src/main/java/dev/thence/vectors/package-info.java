/// What training learns and a model stores: a vector per item and role ([DualVectors]) as rows of
/// a [FloatMatrix], and their inner products ([Dots]), the same bits on every machine of a kind.
package dev.thence.vectors;
