package dev.thence.bench.pages;

import dev.thence.bench.cells.Cells;
import dev.thence.bench.methods.Ablation;
import dev.thence.bench.methods.Methods;
import dev.thence.bench.pages.DatasetPage.Group;
import dev.thence.datasets.DatasetException;
import dev.thence.datasets.Datasets;
import dev.thence.io.TextOutput;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.SequencedSet;

/// A folder of results: `cells/` with a file per measurement, and what is made of them, a page
/// and pictures per dataset, an index `quality.md` and all figures as `quality.json`.
public final class ResultsFolder {
    private final Path folder;
    private final Cells cells;
    private final SequencedSet<Path> written = new LinkedHashSet<>();

    public ResultsFolder(Path folder) {
        this.folder = folder;
        this.cells = new Cells(folder);
    }

    public Cells cells() {
        return cells;
    }

    /// The files written so far, without the cells.
    public List<Path> written() {
        return List.copyOf(written);
    }

    /// Writes the page of a dataset, its pictures, the index and the JSON, all from the cells;
    /// gives the page.
    public String write(String dataset, String title, Provenance provenance) throws IOException {
        Files.createDirectories(folder);
        String page = "";
        var pages = new ArrayList<DatasetPage>();
        for (String name : cells.datasets()) {
            var groups = DatasetPage.groups(cells.of(name).stream()
                    .filter(cell -> !Ablation.isRow(cell.key().method())).toList(), methodOrder());
            if (name.equals(dataset)) {
                var pictures = pictures(name, groups);
                var made = new DatasetPage(name, title, provenance, groups, pictures);
                page = made.markdown();
                text(name + ".md", page);
                pages.add(made);
            } else {
                pages.add(new DatasetPage(name, title(name), provenance, groups, Map.of()));
            }
        }
        text("quality.md", IndexPage.markdown(pages));
        text("quality.json", CellsJson.of(pages));
        return page;
    }

    /// Writes the page of what the parts are worth on a dataset, `ablations-DATASET.md`; gives it.
    public String writeAblations(String dataset, String title, Provenance provenance,
            List<Ablation> ablations) throws IOException {
        Files.createDirectories(folder);
        var page = new AblationsPage(dataset, title, provenance,
                DatasetPage.groups(cells.of(dataset), methodOrder()), ablations).markdown();
        text("ablations-" + dataset + ".md", page);
        return page;
    }

    private static List<String> methodOrder() {
        return List.copyOf(Methods.builtIn().names());
    }

    /// What the dataset is, by its name.
    public static String title(String dataset) {
        try {
            return Datasets.find(dataset).card().title();
        } catch (DatasetException _) {
            // A dataset of another release: its cells are still good.
            return dataset;
        }
    }

    private Map<Group, List<String>> pictures(String dataset, List<Group> groups)
            throws IOException {
        var byGroup = new LinkedHashMap<Group, List<String>>();
        for (var group : groups) {
            var names = new ArrayList<String>();
            for (var task : group.tasks()) {
                if (!task.compared().isEmpty()) {
                    String name = Picture.name(dataset, group, task.id());
                    text(name, Picture.svg(task, dataset + ", " + task.title()));
                    names.add(name);
                }
            }
            byGroup.put(group, names);
        }
        return byGroup;
    }

    private void text(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        try (var out = TextOutput.create(file, StandardCharsets.UTF_8)) {
            out.writer().write(content);
            out.commit();
        }
        written.add(file);
    }
}
