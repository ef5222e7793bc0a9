package dev.thence.app;

import java.io.PrintStream;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Shows what the libraries log through `System.Logger`: warnings always, more with -v and --debug.
final class ProgramLog extends Handler {
    /// Held, because the log manager lets go of loggers that nobody holds.
    private static final Logger THENCE = Logger.getLogger("dev.thence");

    private final SimpleFormatter formatter = new SimpleFormatter();
    private final PrintStream err;
    private final boolean stackTraces;

    private ProgramLog(PrintStream err, boolean stackTraces) {
        this.err = err;
        this.stackTraces = stackTraces;
    }

    static void open(Console console, boolean debug, boolean verbose) {
        var root = Logger.getLogger("");
        for (Handler old : root.getHandlers()) {
            root.removeHandler(old);
        }
        var handler = new ProgramLog(console.err(), debug);
        handler.setLevel(Level.ALL);
        root.addHandler(handler);
        root.setLevel(debug ? Level.CONFIG : Level.WARNING);
        THENCE.setLevel(debug ? Level.ALL : verbose ? Level.INFO : Level.WARNING);
    }

    @Override
    public void publish(LogRecord entry) {
        if (!isLoggable(entry)) {
            return;
        }
        String kind = entry.getLevel().intValue() >= Level.WARNING.intValue()
                ? entry.getLevel().getName().toLowerCase(Locale.ROOT) + ": " : "";
        err.println("thence: " + kind + formatter.formatMessage(entry));
        if (stackTraces && entry.getThrown() != null) {
            entry.getThrown().printStackTrace(err);
        }
    }

    @Override
    public void flush() {
        err.flush();
    }

    @Override
    public void close() {
        flush();
    }
}
