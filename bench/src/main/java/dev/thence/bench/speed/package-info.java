/// How long the long paths take and how much memory an import needs. Single methods are measured
/// by JMH in this package's tests.
package dev.thence.bench.speed;
