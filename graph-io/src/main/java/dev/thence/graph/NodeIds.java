package dev.thence.graph;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.thence.io.SectionFile;
import dev.thence.io.SectionFileWriter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// The items of a graph: each item's own id, a string, and its node, a number in `[0, n)`.
///
/// Held as UTF-8 bytes and an open-addressing hash over them, in memory or mapped, without an
/// object per item. Immutable, any number of threads. Looking up is O(length of the id). Memory:
/// the ids' bytes, 8 (n + 1), and 8 to 16 n bytes.
public final class NodeIds {
    private static final int EMPTY = -1;

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
    /// @throws IllegalArgumentException when an id occurs twice
    public static NodeIds of(List<String> ids) {
        long[] offsets = new long[ids.size() + 1];
        byte[][] encoded = new byte[ids.size()][];
        for (int node = 0; node < encoded.length; node++) {
            encoded[node] = ids.get(node).getBytes(StandardCharsets.UTF_8);
            offsets[node + 1] = offsets[node] + encoded[node].length;
        }
        byte[] bytes = new byte[Math.toIntExact(offsets[encoded.length])];
        int[] slots = new int[slotCount(encoded.length)];
        Arrays.fill(slots, EMPTY);
        var made = new NodeIds(MemorySegment.ofArray(offsets), MemorySegment.ofArray(bytes),
                MemorySegment.ofArray(slots));
        for (int node = 0; node < encoded.length; node++) {
            System.arraycopy(encoded[node], 0, bytes, (int) offsets[node], encoded[node].length);
            int slot = made.slot(encoded[node]);
            if (slots[slot] != EMPTY) {
                throw new IllegalArgumentException("item id '" + ids.get(node) + "' occurs twice, as node "
                        + slots[slot] + " and " + node + "; ids must be unique");
            }
            slots[slot] = node;
        }
        return made;
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
    public String id(int node) {
        long from = offsets.getAtIndex(JAVA_LONG, node);
        long to = offsets.getAtIndex(JAVA_LONG, node + 1);
        return new String(bytes.asSlice(from, to - from).toArray(JAVA_BYTE), StandardCharsets.UTF_8);
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
        while (true) {
            int node = slots.getAtIndex(JAVA_INT, slot);
            if (node == EMPTY || matches(node, id)) {
                return slot;
            }
            slot = (slot + 1) & mask;
        }
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
    /// away (at least 2); upper and lower case count as the same. O(n length).
    public List<String> closest(String id, int limit) {
        int most = Math.max(2, id.length() / 3);
        var found = new ArrayList<Near>();
        String wanted = id.toLowerCase(Locale.ROOT);
        for (int node = 0; node < count; node++) {
            long length = offsets.getAtIndex(JAVA_LONG, node + 1) - offsets.getAtIndex(JAVA_LONG, node);
            if (length > 4L * (wanted.length() + most) || length < wanted.length() - most) {
                continue;
            }
            String there = id(node);
            int distance = distance(wanted, there.toLowerCase(Locale.ROOT), most);
            if (distance <= most) {
                found.add(new Near(there, distance));
            }
        }
        found.sort(Comparator.comparingInt(Near::distance).thenComparing(Near::id));
        return found.stream().limit(limit).map(Near::id).toList();
    }

    private record Near(String id, int distance) {}

    /// The edit distance of Levenshtein, or `most + 1` when it is above `most`.
    static int distance(String a, String b, int most) {
        if (Math.abs(a.length() - b.length()) > most) {
            return most + 1;
        }
        int[] above = new int[b.length() + 1];
        int[] row = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            above[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            row[0] = i;
            int least = i;
            for (int j = 1; j <= b.length(); j++) {
                int replaced = above[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
                least = Math.min(least, row[j]);
            }
            if (least > most) {
                return most + 1;
            }
            int[] swapped = above;
            above = row;
            row = swapped;
        }
        return Math.min(above[b.length()], most + 1);
    }

    /// A hash of all ids in order: equal for equal ids.
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

    /// The ids of a file, mapped; they live as long as the file is open.
    public static NodeIds read(SectionFile file, String prefix) {
        return new NodeIds(file.section(prefix + "offsets"), file.section(prefix + "bytes"),
                file.section(prefix + "slots"));
    }
}
