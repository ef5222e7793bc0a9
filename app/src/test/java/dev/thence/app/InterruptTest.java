package dev.thence.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl-C in the middle of training.
class InterruptTest {
    private static final Set<Integer> BY_SIGNAL = Set.of(ExitCode.INTERRUPTED, 128 + 15);
    /// So many that no machine finishes before the signal arrives.
    private static final String[] LONG = {"--dimension", "16", "--epochs", "30"};

    @TempDir
    Path folder;

    @Test
    void ctrlCLeavesACheckpointFromWhichTheSameModelComes() throws Exception {
        Path whole = SmallShop.run(folder);
        Path stopped = SmallShop.copy(whole, folder.resolve("stopped"));
        assertEquals(ExitCode.DONE, Program.here(training(whole)).exitCode());

        var interrupted = interruptInTheMiddle(stopped);
        assertTrue(BY_SIGNAL.contains(interrupted.exitCode()), "code " + interrupted.exitCode());
        assertTrue(interrupted.err().contains("'thence train " + stopped + "/' goes on"),
                interrupted.err());
        assertFalse(Files.exists(stopped.resolve("model")), "no model yet");
        assertTrue(new RunFolder(stopped).hasCheckpoint());
        assertTrue(Program.here("info", stopped.toString()).out().contains("interrupted"));

        var other = Program.here("train", stopped.toString(), "--seed", "9");
        assertEquals(ExitCode.USAGE, other.exitCode());
        assertTrue(other.errorLine().contains("--restart"), other.err());

        var resumed = Program.here("train", stopped.toString());
        assertEquals(ExitCode.DONE, resumed.exitCode(), resumed.err());
        assertFalse(new RunFolder(stopped).hasCheckpoint());
        for (String model : List.of("trial", "model")) {
            for (String file : List.of("vectors.thence", "evidences.thence", "graph.thence")) {
                assertArrayEquals(Files.readAllBytes(whole.resolve(model).resolve(file)),
                        Files.readAllBytes(stopped.resolve(model).resolve(file)), model + file);
            }
        }
    }

    @Test
    void theModelThatWasThereStays() throws Exception {
        Path run = SmallShop.trained(folder);
        byte[] before = Files.readAllBytes(run.resolve("model/vectors.thence"));
        var interrupted = interruptInTheMiddle(run);
        assertTrue(BY_SIGNAL.contains(interrupted.exitCode()), "code " + interrupted.exitCode());
        assertArrayEquals(before, Files.readAllBytes(run.resolve("model/vectors.thence")));
        assertEquals(ExitCode.DONE, Program.here("verify", run.toString()).exitCode());
    }

    private static String[] training(Path run) {
        return new String[] {"train", run.toString(), LONG[0], LONG[1], LONG[2], LONG[3]};
    }

    /// Trains until the first epochs are done, then sends the signal.
    private Program.Result interruptInTheMiddle(Path run) throws Exception {
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        var process = Program.start(folder, out, err, List.of(), training(run));
        while (process.isAlive() && !new RunFolder(run).hasCheckpoint()) {
            process.waitFor(20, TimeUnit.MILLISECONDS);
        }
        assertTrue(process.isAlive(), () -> "training ended before it was interrupted: " + text(err));
        Program.interrupt(process);
        return Program.await(process, out, err);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
