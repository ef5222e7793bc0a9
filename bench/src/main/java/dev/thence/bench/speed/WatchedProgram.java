package dev.thence.bench.speed;

import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Runs a command of the program as a process of its own, with the options of this JVM and a
/// heap of its own size, and watches its memory: the heap in its log of collections, the rest
/// in the system's figures.
final class WatchedProgram {
    private static final long LOOK_MILLIS = 100;
    private static final Pattern COLLECTION = Pattern.compile("(\\d+)M->(\\d+)M\\((\\d+)M\\)");

    private final Path folder;
    private final String mainClass;
    private final int heapMebibytes;

    /// @param folder for its output and its log
    WatchedProgram(Path folder, String mainClass, int heapMebibytes) {
        this.folder = folder;
        this.mainClass = mainClass;
        this.heapMebibytes = heapMebibytes;
    }

    /// What was seen of a process that ended well.
    ///
    /// @param heapMebibytes the most heap in use before a collection
    /// @param keptMebibytes the most heap in use after one
    /// @param residentMebibytes the most memory of all kinds
    /// @param said the lines of its output
    record Seen(double seconds, double heapMebibytes, double keptMebibytes,
            double residentMebibytes, List<String> said) {}

    /// @throws IOException when the process fails, with the last it said
    Seen run(List<String> arguments, PipelineListener listener) throws IOException {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Path collections = folder.resolve("gc.txt");
        long start = System.nanoTime();
        var process = new ProcessBuilder(command(collections, arguments))
                .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        double resident = 0;
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                resident = Math.max(resident, ProcessMemory.peakMebibytes(process.pid()));
                if (listener.isCancelled()) {
                    throw new CancellationException("stopped while " + mainClass + " ran");
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while " + mainClass + " ran");
        } finally {
            end(process);
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        if (process.exitValue() != 0) {
            throw new IOException("'" + String.join(" ", arguments) + "' with a heap of "
                    + heapMebibytes + " MiB ended with " + process.exitValue() + ": "
                    + String.join(" ", Files.readAllLines(err)));
        }
        return seen(seconds, resident, collections, Files.readAllLines(out));
    }

    /// The folder can be removed only when the process is gone.
    private static void end(Process process) {
        process.destroy();
        process.onExit().join();
    }

    private static Seen seen(double seconds, double resident, Path collections, List<String> said)
            throws IOException {
        double most = 0;
        double kept = 0;
        for (String line : Files.readAllLines(collections)) {
            var found = COLLECTION.matcher(line);
            if (found.find()) {
                most = Math.max(most, Double.parseDouble(found.group(1)));
                kept = Math.max(kept, Double.parseDouble(found.group(2)));
            }
        }
        return new Seen(seconds, most, kept, resident,
                said.stream().map(String::strip).filter(line -> !line.startsWith("Next")
                        && !line.startsWith("Wrote") && !line.startsWith("Read")).toList());
    }

    private List<String> command(Path collections, List<String> arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        Stream.concat(
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(option -> !option.startsWith("-Xm") && !option.startsWith("-Xlog")),
                Stream.of("-Xmx" + heapMebibytes + "m", "-Xlog:gc:file=" + collections, "-cp",
                        System.getProperty("java.class.path"), mainClass)).forEach(command::add);
        command.addAll(arguments);
        return command;
    }
}
