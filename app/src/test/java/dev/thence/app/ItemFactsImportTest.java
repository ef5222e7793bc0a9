package dev.thence.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.Catalogue;
import dev.thence.graph.ItemFacts;
import dev.thence.graph.ProductGraph;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Facts of items as a person imports them: columns of the log, and a product file.
class ItemFactsImportTest {
    @TempDir
    Path folder;

    private Path file(String name, String... lines) throws IOException {
        return Files.writeString(folder.resolve(name), String.join("\n", lines) + "\n");
    }

    /// Three customers who buy a phone and a week later a case; the log says what they are.
    private Path log() throws IOException {
        var lines = new ArrayList<>(List.of("who,what,when,kind of thing,hue"));
        Stream.of("ann", "bob", "cat").forEach(who -> lines.addAll(List.of(
                who + ",phone,2026-01-05,electronics," + (who.equals("cat") ? "blue" : "red"),
                who + ",case,2026-01-12,covers,")));
        return file("log.csv", lines.toArray(String[]::new));
    }

    private Path products(String... lines) throws IOException {
        return file("products.csv", lines);
    }

    private Program.Result importing(Path log, String... more) {
        var arguments = new ArrayList<>(List.of("import", log.toString(), "--customer", "who",
                "--item", "what", "--time", "when", "--out", run().toString()));
        arguments.addAll(List.of(more));
        return Program.here(arguments.toArray(String[]::new));
    }

    private Path run() {
        return folder.resolve("run");
    }

    private <T> T ofGraph(CatalogueQuestion<T> question) throws IOException {
        try (var graph = ProductGraph.open(run().resolve("graph.thence"), Verification.ALL)) {
            return question.ask(graph.catalogue(), graph.ids().require("phone"));
        }
    }

    private interface CatalogueQuestion<T> {
        T ask(Catalogue catalogue, int phone);
    }

    @Test
    void columnsOfTheLogAreAttributesAndTheirChangesAreCounted() throws Exception {
        var result = importing(log(), "--category", "kind of thing", "--attribute", "hue=colour");
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        assertTrue(result.out().contains("  category in the log: 2 items\n"), result.out());
        assertTrue(result.out().contains("  colour in the log: 1 items, 1 with changing values, of"
                + " which the last counts\n"), result.out());
        assertTrue(result.out().contains("items without any of it: 0"), result.out());
        assertTrue(result.out().contains("facts.thence"), result.out());
        assertEquals(Optional.of("electronics"), ofGraph(Catalogue::category));
        assertEquals(Optional.of("blue"), ofGraph((c, phone) -> c.text("colour", phone)));
        assertEquals("kind of thing",
                RunFile.read(run().resolve("run.json")).options().get("attribute-category"));
        var info = Program.here("info", run().toString());
        assertTrue(info.out().contains("facts.thence: item facts, version 1"), info.out());
        assertTrue(Program.here("verify", run().toString()).out()
                .contains("facts.thence: sound (item facts"), "verify");
    }

    @Test
    void aProductFileIsCountedAgainstWhatWasBought() throws Exception {
        var result = importing(log(), "--items", products("item_id;Title;Category;price;weight",
                "phone;Phone X;phones;399.5;180", "tablet;Tab;tablets;;", "mug;;;;").toString());
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        assertTrue(result.out().contains("Read 3 items from " + folder + "/products.csv: name,"
                + " category, price, weight\n"), result.out());
        assertTrue(result.out().contains("products.csv that nobody bought: 2, left out\n"),
                result.out());
        assertTrue(result.out().contains("items without any of it: 1\n"), result.out());
        assertTrue(result.out().contains("attributes: category, name, price (number), weight"
                + " (number)\n"), result.out());
        assertEquals(Optional.of("Phone X"), ofGraph(Catalogue::name));
        assertEquals(OptionalDouble.of(180), ofGraph((c, phone) -> c.number("weight", phone)));
        try (var facts = ItemFacts.open(run().resolve("facts.thence"), Verification.ALL)) {
            assertEquals(3, facts.ids().count());
        }
    }

