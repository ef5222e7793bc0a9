package dev.thence.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// What the process holds, off the heap too.
final class ProcessMemory {
    private static final Path STATUS = Path.of("/proc/self/status");

    private ProcessMemory() {}

    /// Mebibytes resident now; where the system does not tell, the used heap.
    static double residentMebibytes() {
        return status("VmRSS:");
    }

    /// The most mebibytes that were resident at once; where the system does not tell, the used
    /// heap.
    static double peakMebibytes() {
        return status("VmHWM:");
    }

    private static double status(String key) {
        try {
            for (String line : Files.readAllLines(STATUS)) {
                if (line.startsWith(key)) {
                    return Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0;
                }
            }
        } catch (IOException _) {
            return usedHeap();
        }
        return usedHeap();
    }

    private static double usedHeap() {
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1048576.0;
    }
}
