package dev.thence.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A disk that is full: a file system of a few pages where this machine lets us mount one, a limit
/// on the size of files where it does not, and the device that is always full.
class FullDiskTest {
    @TempDir
    Path folder;

    @Test
    void outputThatDoesNotArriveIsAFailure() throws Exception {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        Path err = folder.resolve("err.txt");
        var process = Program.start(folder, full, err, List.of(), "--help");
        assertTrue(process.waitFor(60, TimeUnit.SECONDS));
        assertEquals(ExitCode.FAILED, process.exitValue());
        assertTrue(Files.readString(err).contains("could not write to stdout"));
    }

    @Test
    void anImportOnAFullDiskLeavesNothing() throws Exception {
        Path csv = SmallShop.log(folder);
        Path disk = Files.createDirectory(folder.resolve("disk"));
        var result = onTinyDisk(disk, "400k", SmallShop.importing(csv, disk.resolve("run")));
        assertEquals(ExitCode.FAILED, result.exitCode(), result.err());
        assertTrue(result.errorLine().contains("the disk is full"), result.err());
        assertEquals("", result.out().lines().filter(l -> l.startsWith("left ")).reduce("",
                String::concat), "nothing is left on the disk");
    }

    @Test
    void aFileThatMayNotGrowLeavesNothing() throws Exception {
        Path csv = SmallShop.log(folder);
        Path run = folder.resolve("run");
        var result = limited("ulimit -f 200", SmallShop.importing(csv, run));
        assertEquals(ExitCode.FAILED, result.exitCode(), result.err());
        assertTrue(result.errorLine().contains("the disk is full"), result.err());
        assertFalse(Files.exists(run));
        try (var files = Files.list(folder)) {
            assertTrue(files.noneMatch(f -> f.getFileName().toString().startsWith(".run")));
        }
    }

    @Test
    void trainingOnAFullDiskKeepsTheOldModel() throws Exception {
        Path run = SmallShop.trained(folder);
        byte[] before = Files.readAllBytes(run.resolve("model/evidences.thence"));
        var result = limited("ulimit -f 200", SmallShop.training(run, "--seed", "3"));
        assertEquals(ExitCode.FAILED, result.exitCode(), result.err());
        assertTrue(result.errorLine().contains("the disk is full"), result.err());
        assertArrayEquals(before, Files.readAllBytes(run.resolve("model/evidences.thence")));
        assertEquals(ExitCode.DONE, Program.here("verify", run.resolve("model").toString())
                .exitCode());
    }

    @Test
    void publishingOnAFullDiskKeepsTheVersionThatIsServed() throws Exception {
        Path run = SmallShop.trained(folder);
        Path models = folder.resolve("models");
        String[] publish = {"publish", run.toString(), "--to", models.toString()};
        assertEquals(ExitCode.DONE, Program.here(publish).exitCode());
        var result = limited("ulimit -f 200", publish);
        assertEquals(ExitCode.FAILED, result.exitCode(), result.err());
        assertTrue(result.errorLine().contains("the disk is full"), result.err());
        try (var entries = Files.list(models)) {
            assertEquals(List.of(".lock", "current", "v1"),
                    entries.map(e -> e.getFileName().toString()).sorted().toList());
        }
        assertEquals(ExitCode.DONE, Program.here("verify", models.toString()).exitCode());
    }

    /// With a limit of the shell. The JVM's own file of counters would be above it.
    private Program.Result limited(String limit, String... arguments) throws Exception {
        return shell(limit + "; exec \"$@\"", arguments);
    }

    /// In a mount of its own, which goes with the process; says what is left there.
    private Program.Result onTinyDisk(Path disk, String size, String... arguments)
            throws Exception {
        String mount = "mount -t tmpfs -o size=" + size + " tmpfs '" + disk + "'";
        var probe = new ProcessBuilder(unshared(mount)).redirectErrorStream(true).start();
        assumeTrue(probe.waitFor() == 0, "this machine does not let us mount a file system");
        var command = unshared(mount + " && { \"$@\"; code=$?; for f in $(ls -A '" + disk
                + "'); do echo \"left $f\"; done; exit $code; }");
        command.add("sh");
        command.addAll(Program.command(List.of("-XX:-UsePerfData"), arguments));
        return run(command);
    }

    private static List<String> unshared(String script) {
        return new ArrayList<>(List.of("unshare", "--user", "--map-root-user", "--mount", "sh", "-c",
                script));
    }

    private Program.Result shell(String script, String... arguments) throws Exception {
        var command = new ArrayList<>(List.of("sh", "-c", script, "sh"));
        command.addAll(Program.command(List.of("-XX:-UsePerfData"), arguments));
        return run(command);
    }

    private Program.Result run(List<String> command) throws Exception {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        var process = new ProcessBuilder(command).directory(folder.toFile())
                .redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        return Program.await(process, out, err);
    }
}
