package dev.thence.bench;

/// A method does not take this data by its nature, such as an n x n matrix for a graph that is
/// too large. Its cell is left out with the reason, and nothing has failed.
public final class UnsuitableDataException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param reason what the limit is and what the data has
    public UnsuitableDataException(String reason) {
        super(reason);
    }
}
