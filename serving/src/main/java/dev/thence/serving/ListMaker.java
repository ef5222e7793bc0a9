package dev.thence.serving;

import static java.lang.foreign.ValueLayout.JAVA_FLOAT_UNALIGNED;
import static java.lang.foreign.ValueLayout.JAVA_INT_UNALIGNED;

import dev.thence.graph.Workers;
import dev.thence.io.SectionFile;
import dev.thence.model.Model;
import dev.thence.model.Question;
import dev.thence.model.TileScorer;
import dev.thence.training.PipelineListener;
import it.unimi.dsi.fastutil.ints.IntArrays;
import java.io.IOException;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.CancellationException;
import java.util.stream.IntStream;

/// Makes the [AnswerLists] of a model: for every source all targets are scored, tile by tile of the
/// matrix product, and the best kept in the total order of every answer, by the same arithmetic.
///
/// O(n d) per source. Heap: 8 bytes per item for the order among equal scores and the offsets, and
/// some megabytes per thread whatever the number of items; what is made is written a round of
/// sources at a time. The same bytes at any number of threads.
final class ListMaker {
    /// Targets scored at once: a tile of vectors of 64 floats then fits the second cache.
    private static final int TILE = 512;
    /// Sources that a tile is multiplied with before the next is loaded.
    private static final int BLOCK = 128;
    private static final int ROUND = 32 * BLOCK;
    /// What is compared at once with the worst score that was kept.
    private static final int STRIDE = 32;
    private static final Rung[] RUNGS = Rung.values();

    private final Model model;
    private final Knowledge knowledge;
    private final Question question;
    private final Workers workers;
    private final int n;
    private final int length;
    private final int[] sources;
    private final TopK.TieOrder ties;

    /// The lists of the model's default question.
    ListMaker(Model model, ListPlan plan, Workers workers) {
        this(model, model.defaultQuestion(), plan, workers);
    }

    ListMaker(Model model, Question question, ListPlan plan, Workers workers) {
        this.model = model;
        this.question = question;
        this.workers = workers;
        knowledge = new Knowledge(model);
        n = model.ids().count();
        if (n > AnswerLists.mostItems()) {
            throw new IllegalArgumentException("the model has " + n + " items, lists can be made"
                    + " for at most " + AnswerLists.mostItems());
        }
        length = Math.min(plan.length(), n - 1);
        int[] busiest = busiest(model);
        sources = Arrays.copyOf(busiest, Math.min(plan.sources(), n));
        Arrays.sort(sources);
        int[] ranks = new int[n];
        for (int rank = 0; rank < n; rank++) {
            ranks[busiest[rank]] = rank;
        }
        ties = (a, b) -> Integer.compare(ranks[a], ranks[b]);
    }

    /// All nodes in the order of equal scores: train orders down, id up.
    private static int[] busiest(Model model) {
        int[] nodes = IntStream.range(0, model.ids().count()).toArray();
        IntArrays.quickSort(nodes, (a, b) -> {
            int byOrders = Integer.compare(model.trainOrders(b), model.trainOrders(a));
            return byOrders != 0 ? byOrders : model.ids().id(a).compareTo(model.ids().id(b));
        });
        return nodes;
    }

    /// What it will take, by a trial on sources from all over the catalogue.
    ListPlan.Estimate estimate() {
        int some = Math.min(sources.length, 2 * BLOCK * workers.threads());
        int[] tried = new int[some];
        for (int i = 0; i < some; i++) {
            tried[i] = sources[(int) ((long) i * sources.length / some)];
        }
        var round = new Round(some);
        // Once before the clock runs, for the compiler's sake.
        round.make(tried, some);
        long begun = System.nanoTime();
        round.make(tried, some);
        double seconds = Math.max(1e-9, (System.nanoTime() - begun) / 1e9);
        return new ListPlan.Estimate(sources.length, length, some / seconds,
                (long) sources.length * length * AnswerLists.ENTRY + (n + 1L) * Long.BYTES);
    }

