package dev.thence.datasets;

import java.time.Instant;

/// A part of an order log that judges: what precedes the cut is for training, the orders from
/// the cut up to the end ask.
///
/// @param name in tables
public record TestPeriod(String name, Instant cut, Instant end) {

    /// @throws IllegalArgumentException when the end is not after the cut
    public TestPeriod {
        if (!end.isAfter(cut)) {
            throw new IllegalArgumentException("period " + name + " ends at " + end
                    + ", must end after its cut at " + cut);
        }
    }

    /// From one day's beginning to another's, UTC: `of("A", "2011-10-01", "2011-12-10")`.
    static TestPeriod of(String name, String cut, String end) {
        return new TestPeriod(name, Instant.parse(cut + "T00:00:00Z"),
                Instant.parse(end + "T00:00:00Z"));
    }
}
