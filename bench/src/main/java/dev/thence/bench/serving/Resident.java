package dev.thence.bench.serving;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;

/// What a process holds in memory, where the system tells (Linux).
final class Resident {
    /// Everything, the pages of mapped files too.
    static final String ALL = "VmRSS:";
    /// What no file stands behind: heap, stacks, the virtual machine itself.
    static final String ANONYMOUS = "RssAnon:";

    private Resident() {}

    /// Mebibytes of this process.
    static OptionalDouble here(String kind) {
        return of(ProcessHandle.current().pid(), kind);
    }

    /// Mebibytes of a process; empty where the system does not tell, or it is gone.
    static OptionalDouble of(long process, String kind) {
        try {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(process),
                    "status"))) {
                if (line.startsWith(kind)) {
                    return OptionalDouble.of(
                            Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024.0);
                }
            }
            return OptionalDouble.empty();
        } catch (IOException _) {
            return OptionalDouble.empty();
        }
    }
}
