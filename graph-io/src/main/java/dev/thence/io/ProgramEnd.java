package dev.thence.io;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// What happens when the program goes down, by Ctrl-C too, in this order: whoever asked to be waited
/// for comes to an end, and may write a last file whole; then files that are still unfinished are
/// removed. Shutdown hooks of the JVM would run side by side, and the second might take away what
/// the first is writing. Thread-safe.
public final class ProgramEnd {
    private static final Set<Waiting> WAITING = ConcurrentHashMap.newKeySet();
    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(ProgramEnd::run, "thence-end"));
    }

    private ProgramEnd() {}

    /// Work that is waited for until it is closed.
    public static final class Waiting implements AutoCloseable {
        private final Runnable atEnd;
        private final OptionalInt exitCode;

        private Waiting(Runnable atEnd, OptionalInt exitCode) {
            this.atEnd = atEnd;
            this.exitCode = exitCode;
        }

        @Override
        public void close() {
            WAITING.remove(this);
        }
    }

    /// @param atEnd run on a thread of its own when the program goes down; unfinished files stay
    ///     until it returns
    public static Waiting waitFor(Runnable atEnd) {
        return waitFor(atEnd, OptionalInt.empty());
    }

    /// The same for work that is done when it is asked to end, such as that of a service.
    ///
    /// @param exitCode what the program ends with instead of the number of the signal, where this
    ///     has not been closed before
    public static Waiting waitFor(Runnable atEnd, int exitCode) {
        return waitFor(atEnd, OptionalInt.of(exitCode));
    }

    private static Waiting waitFor(Runnable atEnd, OptionalInt exitCode) {
        var waiting = new Waiting(atEnd, exitCode);
        WAITING.add(waiting);
        return waiting;
    }

    static void unfinished(Path file) {
        UNFINISHED.add(file);
    }

    static void finished(Path file) {
        UNFINISHED.remove(file);
    }

    private static void run() {
        List<Thread> ends = new ArrayList<>();
        var code = OptionalInt.empty();
        for (Waiting waiting : WAITING) {
            code = waiting.exitCode.isPresent() ? waiting.exitCode : code;
            ends.add(Thread.ofPlatform().name("thence-interrupt").start(waiting.atEnd));
        }
        for (Thread end : ends) {
            try {
                end.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
        UNFINISHED.forEach(ProgramEnd::remove);
        if (code.isPresent()) {
            // A JVM that goes down by a signal gives its number, whatever is returned to it.
            Runtime.getRuntime().halt(code.getAsInt());
        }
    }

    private static void remove(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            System.getLogger(ProgramEnd.class.getName()).log(System.Logger.Level.WARNING,
                    "cannot remove " + file, e);
        }
    }
}
