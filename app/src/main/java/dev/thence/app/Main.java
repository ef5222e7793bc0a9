package dev.thence.app;

/// The `thence` program.
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.err.println("usage: thence COMMAND");
    }
}
