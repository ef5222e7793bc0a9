/// What is made of cells: means, intervals and paired differences, as Markdown, pictures and
/// JSON, with the machine, commit and command they come from.
package dev.thence.bench.pages;
