package dev.thence.serving;

import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/// Copies folders so that they survive a power cut, and removes them.
final class StoreFiles {
    private static final System.Logger LOG = System.getLogger(StoreFiles.class.getName());
    private static final int PIECE = 1 << 20;

    private StoreFiles() {}

    static void copy(Path from, Path to, PipelineListener listener) throws IOException {
        Files.createDirectory(to);
        List<Path> files;
        try (Stream<Path> entries = Files.list(from)) {
            files = entries.filter(Files::isRegularFile).sorted()
                    .filter(file -> !StoreFolder.isUnfinished(file.getFileName().toString())).toList();
        }
        for (Path file : files) {
            copyFile(file, to.resolve(file.getFileName()), listener);
        }
        force(to);
    }

    private static void copyFile(Path from, Path to, PipelineListener listener)
            throws IOException {
        var piece = ByteBuffer.allocate(PIECE);
        try (var in = FileChannel.open(from, StandardOpenOption.READ);
                var out = FileChannel.open(to, StandardOpenOption.CREATE_NEW,
                        StandardOpenOption.WRITE)) {
            while (in.read(piece.clear()) >= 0) {
                requireGoOn(listener);
                piece.flip();
                while (piece.hasRemaining()) {
                    out.write(piece);
                }
            }
            out.force(true);
        } catch (IOException e) {
            throw new IOException(to + ": cannot be written: " + e.getMessage(), e);
        }
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(folder)) {
            entries = walk.toList();
        }
        for (Path entry : entries.reversed()) {
            Files.deleteIfExists(entry);
        }
    }

    /// Makes the names in a folder survive a power cut, where the system lets a folder be forced.
    static void force(Path folder) {
        try (var opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "cannot force folder " + folder, e);
        }
    }

    static void requireGoOn(PipelineListener listener) {
        if (listener.isCancelled()) {
            throw new CancellationException("stopped while publishing");
        }
    }
}
