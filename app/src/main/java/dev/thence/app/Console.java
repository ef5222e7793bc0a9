package dev.thence.app;

import java.io.PrintStream;
import java.util.Locale;

/// Where the program writes: results to stdout, everything about how it is going to stderr.
/// Only this module prints.
final class Console {
    private final PrintStream out;
    private final PrintStream err;
    private final boolean terminal;
    private boolean stackTraces;

    /// @param terminal whether stderr is a terminal that progress bars may be drawn on
    Console(PrintStream out, PrintStream err, boolean terminal) {
        this.out = out;
        this.err = err;
        this.terminal = terminal;
    }

    /// The launcher asks the shell and says so in a property; without it the JVM's own answer, which
    /// is no when any of the streams is redirected.
    static boolean stderrIsTerminal() {
        if ("dumb".equals(System.getenv("TERM"))) {
            return false;
        }
        String told = System.getProperty("thence.terminal");
        if (told != null) {
            return Boolean.parseBoolean(told);
        }
        var console = System.console();
        return console != null && console.isTerminal();
    }

    PrintStream out() {
        return out;
    }

    PrintStream err() {
        return err;
    }

    boolean terminal() {
        return terminal;
    }

    void showStackTraces() {
        stackTraces = true;
    }

    boolean stackTraces() {
        return stackTraces;
    }

    /// One line of results. Numbers are written the same in every country.
    void print(String format, Object... values) {
        out.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }

    /// One line about how it is going.
    void note(String format, Object... values) {
        err.println(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }

    /// The command a person would give next.
    void next(String command) {
        print("Next: %s", command);
    }

    /// Whether everything printed so far arrived: a full disk behind stdout is a failure too.
    boolean delivered() {
        out.flush();
        return !out.checkError();
    }
}
