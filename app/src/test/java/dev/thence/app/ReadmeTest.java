package dev.thence.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.serving.Filter;
import dev.thence.serving.ModelStore;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The README's commands and code, on a small log of the same columns.
class ReadmeTest {
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private static List<String> blocks(String language, String page) throws IOException {
        return Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(ROOT.resolve(page))).results()
                .map(MatchResult::group).map(block -> block.replaceAll("```\\w*\n?", "")).toList();
    }

    @Test
    void everyCommandRuns() throws Exception {
        writeOrders(folder.resolve("orders.csv"));
        assertEquals(List.of("demo", "import", "train", "evaluate", "recommend",
                "publish", "serve"), runCommands("README.md"));
    }

    @Test
    void everyCommandOfTheExampleRunsAndItsModelHasWhatItsPagesAsk() throws Exception {
        assertEquals(List.of("demo", "import", "train", "publish"),
                runCommands("examples/storefront/README.md"));
        try (var store = ModelStore.openStill(folder.resolve("target/models"))) {
            int suggested = store.ask(recommender -> recommender
                    .relatedTo(recommender.model().ids().id(0))
                    .where(Filter.atMostTimesOwn("price", 100).or(Filter.sameAsOwn("category")))
                    .onePer("family").limit(4).fetch().size());
            assertEquals(4, suggested);
        }
    }

    /// Runs what a page has in its blocks for the shell.
    ///
    /// @return the names of the commands
    private List<String> runCommands(String page) throws Exception {
        var commands = blocks("sh", page).stream().flatMap(String::lines)
                .filter(line -> line.startsWith("./thence ")).toList();
        for (String command : commands) {
            if (command.startsWith("./thence serve ")) {
                serve(arguments(command));
                continue;
            }
            var result = Program.here(arguments(command));
            assertEquals(ExitCode.DONE, result.exitCode(), command + "\n" + result.err());
        }
        return commands.stream().map(command -> command.split(" ")[1]).toList();
    }

    /// The service of the README as a process, asked what the README asks.
    private void serve(String... arguments) throws Exception {
        var process = new ProcessBuilder(Program.command(List.of(), arguments))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try {
            assertTrue(String.valueOf(process.inputReader().readLine()).startsWith("Serving "));
            var requests = blocks("sh", "README.md").stream().flatMap(String::lines)
                    .filter(line -> line.startsWith("curl ")).toList();
            assertEquals(2, requests.size());
            for (String line : requests) {
                var curl = Pattern.compile("curl (?:--json '(.*?)' )?'?(http:[^' ]*)'?")
                        .matcher(line);
                assertTrue(curl.matches(), line);
                var request = (HttpURLConnection) URI.create(curl.group(2)).toURL()
                        .openConnection();
                if (curl.group(1) != null) {
                    request.setRequestProperty("Content-Type", "application/json");
                    request.setDoOutput(true);
                    request.getOutputStream().write(curl.group(1).getBytes());
                }
                assertEquals(200, request.getResponseCode(), line);
                try (var answer = request.getInputStream()) {
                    assertTrue(new String(answer.readAllBytes()).contains("\"sentence\":"), line);
                }
            }
        } finally {
            process.destroy();
            process.waitFor();
        }
    }

    /// As a shell in the folder would give them; training and demo made quick.
    private String[] arguments(String command) {
        var arguments = new ArrayList<>(Arrays.asList(command.substring(9).strip().split("\\s+")));
        arguments.replaceAll(a -> a.matches("orders\\.csv|run/|models/|(target|thence-demo)/.*")
                ? folder.resolve(a).toString() : a);
        if (arguments.getFirst().equals("train")) {
            arguments.addAll(SmallShop.QUICK);
        }
        if (arguments.getFirst().equals("demo")) {
            arguments.addAll(List.of("--customers", "900", "--products", "500", "--out",
                    folder.resolve("thence-demo").toString()));
        }
        return arguments.toArray(String[]::new);
    }

    /// The made-up shop under the columns of the README, one item under its id.
    private void writeOrders(Path file) throws IOException {
        var lines = new ArrayList<>(List.of(
                "CustomerID,StockCode,InvoiceDate,InvoiceNo,Description,Quantity,UnitPrice,Category"));
        lines.addAll(Files.readAllLines(SmallShop.log(folder)).stream().skip(1).toList());
        String item = lines.get(1).split(",")[1];
        lines.replaceAll(line -> line.replace("," + item + ",", ",85123A,"));
        Files.write(file, lines);
    }

    @Test
    void theCodeIsThatOfATest() throws Exception {
        var test = Files.readString(ROOT.resolve(
                "serving/src/test/java/dev/thence/serving/ReadmeSnippetTest.java"));
        var region = Pattern.compile("@start region=\"readme\"\n(.*?)\\s*// @end", Pattern.DOTALL)
                .matcher(test);
        assertTrue(region.find());
        assertEquals(region.group(1).stripIndent().strip(),
                blocks("java", "README.md").getFirst().strip());
    }

    @Test
    void theTestCommandStandsAfterItsMarker() throws Exception {
        String readme = Files.readString(ROOT.resolve("README.md"));
        assertTrue(readme.contains("<!-- test command -->\n```sh\nmvn verify\n```"), readme);
    }
}
