package dev.thence.bench.quality;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What a quality benchmark left behind.
///
/// @param pages the Markdown of every dataset's page
/// @param written the files, without the cells
/// @param failures a line per cell or dataset that failed; the others are complete
public record QualityResult(SequencedMap<String, String> pages, List<Path> written,
        List<String> failures) {
    public QualityResult {
        pages = new LinkedHashMap<>(pages);
        written = List.copyOf(written);
        failures = List.copyOf(failures);
    }
}
