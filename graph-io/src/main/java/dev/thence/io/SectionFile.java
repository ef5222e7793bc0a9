package dev.thence.io;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/// The one container of every binary file: named sections of bytes behind a header that says what
/// the file is, checked against damage.
///
/// ```
/// 0   magic "THENCE\r\n"        8 bytes, notices text-mode copies
/// 8   container version         int, 1
/// 12  CRC32C of the other 60 bytes of the header and the table   int
/// 16  file length               long
/// 24  table offset              long
/// 32  table length in bytes     int
/// 36  number of sections        int
/// 40  kind length               int
/// 44  version of the kind       int
/// 48  zeros
/// 64  the sections, each at a multiple of 64, zeros between
/// ..  the table, at the end: the kind (UTF-8), then per section
///     name length int, CRC32C int, offset long, length long, name (UTF-8)
/// ```
///
/// All numbers are little-endian. Opening maps the file and checks the header, the table, all
/// bounds and the length, in O(sections); [#verify()] reads every byte. Immutable, any number of
/// threads; the opener closes it, and a read after that throws `IllegalStateException`.
public final class SectionFile implements AutoCloseable {
    static final byte[] MAGIC = "THENCE\r\n".getBytes(StandardCharsets.US_ASCII);
    static final int CONTAINER_VERSION = 1;
    static final int HEADER = 64;
    static final int ENTRY = 24;
    static final int ALIGNMENT = 64;
    private static final long SLICE = 1 << 28;

    /// How much is checked on opening.
    public enum Verification {
        /// The header, the table, bounds and the file's length.
        HEADER,
        /// Also every section's bytes.
        ALL
    }

    /// One section.
    ///
    /// @param name unique in its file
    /// @param offset where it begins
    /// @param length in bytes
    /// @param checksum the CRC32C of its bytes
    public record Section(String name, long offset, long length, int checksum) {}

    private final Path path;
    private final Arena arena;
    private final MemorySegment file;
    private final String kind;
    private final int version;
    private final Map<String, Section> sections;

    private SectionFile(Path path, Arena arena, MemorySegment file) throws CorruptFileException {
        this.path = path;
        this.arena = arena;
        this.file = file;
        var header = new SectionHeader(path, file);
        this.kind = header.kind();
        this.version = header.version();
        this.sections = header.sections();
    }

    /// Begins a file that replaces `target` when committed; until then only a temporary file beside
    /// it exists.
    ///
    /// @param kind what the file holds, such as `events`
    /// @param version the version of what it holds, from 1
    public static SectionFileWriter create(Path target, String kind, int version)
            throws IOException {
        return new SectionFileWriter(target, kind, version);
    }

    /// Opens a file of this kind.
    ///
    /// @throws CorruptFileException when it is cut, damaged, foreign or of another kind
    /// @throws java.nio.file.NoSuchFileException when there is none
    public static SectionFile open(Path path, String kind, Verification verification)
            throws IOException {
        var opened = openAny(path, verification);
        if (!opened.kind.equals(kind)) {
            opened.close();
            throw new CorruptFileException(path,
                    "holds " + opened.kind + ", expected " + kind);
        }
        return opened;
    }

    /// Opens a file of this kind whose version is at most the newest one that the caller can read.
    ///
    /// @throws CorruptFileException also when the file is of a newer version
    public static SectionFile open(Path path, String kind, int newest, Verification verification)
            throws IOException {
        var opened = open(path, kind, verification);
        if (opened.version > newest) {
            opened.close();
            throw new CorruptFileException(path, "holds version " + opened.version + " of " + kind
                    + ", this release reads up to " + newest + "; use a newer release");
        }
        return opened;
    }

