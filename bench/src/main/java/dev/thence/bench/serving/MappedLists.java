package dev.thence.bench.serving;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;

/// Lists of answers as plain as can be: node and score, 8 bytes an entry, one list behind the
/// other in a mapped file. No ids, names, conditions or reasons: the bound of what reading a list
/// costs.
final class MappedLists implements AutoCloseable {
    private static final int ENTRY = Integer.BYTES + Float.BYTES;
    private static final ValueLayout.OfInt NODE =
            JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
    private static final ValueLayout.OfFloat SCORE =
            JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);

    private final Arena arena = Arena.ofShared();
    private final MemorySegment entries;
    private final int length;

    private MappedLists(Path file, int length) throws IOException {
        this.length = length;
        try (var channel = FileChannel.open(file)) {
            entries = channel.map(MapMode.READ_ONLY, 0, channel.size(), arena);
        }
    }

    /// Writes what the recommender answers after each of the listed items.
    static MappedLists of(Subjects subjects, int length) throws IOException {
        Path file = subjects.folder().resolve("lists.array");
        try (var out = new DataOutputStream(new BufferedOutputStream(
                Files.newOutputStream(file), 1 << 20))) {
            for (int item : subjects.listed()) {
                var answer = subjects.recommender().relatedTo(MadeShop.id(item)).limit(length)
                        .fetch();
                if (answer.size() != length) {
                    throw new IllegalStateException("the answer to " + MadeShop.id(item) + " has "
                            + answer.size() + " entries, must have " + length);
                }
                for (var given : answer) {
                    out.writeInt(subjects.model().ids().require(given.item()));
                    out.writeFloat((float) given.score());
                }
            }
        }
        return new MappedLists(file, length);
    }

    /// Reads the beginning of a list.
    ///
    /// @return the sum of what was read, so that it must be read
    double read(int list, int[] nodes, float[] scores) {
        double sum = 0;
        long at = (long) list * length * ENTRY;
        for (int i = 0; i < nodes.length; i++, at += ENTRY) {
            nodes[i] = entries.get(NODE, at);
            scores[i] = entries.get(SCORE, at + Integer.BYTES);
            sum += nodes[i] + scores[i];
        }
        return sum;
    }

    @Override
    public void close() {
        arena.close();
    }
}
