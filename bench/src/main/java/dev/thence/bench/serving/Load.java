package dev.thence.bench.serving;

import dev.thence.graph.SplitMix64;
import it.unimi.dsi.fastutil.longs.LongArrayList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/// Asks again and again for some time and keeps how long each answer took.
final class Load {
    private static final long PART = 31;
    private static final int FIRST = 1 << 16;

    private final double seconds;

    /// @param seconds of measuring, after half as many to warm up
    Load(double seconds) {
        this.seconds = seconds;
    }

    /// One question.
    @FunctionalInterface
    interface Question {
        /// @param key decides what is asked
        /// @return how many entries the answer has
        int ask(long key);
    }

    /// What was seen.
    ///
    /// @param sorted nanoseconds of every answer, rising
    /// @param seconds of the whole
    record Seen(long[] sorted, double seconds) {
        /// Milliseconds within which this share of the answers came, by the nearest rank.
        double millis(double share) {
            int rank = (int) Math.ceil(share * sorted.length);
            return sorted[Math.max(0, rank - 1)] / 1e6;
        }

        double perSecond() {
            return sorted.length / seconds;
        }
    }

    /// Asks from so many threads at once.
    ///
    /// @param question makes a thread's own
    /// @param entries that every answer must have
    /// @throws IllegalStateException when one has another number
    Seen run(Supplier<Question> question, int entries, int threads) {
        measured(question, entries, threads, seconds / 2, 0);
        return measured(question, entries, threads, seconds, 1);
    }

    private static Seen measured(Supplier<Question> question, int entries, int threads,
            double seconds, int round) {
        var parts = new ArrayList<Callable<LongArrayList>>();
        long begun = System.nanoTime();
        long end = begun + (long) (seconds * 1e9);
        for (int thread = 0; thread < threads; thread++) {
            long part = SplitMix64.mix(PART, round, thread);
            parts.add(() -> ask(question.get(), entries, part, end));
        }
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var all = new LongArrayList();
            for (var future : pool.invokeAll(parts)) {
                all.addAll(future.get());
            }
            double took = (System.nanoTime() - begun) / 1e9;
            long[] sorted = all.toLongArray();
            Arrays.sort(sorted);
            return new Seen(sorted, took);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while questions were asked", e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure
                    : new IllegalStateException("a question failed", e.getCause());
        }
    }

    private static LongArrayList ask(Question question, int entries, long part, long end) {
        var took = new LongArrayList(FIRST);
        long key = part;
        long before = System.nanoTime();
        do {
            key = SplitMix64.mix(part, took.size());
            int found = question.ask(key);
            long after = System.nanoTime();
            took.add(after - before);
            if (found != entries) {
                throw new IllegalStateException("an answer has " + found + " entries, must have "
                        + entries + " (question " + key + ")");
            }
            before = after;
        } while (before < end);
        return took;
    }

    /// The figures of a row: one thread, and all of them where there are more.
    List<ServingReport.Figure> figures(Question question, int entries, int threads) {
        return figuresOf(() -> question, entries, threads);
    }

    /// The same of a question that is each thread's own.
    List<ServingReport.Figure> figuresOf(Supplier<Question> question, int entries, int threads) {
        Seen one = run(question, entries, 1);
        var figures = new ArrayList<>(List.of(
                new ServingReport.Figure("p50 ms", one.millis(.5)),
                new ServingReport.Figure("p99 ms", one.millis(.99)),
                new ServingReport.Figure("queries/s", one.perSecond())));
        if (threads > 1) {
            Seen all = run(question, entries, threads);
            figures.add(new ServingReport.Figure("p99 ms, " + threads + " threads",
                    all.millis(.99)));
            figures.add(new ServingReport.Figure("queries/s, " + threads + " threads",
                    all.perSecond()));
        }
        return figures;
    }
}
