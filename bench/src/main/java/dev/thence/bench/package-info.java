/// How fast and how good: the harness behind `thence bench`. Quality is judged by two
/// protocols, held-out edges and later orders; its tables are Markdown with intervals, machine,
/// commit and seed. Nothing here prints.
package dev.thence.bench;
