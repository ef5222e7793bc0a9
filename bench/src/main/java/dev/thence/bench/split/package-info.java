/// Splits as plain files for programs in any language, and the judge of the scores they give.
package dev.thence.bench.split;
