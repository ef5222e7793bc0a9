package dev.thence.app;

import dev.thence.graph.UnknownItemException;
import dev.thence.io.CorruptFileException;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// The one place that turns what went wrong into a line for people and an exit code.
///
/// @param message one line: what, where, the value, what to do
/// @param exitCode for the shell
record Failure(String message, int exitCode) {
    static Failure of(Throwable thrown) {
        Throwable cause = unwrap(thrown);
        return new Failure(line(message(cause)), ExitCode.FAILED);
    }

    private static Throwable unwrap(Throwable thrown) {
        Throwable cause = thrown;
        while ((cause instanceof UncheckedIOException || cause instanceof ExecutionException)
                && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String message(Throwable cause) {
        if (isDiskFull(cause)) {
            return "the disk is full" + at(cause) + "; nothing that was there before has changed. "
                    + "Free some space and give the command again";
        }
        return switch (cause) {
            case NoSuchFileException e when e.getReason() != null ->
                    e.getFile() + ": " + e.getReason();
            case NoSuchFileException e -> "no such file: " + e.getFile();
            case FileNotFoundException e -> "cannot open " + e.getMessage();
            case AccessDeniedException e -> "no permission for " + e.getFile();
            case NotDirectoryException e -> e.getFile() + " is not a folder";
            case DirectoryNotEmptyException e -> "the folder " + e.getFile() + " is not empty";
            case FileAlreadyExistsException e -> e.getFile() + " exists already";
            case FileSystemException e -> e.getFile() + ": " + orName(e.getReason(), e);
            case CharacterCodingException e -> "the text is not in the charset it was read with ("
                    + orName(e.getMessage(), e) + "); name the right one with --charset";
            case EOFException e -> "a file ended too early (" + orName(e.getMessage(), e) + ")";
            case CorruptFileException e -> orName(e.getMessage(), e);
            case IOException e -> orName(e.getMessage(), e);
            case UnknownItemException e -> orName(e.getMessage(), e);
            case IllegalArgumentException e when e.getMessage() != null -> e.getMessage();
            case IllegalStateException e when e.getMessage() != null -> e.getMessage();
            case OutOfMemoryError _ -> "out of memory: the heap is "
                    + (Runtime.getRuntime().maxMemory() >> 20) + " MiB; "
                    + "give more, for example THENCE_JVM=-Xmx8g";
            case NoClassDefFoundError e -> "a library is missing (" + e.getMessage()
                    + "); build again with mvn -q -DskipTests package";
            default -> "an error in Thence itself: " + cause
                    + "; --debug shows where, please report it";
        };
    }

    /// The operating system's reason for a failed write, wherever in the chain it stands. Writing
    /// to a mapped file on a full disk shows as an InternalError of the JVM instead.
    private static boolean isDiskFull(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            String message = t.getMessage();
            if (message != null && (message.contains("No space left on device")
                    || message.contains("Disk quota exceeded")
                    || message.contains("File too large")
                    || t instanceof InternalError && message.contains("unsafe memory access"))) {
                return true;
            }
        }
        return false;
    }

    private static String at(Throwable thrown) {
        for (Throwable t = thrown; t != null; t = t.getCause()) {
            if (t instanceof FileSystemException e && e.getFile() != null) {
                return " (writing " + e.getFile() + ")";
            }
        }
        return "";
    }

    private static String orName(@Nullable String message, Throwable cause) {
        return message == null || message.isBlank() ? cause.getClass().getSimpleName() : message;
    }

    private static String line(String message) {
        return message.strip().replaceAll("\\s*\\R\\s*", " ");
    }
}
