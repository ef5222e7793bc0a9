package dev.thence.graph;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import dev.thence.io.CorruptFileException;
import dev.thence.io.Dictionary;
import dev.thence.io.SectionFile;
import dev.thence.io.SectionFileWriter;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.function.IntConsumer;
import org.eclipse.collections.api.factory.primitive.IntLists;
import org.eclipse.collections.api.list.primitive.ImmutableIntList;

/// A text attribute of a [Catalogue]: the number of each node's value, the distinct values, and for
/// each value its nodes.
///
/// Immutable, in memory or mapped. 8 bytes per node, and each distinct value once.
///
/// @param codes per node the number of its value, -1 for none
/// @param values the distinct values, each of at least one node
/// @param starts per value where its nodes begin in `nodes`; one more for the end
/// @param nodes rising within each value
record TextColumn(MemorySegment codes, NodeIds values, MemorySegment starts, MemorySegment nodes) {
    static final int MISSING = -1;

    /// The column of these numbers of the dictionary's strings; strings of no node are left out.
    static TextColumn of(int[] numbers, Dictionary strings) {
        int[] counts = new int[strings.count()];
        for (int number : numbers) {
            if (number != MISSING) {
                counts[number]++;
            }
        }
        var values = new Dictionary();
        int[] codeOf = new int[counts.length];
        int[] starts = new int[counts.length + 1];
        for (int number = 0; number < counts.length; number++) {
            if (counts[number] > 0) {
                codeOf[number] = values.add(strings.text(number));
                starts[codeOf[number] + 1] = starts[codeOf[number]] + counts[number];
            }
        }
        starts = Arrays.copyOf(starts, values.count() + 1);
        int[] next = starts.clone();
        int[] codes = new int[numbers.length];
        int[] nodes = new int[starts[values.count()]];
        for (int node = 0; node < numbers.length; node++) {
            int code = numbers[node] == MISSING ? MISSING : codeOf[numbers[node]];
            codes[node] = code;
            if (code != MISSING) {
                nodes[next[code]++] = node;
            }
        }
        return new TextColumn(MemorySegment.ofArray(codes), NodeIds.of(values),
                MemorySegment.ofArray(starts), MemorySegment.ofArray(nodes));
    }

    int code(int node) {
        return codes.getAtIndex(JAVA_INT, node);
    }

    /// How many nodes have the value.
    int nodeCount(int code) {
        return start(code + 1) - start(code);
    }

    private int start(int code) {
        return starts.getAtIndex(JAVA_INT, code);
    }

    /// The nodes that have the value.
    ImmutableIntList nodesWith(int code) {
        return IntLists.immutable.of(nodes.asSlice((long) start(code) * Integer.BYTES,
                (long) nodeCount(code) * Integer.BYTES).toArray(JAVA_INT));
    }

    void forNodesWith(int code, IntConsumer receiver) {
        for (int place = start(code), end = start(code + 1); place < end; place++) {
            receiver.accept(nodes.getAtIndex(JAVA_INT, place));
        }
    }

    void write(SectionFileWriter file, String prefix) throws IOException {
        file.add(prefix + "codes", codes);
        values.write(file, prefix);
        file.add(prefix + "starts", starts);
        file.add(prefix + "nodes", nodes);
    }

    static TextColumn read(SectionFile file, String prefix, int nodeCount)
            throws CorruptFileException {
        var column = new TextColumn(file.section(prefix + "codes", Integer.BYTES),
                NodeIds.read(file, prefix), file.section(prefix + "starts", Integer.BYTES),
                file.section(prefix + "nodes", Integer.BYTES));
        long values = column.values.count();
        if (column.codes.byteSize() != 4L * nodeCount
                || column.starts.byteSize() != 4 * (values + 1) || column.start(0) != 0
                || column.start((int) values) * 4L != column.nodes.byteSize()) {
            throw new CorruptFileException(file.path(), "sections " + prefix + "* do not fit "
                    + nodeCount + " nodes and " + values + " values");
        }
        return column;
    }
}
