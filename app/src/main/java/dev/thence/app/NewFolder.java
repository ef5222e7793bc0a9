package dev.thence.app;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;

/// A folder that appears whole or not at all: filled beside its place and moved there at the end.
/// Closing it before that removes what was written; so does Ctrl-C.
final class NewFolder implements AutoCloseable {
    private final Path target;
    private final Path filling;
    private final Thread onExit;
    private boolean done;

    private NewFolder(Path target, Path filling) {
        this.target = target;
        this.filling = filling;
        onExit = new Thread(() -> deleteWhileWritten(filling), "thence-clean-up");
    }

    /// @param replace whether a folder that is there gives way, at the end and not before
    /// @throws IOException when the place is taken
    static NewFolder at(Path target, boolean replace) throws IOException {
        Path place = target.toAbsolutePath().normalize();
        if (Files.exists(place) && !replace && !isEmptyFolder(place)) {
            throw new IOException(target + " exists already and is not empty; name another folder "
                    + "or give --overwrite");
        }
        if (Files.exists(place) && replace && !isEmptyFolder(place)
                && !Files.exists(new RunFolder(place).runFile())) {
            throw new IOException(target + " is no run, --overwrite leaves it alone; "
                    + "name another folder");
        }
        Files.createDirectories(place.getParent());
        var folder = new NewFolder(target, Files.createDirectory(beside(place, "new")));
        Runtime.getRuntime().addShutdownHook(folder.onExit);
        return folder;
    }

    private static boolean isEmptyFolder(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            return false;
        }
        try (var entries = Files.list(path)) {
            return entries.findAny().isEmpty();
        }
    }

    private static Path beside(Path place, String what) {
        return place.resolveSibling("." + place.getFileName() + "-" + what + "-"
                + ProcessHandle.current().pid());
    }

    Path filling() {
        return filling;
    }

    /// Moves the folder to its place.
    void commit() throws IOException {
        Path place = target.toAbsolutePath().normalize();
        if (Files.exists(place) && !isEmptyFolder(place)) {
            Path old = beside(place, "old");
            Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
            Files.move(filling, place, StandardCopyOption.ATOMIC_MOVE);
            done = true;
            deleteQuietly(old);
        } else {
            Files.move(filling, place, StandardCopyOption.ATOMIC_MOVE);
            done = true;
        }
    }

    @Override
    public void close() {
        if (!done) {
            deleteQuietly(filling);
        }
        try {
            Runtime.getRuntime().removeShutdownHook(onExit);
        } catch (IllegalStateException _) {
            // The program is going down, and the hook does the rest.
        }
    }

    /// While the program goes down its work goes on, and may put one more file there.
    private static void deleteWhileWritten(Path folder) {
        for (int tries = 0; tries < 100 && Files.exists(folder); tries++) {
            deleteQuietly(folder);
        }
    }

    private static void deleteQuietly(Path folder) {
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes)
                        throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException failure)
                        throws IOException {
                    Files.deleteIfExists(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException _) {
            // What cannot be removed has a name that says it is a leftover; the run is not touched.
        }
    }
}
