package dev.thence.io;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;

/// A file that is written under another name beside its target and takes the target's place in one
/// step when committed. Whatever goes wrong before, the target stays as it was, and the other file
/// is removed: when this is closed, or when the program ends, by Ctrl-C too. Only a killed process
/// or a power cut leaves it behind, as `<target>.<hex>.tmp`. Not thread-safe.
final class Replacement implements AutoCloseable {

    /// Opens the file to write to; tests open one that fails.
    @FunctionalInterface
    interface Opening {
        FileChannel open(Path temporary) throws IOException;
    }

    private final Path target;
    private final Path temporary;
    private final FileChannel channel;
    private long position;
    private boolean failed;
    private boolean committed;

    private Replacement(Path target, Opening opening) throws IOException {
        this.target = target;
        Path whole = target.toAbsolutePath();
        if (Files.isDirectory(whole)) {
            throw new IOException(target + ": cannot be written: it is a folder");
        }
        if (!Files.isDirectory(whole.getParent())) {
            throw new IOException(target + ": cannot be written: there is no folder "
                    + whole.getParent());
        }
        String mark = UUID.randomUUID().toString().substring(0, 8);
        this.temporary = whole.resolveSibling(whole.getFileName() + "." + mark + ".tmp");
        ProgramEnd.unfinished(temporary);
        try {
            this.channel = opening.open(temporary);
        } catch (IOException e) {
            ProgramEnd.finished(temporary);
            throw failure(e);
        }
    }

    static Replacement of(Path target) throws IOException {
        return of(target, temporary -> FileChannel.open(temporary, StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE));
    }

    static Replacement of(Path target, Opening opening) throws IOException {
        return new Replacement(target, opening);
    }

    /// True when a write has failed: what has been written so far is not whole.
    boolean failed() {
        return failed;
    }

    /// How many bytes have been written, or where the next one goes.
    long position() {
        return position;
    }

    /// Appends all of the bytes.
    void write(ByteBuffer bytes) throws IOException {
        position += writeAt(bytes, position);
    }

    /// Overwrites bytes that have been written before.
    void overwrite(long at, ByteBuffer bytes) throws IOException {
        writeAt(bytes, at);
    }

    private long writeAt(ByteBuffer bytes, long at) throws IOException {
        long from = at;
        try {
            while (bytes.hasRemaining()) {
                from += channel.write(bytes, from);
            }
        } catch (IOException e) {
            throw failure(e);
        }
        return from - at;
    }

    /// A stream that appends; closing it does nothing.
    OutputStream stream() {
        return new OutputStream() {
            @Override
            public void write(int oneByte) throws IOException {
                Replacement.this.write(ByteBuffer.wrap(new byte[] {(byte) oneByte}));
            }

            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                Replacement.this.write(ByteBuffer.wrap(bytes, from, length));
            }
        };
    }

    /// Forces the bytes to the disk and puts the file in the target's place.
    ///
    /// @throws IllegalStateException when a write has failed, or after a commit
    void commit() throws IOException {
        if (failed || committed) {
            throw new IllegalStateException("commit of " + target
                    + " after a failed write or a second time");
        }
        try {
            channel.force(true);
            channel.close();
            Files.move(temporary, target.toAbsolutePath(), StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw failure(e);
        }
        committed = true;
        ProgramEnd.finished(temporary);
        forceFolder();
    }

    /// Makes the rename itself survive a power cut, where the system lets a folder be forced.
    private void forceFolder() {
        Path folder = temporary.getParent();
        try (var opened = FileChannel.open(folder, StandardOpenOption.READ)) {
            opened.force(true);
        } catch (IOException e) {
            System.getLogger(Replacement.class.getName()).log(System.Logger.Level.DEBUG,
                    "cannot force folder " + folder, e);
        }
    }

    private IOException failure(IOException cause) {
        failed = true;
        String reason = cause instanceof AccessDeniedException ? "permission denied"
                : cause.getMessage() == null ? cause.getClass().getSimpleName()
                        : cause.getMessage();
        return new IOException(target + ": cannot be written: " + reason
                + (Files.exists(target) ? "; what it held before is unchanged" : ""), cause);
    }

    /// Gives up what was not committed.
    @Override
    public void close() throws IOException {
        if (!committed) {
            channel.close();
            Files.deleteIfExists(temporary);
            ProgramEnd.finished(temporary);
        }
    }
}
