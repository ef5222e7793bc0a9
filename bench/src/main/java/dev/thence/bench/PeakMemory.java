package dev.thence.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;

/// The most memory that was in use at once since the last reset: on Linux all that the process
/// held resident, off the heap too; elsewhere the heap.
public final class PeakMemory {
    private static final Path CLEAR = Path.of("/proc/self/clear_refs");
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final boolean RESIDENT = resetsResident();

    private PeakMemory() {}

    /// What is measured, in words.
    public static String kind() {
        return RESIDENT ? "resident memory of the whole process" : "heap";
    }

    /// Collects garbage, then begins anew.
    static void reset() {
        System.gc();
        if (RESIDENT) {
            resetsResident();
        }
        ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
    }

    static long bytes() {
        return RESIDENT ? residentPeak() : heapPeak();
    }

    /// Writing 5 there sets the peak to what is resident now (`man 5 proc`).
    private static boolean resetsResident() {
        try {
            Files.writeString(CLEAR, "5");
            return residentPeak() > 0;
        } catch (IOException _) {
            return false;
        }
    }

    private static long residentPeak() {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024;
                }
            }
            return 0;
        } catch (IOException _) {
            return 0;
        }
    }

    private static long heapPeak() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == java.lang.management.MemoryType.HEAP)
                .mapToLong(pool -> pool.getPeakUsage().getUsed()).sum();
    }
}
