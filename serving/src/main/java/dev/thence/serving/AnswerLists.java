package dev.thence.serving;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile;
import dev.thence.io.SectionFile.Section;
import dev.thence.io.SectionFile.Verification;
import dev.thence.model.Model;
import dev.thence.model.Question;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/// The beginnings of the answers to single items, made beforehand: per question and source the best
/// candidates of the whole catalogue with rung and score, in the total order.
///
/// A list holds all candidates but the source up to its last one. So whatever a query leaves out of
/// it, what is left is the beginning of the query's answer, and what is not in the list comes after
/// its last entry.
///
/// `lists.thence` in a model folder: 8 bytes per entry, mapped. Immutable, any number of threads;
/// the opener closes it.
final class AnswerLists implements AutoCloseable {
    static final String FILE = "lists.thence";
    static final String KIND = "model lists";
    static final int VERSION = 1;
    static final String MODEL = "model";
    static final String FILES = "files";
    static final String OFFSETS = ".offsets";
    static final String ENTRIES = ".entries";
    static final int ENTRY = Integer.BYTES + Float.BYTES;
    private static final int RUNG_SHIFT = 30;
    private static final int NODE = (1 << RUNG_SHIFT) - 1;
    /// The rungs that a list can have; their places are stored.
    private static final List<Rung> RUNGS = List.of(Rung.MODEL, Rung.GRAPH, Rung.CATEGORY,
            Rung.POPULARITY);
    private static final int[] ORDINALS = RUNGS.stream().mapToInt(Rung::ordinal).toArray();

    private final SectionFile file;
    private final int nodeCount;
    private final Map<Question, Lists> lists;

    /// The lists of one question.
    record Lists(MemorySegment offsets, MemorySegment entries) {}

    private AnswerLists(SectionFile file, int nodeCount, Map<Question, Lists> lists) {
        this.file = file;
        this.nodeCount = nodeCount;
        this.lists = lists;
    }

    /// The lists of this model, if its folder has any.
    ///
    /// @throws CorruptFileException when they are damaged, or of another model
    static Optional<AnswerLists> open(Path folder, Model model, Verification verification)
            throws IOException {
        Path path = folder.resolve(FILE);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        SectionFile file = SectionFile.open(path, KIND, VERSION, verification);
        try {
            String id = file.text(MODEL);
            if (!id.equals(model.manifest().modelId())
                    || !file.text(FILES).equals(fingerprint(folder))) {
                throw new CorruptFileException(path, "belongs to other files of model " + id
                        + " than lie beside it; publish again, or remove it");
            }
            return Optional.of(read(file, model.ids().count()));
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static AnswerLists read(SectionFile file, int nodeCount) throws IOException {
        var lists = new EnumMap<Question, Lists>(Question.class);
        for (Question question : Question.values()) {
            if (file.has(question + OFFSETS)) {
                MemorySegment offsets = file.section(question + OFFSETS, Long.BYTES,
                        nodeCount + 1L);
                MemorySegment entries = file.section(question + ENTRIES, ENTRY);
                long end = offsets.getAtIndex(JAVA_LONG, nodeCount);
                if (end * ENTRY != entries.byteSize()) {
                    throw new CorruptFileException(file.path(), "lists of " + question
                            + " have " + entries.byteSize() / ENTRY + " entries, expected " + end);
                }
                lists.put(question, new Lists(offsets, entries));
            }
        }
        return new AnswerLists(file, nodeCount, lists);
    }

    /// What the model's files hold, by the checksums of their sections: lists are of these very
    /// files.
    static String fingerprint(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> entries = Files.list(folder)) {
            files = entries.filter(f -> f.getFileName().toString().endsWith(".thence")
                    && !f.getFileName().toString().equals(FILE)).sorted().toList();
        }
        var sum = new CRC32C();
        long bytes = 0;
        for (Path path : files) {
            try (var file = SectionFile.openAny(path, Verification.HEADER)) {
                for (Section section : file.sections()) {
                    sum.update((section.name() + ' ' + section.checksum() + '\n').getBytes(
                            StandardCharsets.UTF_8));
                    bytes += section.length();
                }
            }
        }
        return String.format("%08x-%d", sum.getValue(), bytes);
    }

    static int packed(Rung rung, int node) {
        return RUNGS.indexOf(rung) << RUNG_SHIFT | node;
    }

    /// The most items whose numbers fit beside a rung.
    static int mostItems() {
        return NODE;
    }

    /// The list of a source; none where none was made.
    Optional<AnswerList> of(Question question, int source) {
        Lists found = lists.get(question);
        if (found == null) {
            return Optional.empty();
        }
        long begin = found.offsets().getAtIndex(JAVA_LONG, source);
        long end = found.offsets().getAtIndex(JAVA_LONG, source + 1L);
        return begin == end ? Optional.empty()
                : Optional.of(new AnswerList(found.entries(), begin, (int) (end - begin),
                        nodeCount - 1));
    }

    /// The best candidates of one source, in the total order.
    ///
    /// @param size how many there are
    /// @param candidates how many the catalogue has
    record AnswerList(MemorySegment entries, long begin, int size, int candidates) {
        /// Whether there are no other candidates.
        boolean isAll() {
            return size == candidates;
        }

        int node(int place) {
            return entries.get(JAVA_INT_UNALIGNED, (begin + place) * ENTRY) & NODE;
        }

        /// The ordinal of the rung.
        int rung(int place) {
            return ORDINALS[entries.get(JAVA_INT_UNALIGNED, (begin + place) * ENTRY)
                    >>> RUNG_SHIFT];
        }

        float score(int place) {
            return entries.get(JAVA_FLOAT_UNALIGNED, (begin + place) * ENTRY + Integer.BYTES);
        }

        /// Where in the total order what is not in the list begins.
        TopK.Place last() {
            return new TopK.Place(rung(size - 1), score(size - 1), node(size - 1));
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
