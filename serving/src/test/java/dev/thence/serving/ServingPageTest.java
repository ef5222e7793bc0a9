package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ServingPageTest {
    private static final Path ROOT = Path.of("").toAbsolutePath().endsWith("serving")
            ? Path.of("..") : Path.of("");
    private static final Path TESTS = ROOT.resolve("serving/src/test/java/dev/thence/serving");

    @Test
    void everyExampleOfThePageIsCodeOfATest() throws IOException {
        List<String> regions = new ArrayList<>();
        try (var files = Files.list(TESTS)) {
            for (Path file : files.sorted().toList()) {
                found("// @start region=\"\\w+\"\n(.*?)\\s*// @end", Files.readString(file))
                        .forEach(region -> regions.add(region.stripIndent().strip()));
            }
        }
        var examples = found("```java\n(.*?)```", Files.readString(
                ROOT.resolve("docs/serving.md")));
        assertEquals(10, examples.size());
        for (String example : examples) {
            assertTrue(regions.contains(example.strip()), example);
        }
    }

    private static List<String> found(String pattern, String text) {
        return Pattern.compile(pattern, Pattern.DOTALL).matcher(text).results()
                .map((MatchResult result) -> result.group(1)).toList();
    }
}
