/// How fast a storefront is answered, from Java and over HTTP, how much memory that takes, and how
/// other libraries do on the same questions in the same run.
package dev.thence.bench.serving;
