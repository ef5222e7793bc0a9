package dev.thence.bench.serving;

import it.unimi.dsi.fastutil.doubles.DoubleArrayList;
import it.unimi.dsi.fastutil.doubles.DoubleList;
import java.util.Optional;

/// The memory of a process over time. Not thread-safe.
final class MemoryWatch {
    private static final int FEWEST = 3;

    private final long process;
    private final DoubleArrayList all = new DoubleArrayList();
    private final DoubleArrayList anonymous = new DoubleArrayList();

    MemoryWatch(long process) {
        this.process = process;
    }

    void look() {
        Resident.of(process, Resident.ALL).ifPresent(all::add);
        Resident.of(process, Resident.ANONYMOUS).ifPresent(anonymous::add);
    }

    /// Means over the middle and the last third of the time, in mebibytes.
    record Thirds(double middle, double last, double middleAnonymous, double lastAnonymous) {
        /// How far the last lies above the middle, of 1.
        double growth() {
            return last / middle - 1;
        }
    }

    /// Empty where the system does not tell, or too little was seen.
    Optional<Thirds> thirds() {
        return all.size() < FEWEST || anonymous.size() != all.size() ? Optional.empty()
                : Optional.of(new Thirds(third(all, 1), third(all, 2), third(anonymous, 1),
                        third(anonymous, 2)));
    }

    private static double third(DoubleList seen, int number) {
        int from = seen.size() * number / 3;
        int to = seen.size() * (number + 1) / 3;
        return seen.subList(from, to).doubleStream().average().orElseThrow();
    }
}
