package dev.thence.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsageTest {
    @TempDir
    Path folder;

    @Test
    void withoutACommandIsWrongUsage() {
        var result = Program.here();
        assertEquals(ExitCode.USAGE, result.exitCode());
        assertEquals("thence: a command is missing", result.errorLine());
    }

    @Test
    void aMistypedCommandIsSuggested() {
        var result = Program.here("recomend", "run/", "x");
        assertEquals(ExitCode.USAGE, result.exitCode());
        assertTrue(result.err().contains("Did you mean: thence recommend"), result.err());
    }

    @Test
    void aMistypedOptionIsSuggested() {
        var result = Program.here("recommend", "run/", "x", "--limitt", "3");
        assertEquals(ExitCode.USAGE, result.exitCode());
        assertTrue(result.err().contains("--limit"), result.err());
    }

    @Test
    void aValueThatIsNoNumberIsNamed() {
        var result = Program.here("recommend", "run/", "x", "--limit", "many");
        assertEquals(ExitCode.USAGE, result.exitCode());
        assertTrue(result.errorLine().contains("many"), result.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "import", "train", "evaluate", "recommend", "serve", "info",
        "verify", "bench"})
    void everyCommandHasHelpWorthReading(String command) {
        var result = Program.here(command, "--help");
        assertEquals(ExitCode.DONE, result.exitCode());
        assertTrue(result.out().startsWith("Usage: thence " + command), result.out());
        assertTrue(result.out().contains("Example"), "an example in\n" + result.out());
        assertTrue(result.out().lines().allMatch(l -> l.length() <= 100), result.out());
        assertEquals("", result.err());
    }

    @Test
    void helpGoesToStdoutAndVersionNamesTheProgram() {
        assertTrue(Program.here("--help").out().contains("thence demo"));
        assertTrue(Program.here("--version").out().startsWith("thence "));
    }

    @Test
    void asAProcessTheCodesArriveAtTheShell() throws Exception {
        assertEquals(ExitCode.DONE, Program.run(folder, "--version").exitCode());
        assertEquals(ExitCode.USAGE, Program.run(folder, "recomend").exitCode());
        var missing = Program.run(folder, "info", "nowhere");
        assertEquals(ExitCode.FAILED, missing.exitCode());
        assertEquals("thence: no such file: nowhere", missing.errorLine());
    }

    @Test
    void stackTracesAppearOnlyWithDebug() {
        String absent = folder.resolve("absent").toString();
        assertTrue(Program.here("info", absent).err().lines().noneMatch(l -> l.startsWith("\tat ")));
        assertTrue(Program.here("info", absent, "--debug").err().lines()
                .anyMatch(l -> l.startsWith("\tat ")));
    }
}