    /// Writes `lists.thence` into the folder of the model.
    ///
    /// @throws CancellationException when the listener said so
    void write(Path folder, PipelineListener listener) throws IOException {
        listener.stage(String.format(Locale.ROOT, "lists of the best %,d for %,d items", length,
                sources.length), sources.length);
        long[] offsets = new long[n + 1];
        try (var file = SectionFile.create(folder.resolve(AnswerLists.FILE), AnswerLists.KIND,
                AnswerLists.VERSION)) {
            file.addText(AnswerLists.MODEL, model.manifest().modelId());
            file.addText(AnswerLists.FILES, AnswerLists.fingerprint(folder));
            try (var entries = file.begin(question + AnswerLists.ENTRIES)) {
                var round = new Round(Math.min(ROUND, sources.length));
                for (int from = 0; from < sources.length; from += ROUND) {
                    if (listener.isCancelled()) {
                        throw new CancellationException("stopped while lists were made");
                    }
                    int count = Math.min(ROUND, sources.length - from);
                    round.make(Arrays.copyOfRange(sources, from, from + count), count);
                    entries.write(round.bytes(count));
                    listener.progress(from + count, "");
                }
            }
            for (int source : sources) {
                offsets[source + 1] = length;
            }
            for (int node = 0; node < n; node++) {
                offsets[node + 1] += offsets[node];
            }
            file.add(question + AnswerLists.OFFSETS, MemorySegment.ofArray(offsets));
            file.commit();
        }
    }

    /// How many candidates a list holds.
    int length() {
        return length;
    }

    /// Room for the lists of some sources.
    Round round(int most) {
        return new Round(most);
    }

    /// The lists of some sources, each with the same room.
    final class Round {
        private final byte[] made;
        private final MemorySegment entries;

        private Round(int most) {
            made = new byte[Math.multiplyExact(most, length * AnswerLists.ENTRY)];
            entries = MemorySegment.ofArray(made);
        }

        MemorySegment bytes(int count) {
            return entries.asSlice(0, (long) count * length * AnswerLists.ENTRY);
        }

        void make(int[] some, int count) {
            workers.forRange(count, BLOCK, (from, to) -> block(some, from, to));
        }

        /// The list of the source at this place of those that were made.
        AnswerLists.AnswerList list(int index) {
            return new AnswerLists.AnswerList(entries, (long) index * length, length, n - 1);
        }

        private void block(int[] some, int from, int to) {
            TileScorer tiles = model.scorer(question).tiles(TILE, BLOCK);
            int[] block = Arrays.copyOfRange(some, from, to);
            var tops = new TopK[block.length];
            var ladders = new Ladder[block.length];
            var attributes = new Attributes(model.catalogue(), Overlay.EMPTY);
            for (int i = 0; i < block.length; i++) {
                tops[i] = new TopK(length, ties);
                ladders[i] = Ladder.of(Subject.After.items(block[i]), question, model, knowledge,
                        attributes);
            }
            float[] scores = new float[tiles.room()];
            tiles.begin(block);
            while (tiles.next()) {
                for (int i = 0; i < block.length; i++) {
                    tiles.score(i, scores);
                    select(tops[i], ladders[i], block[i], tiles, scores);
                }
            }
            for (int i = 0; i < block.length; i++) {
                store(tops[i], (long) (from + i) * length);
            }
        }

        private void store(TopK top, long at) {
            top.sort();
            for (int place = 0; place < top.size(); place++) {
                long offset = (at + place) * AnswerLists.ENTRY;
                entries.set(JAVA_INT_UNALIGNED, offset, AnswerLists.packed(
                        RUNGS[top.rung(place)], top.node(place)));
                entries.set(JAVA_FLOAT_UNALIGNED, offset + Integer.BYTES, (float) top.score(place));
            }
        }
    }

    private static void select(TopK top, Ladder ladder, int source, TileScorer tiles,
            float[] scores) {
        int first = tiles.from();
        int count = tiles.to() - first;
        if (!ladder.isFlat()) {
            for (int i = 0; i < count; i++) {
                int node = first + i;
                int rung = ladder.rung(node);
                if (node != source && top.admits(rung, scores[i], node)) {
                    top.offer(rung, scores[i], node);
                }
            }
            return;
        }
        int rung = Rung.MODEL.ordinal();
        for (int from = 0; from < count; from += STRIDE) {
            int to = Math.min(count, from + STRIDE);
            if (top.isFull() && highest(scores, from, to) < top.worstScore()) {
                continue;
            }
            for (int i = from; i < to; i++) {
                int node = first + i;
                if (node != source && top.admits(rung, scores[i], node)) {
                    top.offer(rung, scores[i], node);
                }
            }
        }
    }

    private static float highest(float[] scores, int from, int to) {
        float highest = Float.NEGATIVE_INFINITY;
        for (int i = from; i < to; i++) {
            highest = Math.max(highest, scores[i]);
        }
        return highest;
    }
}