    /// Opens a file of any kind.
    public static SectionFile openAny(Path path, Verification verification) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a folder, not a file");
        }
        var arena = Arena.ofShared();
        try (var channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long length = channel.size();
            if (length < HEADER) {
                throw new CorruptFileException(path, "has " + length
                        + " bytes, a file of Thence has at least " + HEADER);
            }
            var opened = new SectionFile(path, arena,
                    channel.map(FileChannel.MapMode.READ_ONLY, 0, length, arena));
            if (verification == Verification.ALL) {
                opened.verify();
            }
            return opened;
        } catch (IOException | RuntimeException e) {
            arena.close();
            throw e;
        }
    }

    /// The path it was opened from.
    public Path path() {
        return path;
    }

    /// What the file holds.
    public String kind() {
        return kind;
    }

    /// The version of what it holds.
    public int version() {
        return version;
    }

    /// In the order of writing.
    public List<Section> sections() {
        return List.copyOf(sections.values());
    }

    public boolean has(String section) {
        return sections.containsKey(section);
    }

    /// The bytes of the section, mapped, read-only, 64-byte aligned in the file.
    ///
    /// @throws CorruptFileException when there is no such section
    public MemorySegment section(String name) throws CorruptFileException {
        Section section = sections.get(name);
        if (section == null) {
            throw new CorruptFileException(path, "has no section " + name
                    + ", which every file of kind " + kind + " has");
        }
        return file.asSlice(section.offset(), section.length());
    }

    /// The bytes of a section that holds elements of this size; what readers of a kind use.
    ///
    /// @throws CorruptFileException when there is no such section or it is not of whole elements
    public MemorySegment section(String name, int elementBytes) throws CorruptFileException {
        MemorySegment bytes = section(name);
        if (bytes.byteSize() % elementBytes != 0) {
            throw new CorruptFileException(path, "section " + name + " has " + bytes.byteSize()
                    + " bytes, expected a multiple of " + elementBytes);
        }
        return bytes;
    }

    /// The bytes of a section that holds exactly so many elements.
    ///
    /// @throws CorruptFileException when there is no such section or it is of another length
    public MemorySegment section(String name, int elementBytes, long count)
            throws CorruptFileException {
        MemorySegment bytes = section(name);
        if (bytes.byteSize() != elementBytes * count) {
            throw new CorruptFileException(path, "section " + name + " has " + bytes.byteSize()
                    + " bytes, expected " + elementBytes * count);
        }
        return bytes;
    }

    /// The section as UTF-8 text.
    ///
    /// @throws CorruptFileException when there is no such section
    public String text(String name) throws CorruptFileException {
        return new String(section(name).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
    }

    /// Reads every section, and the zeros between them, against its checksum. O(bytes).
    ///
    /// @throws CorruptFileException naming the first damaged section
    public void verify() throws CorruptFileException {
        long end = HEADER;
        for (Section section : sections.values()) {
            requireZeros(end, section.offset());
            int found = checksum(section(section.name()), SLICE);
            if (found != section.checksum()) {
                throw new CorruptFileException(path, "section " + section.name()
                        + " is damaged: checksum expected " + hex(section.checksum()) + ", found "
                        + hex(found));
            }
            end = section.offset() + section.length();
        }
        requireZeros(end, SectionHeader.tableOffset(file));
    }

    private void requireZeros(long from, long to) throws CorruptFileException {
        for (long at = from; at < to; at++) {
            if (file.get(JAVA_BYTE, at) != 0) {
                throw new CorruptFileException(path, "byte " + at + " between sections is "
                        + file.get(JAVA_BYTE, at) + ", expected 0");
            }
        }
    }

    @Override
    public void close() {
        if (arena.scope().isAlive()) {
            arena.close();
        }
    }

    /// A byte buffer reaches over 2 GiB at most, so the bytes are taken slice by slice.
    static int checksum(MemorySegment bytes, long slice) {
        var crc = new CRC32C();
        for (long at = 0; at < bytes.byteSize(); at += slice) {
            crc.update(bytes.asSlice(at, Math.min(slice, bytes.byteSize() - at)).asByteBuffer());
        }
        return (int) crc.getValue();
    }

    static String hex(int checksum) {
        return String.format("%08x", checksum);
    }

    /// The checksum of header and table: every byte but the checksum's own four.
    static int headerChecksum(MemorySegment header, MemorySegment table) {
        var crc = new CRC32C();
        crc.update(header.asSlice(0, 12).asByteBuffer());
        crc.update(header.asSlice(16).asByteBuffer());
        crc.update(table.asByteBuffer());
        return (int) crc.getValue();
    }
}
