package dev.thence.io;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32C;

/// Writes a [SectionFile]: sections one after the other into a temporary file beside the target,
/// which replaces the target when committed. Closing without a commit leaves the target as it was
/// and nothing behind. Not thread-safe.
public final class SectionFileWriter implements AutoCloseable {
    private static final int SLICE = 1 << 20;

    private final Path target;
    private final Replacement replacement;
    private final byte[] kind;
    private final int version;
    private final Map<String, SectionFile.Section> sections = new LinkedHashMap<>();
    private boolean inSection;
    private boolean committed;

    SectionFileWriter(Path target, String kind, int version) throws IOException {
        this(target, kind, version, Replacement.of(target));
    }

    SectionFileWriter(Path target, String kind, int version, Replacement replacement)
            throws IOException {
        this.target = target;
        this.kind = kind.getBytes(StandardCharsets.UTF_8);
        this.version = version;
        this.replacement = replacement;
        try {
            if (kind.isBlank() || version < 1) {
                throw new IllegalArgumentException("kind is '" + kind + "' and version " + version
                        + ", must be a word and 1 or more");
            }
            replacement.write(ByteBuffer.allocate(SectionFile.HEADER));
        } catch (IOException | RuntimeException e) {
            replacement.close();
            throw e;
        }
    }

    /// Adds a section with these bytes, of any length.
    public void add(String name, MemorySegment bytes) throws IOException {
        try (var section = begin(name)) {
            section.write(bytes);
        }
    }

    public void addBytes(String name, byte[] bytes) throws IOException {
        add(name, MemorySegment.ofArray(bytes));
    }

    public void addInts(String name, int[] values) throws IOException {
        add(name, MemorySegment.ofArray(values));
    }

    public void addLongs(String name, long[] values) throws IOException {
        add(name, MemorySegment.ofArray(values));
    }

    public void addFloats(String name, float[] values) throws IOException {
        add(name, MemorySegment.ofArray(values));
    }

    public void addText(String name, String text) throws IOException {
        addBytes(name, text.getBytes(StandardCharsets.UTF_8));
    }

    /// Begins a section that is written piece by piece; it ends when the stream is closed.
    ///
    /// @throws IllegalStateException when another section is still open
    /// @throws IllegalArgumentException when the name is blank or taken
    public SectionOutput begin(String name) throws IOException {
        if (inSection || committed) {
            throw new IllegalStateException("section " + name + " of " + target
                    + " begun while another is open or after the commit");
        }
        if (name.isBlank() || sections.containsKey(name)) {
            throw new IllegalArgumentException("section name '" + name + "' of " + target
                    + " must be new and not blank");
        }
        align();
        inSection = true;
        return new SectionOutput(name, replacement.position());
    }

    private void align() throws IOException {
        int gap = (int) (-replacement.position() & (SectionFile.ALIGNMENT - 1));
        replacement.write(ByteBuffer.allocate(gap));
    }

    /// Writes table and header, forces the file to the disk and puts it in the target's place in
    /// one step.
    ///
    /// @throws IllegalStateException while a section is open, after a failed write, or a second
    ///     time
    public void commit() throws IOException {
        if (inSection || committed || replacement.failed()) {
            throw new IllegalStateException("commit of " + target
                    + " while a section is open, after a failed write or a second time");
        }
        align();
        ByteBuffer table = table();
        ByteBuffer header = header(table.capacity());
        header.putInt(12, SectionFile.headerChecksum(MemorySegment.ofBuffer(header),
                MemorySegment.ofBuffer(table)));
        replacement.write(table);
        replacement.overwrite(0, header);
        replacement.commit();
        committed = true;
    }

    private ByteBuffer table() {
        int size = kind.length;
        for (String name : sections.keySet()) {
            size += SectionFile.ENTRY + name.getBytes(StandardCharsets.UTF_8).length;
        }
        ByteBuffer table = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).put(kind);
        for (SectionFile.Section section : sections.values()) {
            byte[] name = section.name().getBytes(StandardCharsets.UTF_8);
            table.putInt(name.length).putInt(section.checksum()).putLong(section.offset())
                    .putLong(section.length()).put(name);
        }
        return table.flip();
    }

    private ByteBuffer header(int tableLength) {
        return ByteBuffer.allocate(SectionFile.HEADER).order(ByteOrder.LITTLE_ENDIAN)
                .put(SectionFile.MAGIC).putInt(SectionFile.CONTAINER_VERSION).putInt(0)
                .putLong(replacement.position() + tableLength).putLong(replacement.position())
                .putInt(tableLength).putInt(sections.size()).putInt(kind.length)
                .putInt(version).rewind();
    }

    /// Gives up what was not committed.
    @Override
    public void close() throws IOException {
        replacement.close();
    }

    /// The section being written.
    public final class SectionOutput extends OutputStream {
        private final String name;
        private final long start;
        private final CRC32C crc = new CRC32C();
        private boolean closed;

        private SectionOutput(String name, long start) {
            this.name = name;
            this.start = start;
        }

        /// Appends the bytes of a segment, of any length.
        public void write(MemorySegment bytes) throws IOException {
            for (long at = 0; at < bytes.byteSize(); at += SLICE) {
                MemorySegment slice = bytes.asSlice(at, Math.min(SLICE, bytes.byteSize() - at));
                // A segment over another kind of array than byte[] has no byte buffer of its own.
                ByteBuffer buffer = slice.isNative() ? slice.asByteBuffer()
                        : ByteBuffer.wrap(slice.toArray(ValueLayout.JAVA_BYTE));
                crc.update(buffer.duplicate());
                replacement.write(buffer);
            }
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            crc.update(bytes, from, length);
            replacement.write(ByteBuffer.wrap(bytes, from, length));
        }

        @Override
        public void write(int oneByte) throws IOException {
            write(new byte[] {(byte) oneByte}, 0, 1);
        }

        @Override
        public void close() {
            if (!closed) {
                closed = true;
                inSection = false;
                sections.put(name, new SectionFile.Section(name, start,
                        replacement.position() - start,
                        (int) crc.getValue()));
            }
        }
    }
}
