package dev.thence.datasets;

import java.io.IOException;

/// A dataset that is not there, or is not what the registry says it is. The message says where
/// it was looked for and how to get it.
public final class DatasetException extends IOException {
    private static final long serialVersionUID = 1L;

    public DatasetException(String message) {
        super(message);
    }
}
