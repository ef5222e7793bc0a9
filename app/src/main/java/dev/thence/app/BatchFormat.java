package dev.thence.app;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.thence.serving.BatchAnswers;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// What the lists of all items are written as, by the ending of the file.
enum BatchFormat {
    /// A line per entry below a header.
    CSV,
    /// An object per item, a line each.
    JSONL,
    /// Like CSV, in columns and compressed.
    PARQUET;

    static final List<String> COLUMNS = List.of("item", "place", "recommended", "score", "rung");

    /// The format of a file by its name; empty when it ends in something else.
    static Optional<BatchFormat> of(Path file) {
        String name = file.getFileName().toString().replaceFirst("\\.(gz|zst)$", "");
        boolean packed = !name.equals(file.getFileName().toString());
        return name.endsWith(".csv") ? Optional.of(CSV)
                : name.endsWith(".jsonl") ? Optional.of(JSONL)
                : name.endsWith(".parquet") && !packed ? Optional.of(PARQUET) : Optional.empty();
    }

    /// What comes before the first entry.
    String header() {
        return this == CSV ? String.join(",", COLUMNS) + "\n" : "";
    }

    /// Writes the lists of a stretch of items.
    void write(BatchAnswers answers, int from, int to, Writer out) throws IOException {
        if (this == JSONL) {
            writeObjects(answers, from, to, out);
        } else {
            answers.forEach(from, to, (item, place, recommended, score, rung) ->
                    out.write(quoted(item) + "," + place + "," + quoted(recommended) + "," + score
                            + "," + rung + "\n"));
        }
    }

    private static String quoted(String text) {
        return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r'
                || c == ' ') || text.isEmpty() ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static void writeObjects(BatchAnswers answers, int from, int to, Writer out)
            throws IOException {
        var isFirst = new AtomicBoolean(true);
        answers.forEach(from, to, (item, place, recommended, score, rung) -> {
            if (place == 1) {
                out.write((isFirst.getAndSet(false) ? "" : "]}\n") + "{\"item\":"
                        + json(item) + ",\"recommendations\":[");
            }
            out.write((place == 1 ? "" : ",") + "{\"item\":" + json(recommended) + ",\"score\":"
                    + score + ",\"rung\":\"" + rung + "\"}");
        });
        if (!isFirst.get()) {
            out.write("]}\n");
        }
    }

    private static String json(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
