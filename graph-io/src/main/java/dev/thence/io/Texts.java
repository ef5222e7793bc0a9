package dev.thence.io;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import it.unimi.dsi.fastutil.bytes.ByteArrays;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/// Numbered strings `[0, count)` as UTF-8 bytes, in memory or mapped, without an object per
/// string.
///
/// Immutable, usable by any number of threads. Memory: the bytes, and 8 per string.
public final class Texts {
    private final int count;
    private final MemorySegment offsets;
    private final MemorySegment bytes;

    Texts(MemorySegment offsets, MemorySegment bytes) {
        this.count = Math.toIntExact(offsets.byteSize() / Long.BYTES - 1);
        this.offsets = offsets;
        this.bytes = bytes;
    }

    public static Builder builder() {
        return new Builder();
    }

    public int count() {
        return count;
    }

    public String text(int number) {
        Objects.checkIndex(number, count);
        long from = offsets.getAtIndex(JAVA_LONG, number);
        long to = offsets.getAtIndex(JAVA_LONG, number + 1);
        return new String(bytes.asSlice(from, to - from).toArray(JAVA_BYTE),
                StandardCharsets.UTF_8);
    }

    /// Adds the strings to a file, as two sections whose names begin with the prefix.
    public void write(SectionFileWriter file, String prefix) throws IOException {
        file.add(prefix + "offsets", offsets);
        file.add(prefix + "bytes", bytes);
    }

    /// The strings of a file, mapped; they live as long as the file is open.
    ///
    /// @throws CorruptFileException when the sections are missing or do not fit each other
    public static Texts read(SectionFile file, String prefix) throws CorruptFileException {
        MemorySegment offsets = file.section(prefix + "offsets", Long.BYTES);
        MemorySegment bytes = file.section(prefix + "bytes");
        long count = offsets.byteSize() / Long.BYTES - 1;
        if (count < 0 || count > Integer.MAX_VALUE
                || offsets.getAtIndex(JAVA_LONG, count) != bytes.byteSize()) {
            throw new CorruptFileException(file.path(), "sections " + prefix + "*: " + count
                    + " texts of " + bytes.byteSize() + " bytes do not fit their offsets");
        }
        return new Texts(offsets, bytes);
    }

    /// Collects strings one after the other. Not thread-safe; single use.
    public static final class Builder {
        private final LongArrayList offsets = LongArrayList.of(0);
        private byte[] bytes = new byte[64];
        private int size;

        private Builder() {}

        public Builder add(String text) {
            byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
            bytes = ByteArrays.grow(bytes, Math.addExact(size, encoded.length), size);
            System.arraycopy(encoded, 0, bytes, size, encoded.length);
            size += encoded.length;
            offsets.add(size);
            return this;
        }

        public Texts build() {
            return new Texts(MemorySegment.ofArray(offsets.toLongArray()),
                    MemorySegment.ofArray(ByteArrays.trim(bytes, size)));
        }
    }
}
