package dev.thence.serving;

import java.time.Duration;
import java.time.Instant;

/// Something that happened to the versions a [ModelStore] serves.
public sealed interface Swap {
    /// When.
    Instant at();

    /// Queries are answered by another version from now on.
    ///
    /// @param from the version before
    /// @param to the version now
    /// @param took how long it took to read and check it
    record Swapped(Instant at, String from, String to, Duration took) implements Swap {}

    /// A version was not taken; the one before goes on answering.
    ///
    /// @param serving the version that goes on
    /// @param refused the version that was to be
    /// @param reason one line: what is wrong with which file
    record Refused(Instant at, String serving, String refused, String reason) implements Swap {}

    /// The last query on a version has ended and its memory was given back.
    ///
    /// @param version the version that is no longer open
    record Released(Instant at, String version) implements Swap {}
}