    @Test
    void withoutFactsThereIsNoFileOfThem() throws Exception {
        var result = importing(log());
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        assertFalse(result.out().contains("Known of items"), result.out());
        assertFalse(Files.exists(run().resolve("facts.thence")));
    }

    @Test
    void edgesTakeAProductFileToo() throws Exception {
        Path edges = file("edges.tsv", "phone\tcase", "phone\tcharger");
        var result = Program.here("import", "--edges", edges.toString(), "--items",
                products("sku,category,watts", "phone,phones,", "charger,chargers,30", "sofa,,").toString(),
                "--out", run().toString());
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        assertTrue(result.out().contains("that no edge has: 1, left out"), result.out());
        assertTrue(result.out().contains("items without any of it: 1"), result.out());
        assertEquals(Optional.of("phones"), ofGraph(Catalogue::category));
        assertEquals(true, ofGraph((c, _) -> c.isNumber("watts")));
    }

    @Test
    void whatIsWrongInAProductFileIsOneLineAndNothingIsLeft() throws Exception {
        fails("products.csv: no column has a header that is usual for ids", "x,y", "a,b");
        fails("products.csv:3: 'phone' has come before, on line 2; an item must have one line",
                "sku,c", "phone,1", "phone,2");
        fails("products.csv:2: the line has 3 columns, must have 2 like the first", "sku,c", "a,1,2");
        fails("products.csv:2: '' is no item, must be its id", "sku,c", ",1");
        fails("products.csv:2: '9 EUR' is no price, must be a number such as 2.50",
                "sku,price", "phone,9 EUR");
        fails("products.csv: none of its 2 items is among the 2 items that there are; its ids are such"
                + " as 'x1', theirs such as 'case'; name the column of the ids with --items-id",
                "sku,c", "x1,phone", "x2,case");
        Files.write(folder.resolve("products.csv"),
                "sku,c\nphone,gr\u00fcn\n".getBytes(StandardCharsets.ISO_8859_1));
        var latin = importing(log(), "--items", folder.resolve("products.csv").toString());
        assertTrue(latin.errorLine().contains("products.csv:2: the bytes FC are not text in UTF-8"),
                latin.err());
        var right = importing(log(), "--items", folder.resolve("products.csv").toString(),
                "--items-charset", "ISO-8859-1");
        assertEquals(ExitCode.DONE, right.exitCode(), right.err());
    }

    private void fails(String message, String... lines) throws IOException {
        var result = importing(log(), "--items", products(lines).toString());
        assertEquals(ExitCode.FAILED, result.exitCode(), result.out());
        assertTrue(result.errorLine().contains(message), result.err());
        assertFalse(Files.exists(run()));
    }

    @Test
    void wrongOptionsAreWrongUsage() throws Exception {
        usage("--items names none", "--items-id", "sku");
        usage("must be a line of text, and not one of name, price", "--attribute", "hue=price");
        usage("two columns are 'category'", "--category", "hue", "--attribute",
                "kind of thing=category");
        usage("--items-separator is \"ab\", must be one character", "--items-separator", "ab",
                "--items", products("sku,c", "phone,1").toString());
        var missing = importing(log(), "--attribute", "hu");
        assertEquals(ExitCode.FAILED, missing.exitCode());
        assertTrue(missing.errorLine().contains("there is no column 'hu' for hu; the closest is"
                + " 'hue'"), missing.err());
        var edges = Program.here("import", "--edges", file("e.tsv", "a\tb").toString(), "--category",
                "hue", "--out", run().toString());
        assertEquals(ExitCode.USAGE, edges.exitCode());
    }

    private void usage(String message, String... more) throws IOException {
        var result = importing(log(), more);
        assertEquals(ExitCode.USAGE, result.exitCode(), result.err());
        assertTrue(result.errorLine().contains(message), result.err());
    }
}
