package dev.thence.graph;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.thence.io.CorruptFileException;
import dev.thence.io.Dictionary;
import dev.thence.io.SectionFile;
import dev.thence.io.SectionFileWriter;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;

/// The items of a graph: each item's own id, a string, and its node, a number in `[0, n)`.
///
/// Held as UTF-8 bytes and an open-addressing hash over them, in memory or mapped, without an
/// object per item. Immutable, any number of threads. Looking up is O(length of the id). Memory:
/// the ids' bytes, 8 (n + 1), and 8 to 16 n bytes.
public final class NodeIds {
    private static final int EMPTY = -1;
    private static final int MOST = 1 << 28;

    private final int count;
    private final MemorySegment offsets;
    private final MemorySegment bytes;
    private final MemorySegment slots;

    private NodeIds(MemorySegment offsets, MemorySegment bytes, MemorySegment slots) {
        this.count = Math.toIntExact(offsets.byteSize() / Long.BYTES - 1);
        this.offsets = offsets;
        this.bytes = bytes;
        this.slots = slots;
    }

    /// The ids in the order of their nodes.
    ///
    /// @throws IllegalArgumentException when an id occurs twice, or holds half a surrogate pair
    public static NodeIds of(List<String> ids) {
        return of(ids.size(), ids::get);
    }

    /// The strings of a dictionary, by their numbers.
    public static NodeIds of(Dictionary ids) {
        return of(ids.count(), ids::text);
    }

    private static NodeIds of(int count, IntFunction<String> ids) {
        if (count > MOST) {
            throw new IllegalArgumentException(count + " items, must be at most " + MOST);
        }
        long[] offsets = new long[count + 1];
        for (int node = 0; node < count; node++) {
            offsets[node + 1] = offsets[node] + encoded(ids.apply(node)).length;
        }
        MemorySegment bytes = memory(offsets[count]);
        MemorySegment slots = memory((long) slotCount(count) * Integer.BYTES).fill((byte) EMPTY);
        var made = new NodeIds(MemorySegment.ofArray(offsets), bytes, slots);
        for (int node = 0; node < count; node++) {
            byte[] id = encoded(ids.apply(node));
            MemorySegment.copy(id, 0, bytes, JAVA_BYTE, offsets[node], id.length);
            int slot = made.slot(id);
            int there = slots.getAtIndex(JAVA_INT, slot);
            if (there != EMPTY) {
                throw new IllegalArgumentException("item id '" + ids.apply(node)
                        + "' occurs twice, as node " + there + " and " + node
                        + "; ids must be unique");
            }
            slots.setAtIndex(JAVA_INT, slot, node);
        }
        return made;
    }

    /// Freed by the garbage collector; unlike an array it may pass 2 GiB.
    private static MemorySegment memory(long bytes) {
        return Arena.ofAuto().allocate(bytes, Long.BYTES);
    }

    private static byte[] encoded(String id) {
        for (int i = 0; i < id.length(); i++) {
            if (Character.isSurrogate(id.charAt(i)) && (!Character.isHighSurrogate(id.charAt(i))
                    || ++i == id.length() || !Character.isLowSurrogate(id.charAt(i)))) {
                throw new IllegalArgumentException("item id '" + id
                        + "' holds half a surrogate pair, which is no character");
            }
        }
        return id.getBytes(StandardCharsets.UTF_8);
    }

    /// A power of two, at most half full.
    private static int slotCount(int ids) {
        return Math.max(2, Integer.highestOneBit(Math.max(1, ids)) << 2);
    }

    /// How many items there are.
    public int count() {
        return count;
    }

    /// The item's own id.
    ///
    /// @throws IndexOutOfBoundsException when the node is none
    public String id(int node) {
        Objects.checkIndex(node, count);
        long from = offsets.getAtIndex(JAVA_LONG, node);
        long to = offsets.getAtIndex(JAVA_LONG, node + 1);
        return new String(bytes.asSlice(from, to - from).toArray(JAVA_BYTE),
                StandardCharsets.UTF_8);
    }

