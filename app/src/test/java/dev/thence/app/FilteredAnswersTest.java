package dev.thence.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.thence.datasets.ShopProduct;
import dev.thence.graph.SplitMix64;
import dev.thence.io.SectionFile.Verification;
import dev.thence.model.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From a product file, or a list of co-views, to what is recommended.
class FilteredAnswersTest {
    @TempDir
    Path folder;

    @Test
    void aCategoryOfTheProductFileFiltersWhatTheTrainedRunRecommends() throws Exception {
        var products = SmallShop.products().stream()
                .collect(Collectors.toMap(ShopProduct::item, product -> product));
        Path file = Files.writeString(folder.resolve("products.csv"),
                "item,category,collection,launched\n" + products.values().stream()
                        .map(p -> p.item() + ",\"" + p.department() + "\",\"" + p.family() + "\","
                                + p.launched().getYear()).collect(Collectors.joining("\n")));
        Path run = folder.resolve("run");
        var arguments = new ArrayList<>(List.of(SmallShop.importing(SmallShop.log(folder), run)));
        arguments.addAll(List.of("--items", file.toString()));
        var imported = Program.here(arguments.toArray(String[]::new));
        assertEquals(ExitCode.DONE, imported.exitCode(), imported.err());
        var trained = Program.here(SmallShop.training(run));
        assertEquals(ExitCode.DONE, trained.exitCode(), trained.err());
        try (var model = Model.open(run.resolve("model"), Verification.ALL)) {
            for (int node = 0; node < model.ids().count(); node++) {
                var product = products.get(model.ids().id(node));
                assertEquals(product.department(), model.catalogue().category(node).orElseThrow());
                assertEquals(product.name(), model.catalogue().name(node).orElseThrow());
            }
        }
        String department = products.get(item(run)).department();
        for (var found : recommended(run, "--where", "category=" + department)) {
            assertEquals(department, products.get(found).department());
        }
        for (var found : recommended(run, "--where", "category!=own", "--where",
                "launched<=2100")) {
            assertTrue(!department.equals(products.get(found).department()), found);
        }
        var slip = Program.here("recommend", run.toString(), item(run), "--where", "categry=x");
        assertTrue(slip.errorLine().contains("the closest is 'category'"), slip.err());
        Files.delete(run.resolve("facts.thence"));
        var incomplete = Program.here(SmallShop.training(run));
        assertEquals(ExitCode.FAILED, incomplete.exitCode());
        assertTrue(incomplete.errorLine().contains("facts.thence"), incomplete.err());
    }

    private static String item(Path run) throws IOException {
        try (var model = Model.open(run.resolve("model"), Verification.HEADER)) {
            return model.ids().id(0);
        }
    }

    private static List<String> recommended(Path run, String... more) throws IOException {
        var arguments = new ArrayList<>(List.of("recommend", run.toString(), item(run), "--json",
                "--limit", "20"));
        arguments.addAll(List.of(more));
        var result = Program.here(arguments.toArray(String[]::new));
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        var items = new ArrayList<String>();
        new ObjectMapper().readTree(result.out()).get("recommendations")
                .forEach(node -> items.add(node.get("item").asText()));
        assertEquals(20, items.size(), "a filter does not make an answer short");
        return items;
    }

    /// Items in pairs that are viewed together, of which one is bought with the next pair's.
    @Test
    void coViewsBesideEdgesAreTrainedOnAsEvidence() throws Exception {
        var random = SplitMix64.of(5);
        var edges = new StringBuilder();
        var views = new StringBuilder();
        for (int u = 0; u < 120; u++) {
            for (int k = 0; k < 4; k++) {
                edges.append('p').append(u).append('\t').append('p')
                        .append((u + 1 + random.nextInt(8)) % 120).append('\n');
            }
            views.append('p').append(u).append("\tp").append((u + 2) % 120).append('\n');
        }
        views.append("p0\tonly-viewed\n");
        Path run = folder.resolve("run");
        var imported = Program.here("import", "--edges",
                Files.writeString(folder.resolve("edges.tsv"), edges).toString(), "--co-views",
                Files.writeString(folder.resolve("views.tsv"), views).toString(), "--out",
                run.toString());
        assertEquals(ExitCode.DONE, imported.exitCode(), imported.err());
        var trained = Program.here(SmallShop.training(run));
        assertEquals(ExitCode.DONE, trained.exitCode(), trained.err());
        try (var model = Model.open(run.resolve("model"), Verification.ALL)) {
            Map<String, String> evidences = model.manifest().evidences();
            assertEquals("pair", evidences.get("coView"), evidences.toString());
            assertTrue(model.ids().node("only-viewed") >= 0);
        }
    }
}
