/// What the texts of items are made of: their terms, by which items are alike ([ItemTerms]), and
/// which are rows to learn from ([TermRows]). Not exported.
package dev.thence.terms;
