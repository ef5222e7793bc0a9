package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a program gets that depends on `serving` alone, in a JVM of its own.
class ConsumerTest {
    @TempDir
    private static Path run;

    @BeforeAll
    static void train() {
        SmallShop.writeRun(run);
    }

    @Test
    void needsNoVectorModuleAndSaysOnceWhatItWouldBring() throws Exception {
        var expected = new ArrayList<String>();
        Storefront.answers(run, expected::add);

        var without = java(List.of(), "-cp", classPath(), Storefront.class.getName(),
                run.toString());
        assertEquals(expected, without.out(), "plain loops give the same bits");
        assertEquals(1, without.err().stream()
                .filter(line -> line.contains("--add-modules jdk.incubator.vector")).count(),
                without.err()::toString);

        var with = java(List.of("--add-modules", "jdk.incubator.vector"), "-cp", classPath(),
                Storefront.class.getName(), run.toString());
        assertEquals(expected, with.out());
        assertFalse(with.err().stream().anyMatch(line -> line.contains("--add-modules")),
                with.err()::toString);
    }

    @Test
    void bringsNoTensorLibraryHttpServerOrCommandLine() {
        for (String foreign : List.of("ai.djl.ndarray.NDManager", "ai.djl.engine.Engine",
                "ai.djl.pytorch.engine.PtEngine", "picocli.CommandLine", "org.slf4j.Logger",
                "io.helidon.webserver.WebServer")) {
            assertThrows(ClassNotFoundException.class, () -> Class.forName(foreign), foreign);
        }
        assertTrue(Stream.of(classPath().split(File.pathSeparator))
                .noneMatch(jar -> jar.contains("djl")), ConsumerTest::classPath);
    }

    /// What is not named here came in unnoticed: every jar is one more that a shop has to ship.
    @Test
    void bringsTheseLibrariesAndNoOthers() {
        var ours = Set.of("graph-io", "sampler", "engine", "serving");
        var theirs = Set.of("fastutil", "eclipse-collections", "eclipse-collections-api",
                "jgrapht-core", "jheaps", "apfloat", "fastcsv", "aircompressor-v3", "jackson-core",
                "jackson-annotations", "jackson-databind", "ejml-core", "ejml-ddense",
                "RoaringBitmap", "jspecify");
        var jars = Stream.of(classPath().split(File.pathSeparator))
                .map(path -> Path.of(path).getFileName().toString())
                .filter(file -> file.endsWith(".jar")).map(file -> file.replaceAll("-\\d.*", ""))
                .filter(name -> !name.matches(
                        "(junit|surefire|opentest4j|apiguardian|common-java).*"))
                .filter(name -> !ours.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(new TreeSet<>(theirs), jars);
    }

    private record Output(List<String> out, List<String> err) { }

    private static Output java(List<String> options, String... arguments) throws Exception {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(run, "out", ".txt");
        Path err = Files.createTempFile(run, "err", ".txt");
        var process = new ProcessBuilder(command).redirectOutput(out.toFile())
                .redirectError(err.toFile()).start();
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the forked JVM hangs");
        var output = new Output(lines(out), lines(err));
        assertEquals(0, process.exitValue(), output.err()::toString);
        return output;
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file, StandardCharsets.UTF_8);
    }

    /// What the tests run with, wherever Maven put it: the module path, the class path or both.
    private static String classPath() {
        String modules = System.getProperty("jdk.module.path");
        String classes = System.getProperty("java.class.path");
        return modules == null ? classes : modules + File.pathSeparator + classes;
    }
}
