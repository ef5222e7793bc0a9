package dev.thence.bench.speed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What the process holds, off the heap too.
final class ProcessMemory {
    private ProcessMemory() {}

    /// Mebibytes resident now; where the system does not tell, the used heap.
    static double residentMebibytes() {
        return status("self", "VmRSS:").orElseGet(ProcessMemory::usedHeap);
    }

    /// The most mebibytes that were resident at once; where the system does not tell, the used
    /// heap.
    static double peakMebibytes() {
        return status("self", "VmHWM:").orElseGet(ProcessMemory::usedHeap);
    }

    /// The same of another process; 0 where the system does not tell, or the process is gone.
    static double peakMebibytes(long process) {
        return status(Long.toString(process), "VmHWM:").orElse(0.0);
    }

    private static Optional<Double> status(String process, String key) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", process, "status"))) {
                if (line.startsWith(key)) {
                    return Optional.of(Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0);
                }
            }
        } catch (IOException _) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static double usedHeap() {
        return (Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory()) / 1048576.0;
    }
}
