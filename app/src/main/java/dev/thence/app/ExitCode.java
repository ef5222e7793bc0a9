package dev.thence.app;

/// What the program tells the shell.
final class ExitCode {
    static final int DONE = 0;
    /// Bad input, a damaged file, a full disk.
    static final int FAILED = 1;
    /// An unknown command or option, a value that is not allowed.
    static final int USAGE = 2;
    /// Ctrl-C: 128 plus the signal's number, as a shell reports it.
    static final int INTERRUPTED = 130;

    private ExitCode() {}
}