    /// The item's node, or -1 when there is no such item.
    public int node(String id) {
        return slots.getAtIndex(JAVA_INT, slot(id.getBytes(StandardCharsets.UTF_8)));
    }

    /// The item's node.
    ///
    /// @throws UnknownItemException when there is no such item; it names the closest ones
    public int require(String id) {
        int node = node(id);
        if (node == EMPTY) {
            throw new UnknownItemException(id, closest(id, 3));
        }
        return node;
    }

    /// The slot that holds this id, or the empty one where it would go.
    private int slot(byte[] id) {
        int mask = (int) (slots.byteSize() / Integer.BYTES) - 1;
        int slot = (int) hash(id) & mask;
        for (int probes = 0; probes <= mask; probes++) {
            int node = slots.getAtIndex(JAVA_INT, slot);
            if (node == EMPTY || matches(node, id)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
        throw new IllegalStateException("the table of item ids has no empty slot; its file is"
                + " damaged, verify it");
    }

    private boolean matches(int node, byte[] id) {
        long from = offsets.getAtIndex(JAVA_LONG, node);
        long to = offsets.getAtIndex(JAVA_LONG, node + 1);
        return to - from == id.length && MemorySegment.mismatch(bytes, from, to,
                MemorySegment.ofArray(id), 0, id.length) < 0;
    }

    private static long hash(byte[] id) {
        long hash = id.length;
        for (byte b : id) {
            hash = (hash ^ b) * 0x100000001B3L;
        }
        return SplitMix64.mix(hash);
    }

    /// The ids nearest to this one by edit distance, nearest first, at most a third of its length
    /// away (at least 2, at most 16); small and capital letters count as the same. O(n length).
    public List<String> closest(String id, int limit) {
        if (limit < 1) {
            return List.of();
        }
        var closest = new ClosestIds(id, limit);
        for (int node = 0; node < count; node++) {
            closest.offer(bytes, offsets.getAtIndex(JAVA_LONG, node),
                    offsets.getAtIndex(JAVA_LONG, node + 1));
        }
        return closest.found();
    }

    /// A hash of all ids in order: equal for equal ids. O(bytes).
    public long fingerprint() {
        long hash = count;
        for (int node = 0; node < count; node++) {
            long from = offsets.getAtIndex(JAVA_LONG, node);
            long to = offsets.getAtIndex(JAVA_LONG, node + 1);
            hash = SplitMix64.mix(hash, hash(bytes.asSlice(from, to - from).toArray(JAVA_BYTE)));
        }
        return hash;
    }

    /// Adds the ids to a file, as three sections whose names begin with the prefix.
    public void write(SectionFileWriter file, String prefix) throws IOException {
        file.add(prefix + "offsets", offsets);
        file.add(prefix + "bytes", bytes);
        file.add(prefix + "slots", slots);
    }

    /// The ids of a file, mapped; they live as long as the file is open. O(1).
    ///
    /// @throws CorruptFileException when the sections are missing or do not fit each other
    public static NodeIds read(SectionFile file, String prefix) throws CorruptFileException {
        MemorySegment offsets = file.section(prefix + "offsets", Long.BYTES);
        MemorySegment bytes = file.section(prefix + "bytes", 1);
        MemorySegment slots = file.section(prefix + "slots", Integer.BYTES);
        long count = offsets.byteSize() / Long.BYTES - 1;
        long slotCount = slots.byteSize() / Integer.BYTES;
        if (count < 0 || count > MOST || offsets.getAtIndex(JAVA_LONG, 0) != 0
                || offsets.getAtIndex(JAVA_LONG, count) != bytes.byteSize()
                || slotCount != slotCount((int) count)) {
            throw new CorruptFileException(file.path(), "sections " + prefix + "* hold " + count
                    + " ids in " + bytes.byteSize() + " bytes and " + slotCount
                    + " slots, which do not fit each other");
        }
        return new NodeIds(offsets, bytes, slots);
    }
}
