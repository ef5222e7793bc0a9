package dev.thence.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/// What a quality benchmark found: its tables, and where they come from.
///
/// @param dataset its name in the registry
/// @param title what the dataset is
/// @param provenance of all figures
/// @param notes paragraphs above the tables: sizes, seed, what was fitted on what
/// @param tables in Markdown, each with its heading
public record QualityReport(String dataset, String title, Provenance provenance, List<String> notes,
        List<String> tables) {
    public QualityReport {
        notes = List.copyOf(notes);
        tables = List.copyOf(tables);
    }

    /// The whole report as a page.
    public String markdown() {
        var text = new StringBuilder("# Quality on ").append(dataset).append("\n\n").append(title)
                .append(". ").append(provenance.markdown()).append('\n');
        for (String note : notes) {
            text.append('\n').append(note).append('\n');
        }
        text.append(
                "\nValues are percent with 95 % bootstrap intervals; differences are paired.\n");
        for (String table : tables) {
            text.append('\n').append(table);
        }
        return text.toString();
    }

    /// Writes the page to `<dataset>.md` in a folder, which is made when missing; an older page
    /// is replaced at once. Returns the file.
    public Path write(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(dataset + ".md");
        Path unfinished = folder.resolve(dataset + ".md.tmp");
        try {
            Files.writeString(unfinished, markdown());
            Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE,
                    StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(unfinished);
        }
        return file;
    }
}
