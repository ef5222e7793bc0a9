/// What a method of one's own is written against: the kinds of [Method], the views they are
/// fitted on, and what a fit may be beside scores. Everything else of the harness is in rooms
/// of its own, each of which uses only those named before it: `methods` (those that come with
/// the program), `cells` (one measurement and its file), `protocols` (how data is cut and what
/// is asked), `pages` (tables, pictures and JSON), `quality` (the run over datasets), `split`
/// (splits and scores as plain files); `speed` stands beside them. Nothing here prints.
package dev.thence.bench;
