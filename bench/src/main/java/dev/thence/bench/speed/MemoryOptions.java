package dev.thence.bench.speed;

/// What a memory benchmark imports.
///
/// @param lines of the made-up order log, 1 or more; 18 million are about 1 GB
/// @param heapMebibytes what the importing process may have at most, 64 or more
/// @param seed of the log
/// @param mainClass of the program that imports, on this process's class path
/// @param command by which to repeat the run, for the report
public record MemoryOptions(long lines, int heapMebibytes, long seed, String mainClass,
        String command) {
    public MemoryOptions {
        if (lines < 1) {
            throw new IllegalArgumentException("lines is " + lines + ", must be 1 or more");
        }
        if (heapMebibytes < 64) {
            throw new IllegalArgumentException(
                    "heapMebibytes is " + heapMebibytes + ", must be 64 or more");
        }
    }
}
