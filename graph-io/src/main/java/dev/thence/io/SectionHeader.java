package dev.thence.io;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG_UNALIGNED;

import dev.thence.io.SectionFile.Section;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/// Reads the header and the table, trusting nothing.
final class SectionHeader {
    private static final int LONGEST_TABLE = 1 << 24;

    private final Path path;
    private final MemorySegment file;

    SectionHeader(Path path, MemorySegment file) throws CorruptFileException {
        this.path = path;
        this.file = file;
        check();
    }

    static long tableOffset(MemorySegment file) {
        return file.get(JAVA_LONG_UNALIGNED, 24);
    }

    private void check() throws CorruptFileException {
        for (int i = 0; i < SectionFile.MAGIC.length; i++) {
            if (file.get(JAVA_BYTE, i) != SectionFile.MAGIC[i]) {
                throw new CorruptFileException(path,
                        "is no file of Thence: byte " + i + " is " + file.get(JAVA_BYTE, i)
                                + ", expected " + SectionFile.MAGIC[i]);
            }
        }
        int container = file.get(JAVA_INT_UNALIGNED, 8);
        if (container != SectionFile.CONTAINER_VERSION) {
            throw new CorruptFileException(path, "has container version " + container
                    + ", this release reads " + SectionFile.CONTAINER_VERSION);
        }
        long length = file.get(JAVA_LONG_UNALIGNED, 16);
        if (length != file.byteSize()) {
            throw new CorruptFileException(path, "has " + file.byteSize()
                    + " bytes, its header says " + length + " (file cut or extended?)");
        }
        int table = file.get(JAVA_INT_UNALIGNED, 32);
        int kindLength = file.get(JAVA_INT_UNALIGNED, 40);
        if (tableOffset(file) < SectionFile.HEADER || table < 0 || table > LONGEST_TABLE
                || tableOffset(file) != length - table || kindLength < 0 || kindLength > table) {
            throw new CorruptFileException(path, "has a table of " + table + " bytes at "
                    + tableOffset(file) + " with a kind of " + kindLength
                    + " bytes, which does not fit " + length);
        }
        int expected = file.get(JAVA_INT_UNALIGNED, 12);
        int found = SectionFile.headerChecksum(file.asSlice(0, SectionFile.HEADER),
                file.asSlice(tableOffset(file)));
        if (expected != found) {
            throw new CorruptFileException(path, "the header is damaged: checksum expected "
                    + SectionFile.hex(expected) + ", found " + SectionFile.hex(found));
        }
    }

    String kind() {
        return string(tableOffset(file), file.get(JAVA_INT_UNALIGNED, 40));
    }

    int version() {
        return file.get(JAVA_INT_UNALIGNED, 44);
    }

    Map<String, Section> sections() throws CorruptFileException {
        int count = file.get(JAVA_INT_UNALIGNED, 36);
        long at = tableOffset(file) + file.get(JAVA_INT_UNALIGNED, 40);
        long tableEnd = file.byteSize();
        long previousEnd = SectionFile.HEADER;
        var sections = new LinkedHashMap<String, Section>();
        for (int i = 0; i < count; i++) {
            if (at + SectionFile.ENTRY > tableEnd) {
                throw new CorruptFileException(path, "the table ends within section " + i);
            }
            int nameLength = file.get(JAVA_INT_UNALIGNED, at);
            if (nameLength < 1 || at + SectionFile.ENTRY + nameLength > tableEnd) {
                throw new CorruptFileException(path, "section " + i + " has a name of "
                        + nameLength + " bytes, beyond the table");
            }
            long offset = file.get(JAVA_LONG_UNALIGNED, at + 8);
            long length = file.get(JAVA_LONG_UNALIGNED, at + 16);
            String name = string(at + SectionFile.ENTRY, nameLength);
            if (offset % SectionFile.ALIGNMENT != 0 || offset < previousEnd || length < 0
                    || length > tableOffset(file) - offset) {
                throw new CorruptFileException(path, "section " + name + " lies at [" + offset
                        + ", +" + length + "), outside the file of " + file.byteSize()
                        + " bytes or over its neighbour");
            }
            sections.put(name, new Section(name, offset, length,
                    file.get(JAVA_INT_UNALIGNED, at + 4)));
            previousEnd = offset + length;
            at += SectionFile.ENTRY + nameLength;
        }
        if (at != tableEnd || sections.size() != count) {
            throw new CorruptFileException(path, "the table has " + (tableEnd - at)
                    + " bytes too many, or two sections of one name");
        }
        return sections;
    }

    private String string(long at, int length) {
        return new String(file.asSlice(at, length).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
    }
}
