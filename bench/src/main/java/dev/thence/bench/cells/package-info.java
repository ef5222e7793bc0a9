/// One method, fitted and judged once: its figures, the file they are kept in, and what tells
/// whether the file is still true.
package dev.thence.bench.cells;
