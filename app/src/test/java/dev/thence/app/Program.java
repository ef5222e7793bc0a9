package dev.thence.app;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs the program as a process of its own, the way a shell would.
final class Program {
    private static final long LIMIT_SECONDS = 120;

    private Program() {}

    /// What a process left.
    record Result(int exitCode, String out, String err) {
        /// The one line of the error: what a person sees.
        String errorLine() {
            var lines = err.lines().filter(l -> l.startsWith("thence: ")).toList();
            assertTrue(lines.size() == 1, "one line of error, not\n" + err);
            assertTrue(err.lines().noneMatch(l -> l.startsWith("\tat ")), "no stack trace\n" + err);
            return lines.getFirst();
        }
    }

    /// Runs a command inside this process: the same code without the start of a JVM, for what does
    /// not depend on being a process.
    static Result here(String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int code = Thence.run(new Console(new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8), false), arguments);
        return new Result(code, out.toString(StandardCharsets.UTF_8),
                err.toString(StandardCharsets.UTF_8));
    }

    /// Runs a command in a folder and waits for its end.
    static Result run(Path folder, String... arguments) throws IOException, InterruptedException {
        return run(folder, List.of(), arguments);
    }

    static Result run(Path folder, List<String> jvm, String... arguments)
            throws IOException, InterruptedException {
        Path out = Files.createTempFile("thence-out", ".txt");
        Path err = Files.createTempFile("thence-err", ".txt");
        try {
            var process = start(folder, out, err, jvm, arguments);
            return await(process, out, err);
        } finally {
            Files.deleteIfExists(out);
            Files.deleteIfExists(err);
        }
    }

    /// What the shell sends on Ctrl-C. Where that signal is ignored, as in what a shell started in
    /// the background, the one that asks to end, which the program answers in the same way.
    static void interrupt(Process process) throws IOException, InterruptedException {
        String signal = ignoresInterrupt(process) ? "-TERM" : "-INT";
        new ProcessBuilder("kill", signal, Long.toString(process.pid())).start().waitFor();
    }

    private static boolean ignoresInterrupt(Process process) throws IOException {
        Path status = Path.of("/proc/" + process.pid() + "/status");
        return Files.exists(status) && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & 2) != 0);
    }

    /// Starts a command whose output goes to two files.
    static Process start(Path folder, Path out, Path err, List<String> jvm, String... arguments)
            throws IOException {
        var builder = new ProcessBuilder(command(jvm, arguments)).directory(folder.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().put("OMP_WAIT_POLICY", "PASSIVE");
        return builder.start();
    }

    /// The command line of a process that runs the program.
    static List<String> command(List<String> jvm, String... arguments) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(Arrays.asList(System.getProperty("thence.jvm").strip().split("\\s+")));
        command.addAll(jvm);
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(Main.class.getName());
        command.addAll(List.of(arguments));
        return command;
    }

    static Result await(Process process, Path out, Path err)
            throws IOException, InterruptedException {
        if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("the program did not end within " + LIMIT_SECONDS + " s:\n"
                    + Files.readString(out) + Files.readString(err));
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }
}
