package dev.thence.app;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.thence.io.TextOutput;
import dev.thence.serving.BatchAnswers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// A file with the lists of all items, made block by block: each block is a file of its own, whole
/// or not there, in a folder beside the target, so that an interrupted batch goes on where it was;
/// at the end they become the target in one step. The same bytes, however often it was interrupted
/// (Parquet: the same rows in the same order).
final class BatchFile {
    static final int BLOCK = 4_096;
    private static final String SETTINGS = "settings.json";
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT).build();

    private final Path target;
    private final BatchFormat format;
    private final Map<String, String> settings;
    private final int block;
    private final Path folder;

    /// @param settings what the rows depend on: blocks made with others are made again
    BatchFile(Path target, BatchFormat format, Map<String, String> settings, int block) {
        this.target = target;
        this.format = format;
        this.settings = new TreeMap<>(settings);
        this.settings.put("format", format.name());
        this.settings.put("block", Integer.toString(block));
        this.block = block;
        folder = target.resolveSibling(target.getFileName() + ".parts");
    }

    /// How many blocks of so many items there are.
    int blocks(int items) {
        return (items + block - 1) / block;
    }

    /// Begins, or goes on with what was interrupted.
    ///
    /// @return how many items are done already
    int begin(int items) throws IOException {
        Path file = folder.resolve(SETTINGS);
        String wanted = JSON.writeValueAsString(settings) + "\n";
        if (!Files.exists(file) || !Files.readString(file).equals(wanted)) {
            discard();
            Files.createDirectory(folder);
            try (var out = TextOutput.create(file, StandardCharsets.UTF_8)) {
                out.writer().write(wanted);
                out.commit();
            }
        }
        int done = 0;
        while (done < blocks(items) && Files.exists(part(done))) {
            done++;
        }
        return Math.min(items, done * block);
    }

    /// Makes the blocks that are missing.
    ///
    /// @return whether all are there; false when it was cancelled
    boolean make(BatchAnswers answers, Progress progress, BooleanSupplier cancelled)
            throws IOException {
        int items = answers.itemCount();
        for (int from = begin(items); from < items; from += block) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
            int to = Math.min(items, from + block);
            try (var out = TextOutput.create(part(from / block), StandardCharsets.UTF_8)) {
                format.write(answers, from, to, out.writer());
                out.commit();
            }
            progress.stepTo(to);
        }
        return true;
    }

    private Path part(int number) {
        return folder.resolve(String.format(Locale.ROOT, "part-%06d.%s", number,
                format == BatchFormat.JSONL ? "jsonl" : "csv"));
    }

    /// Puts the blocks together into the target.
    void finish(int items) throws IOException {
        var parts = new ArrayList<Path>();
        for (int number = 0; number < blocks(items); number++) {
            parts.add(part(number));
        }
        if (format == BatchFormat.PARQUET) {
            ParquetFile.write(parts, folder, target);
        } else {
            join(parts);
        }
        discard();
    }

    private void join(List<Path> parts) throws IOException {
        try (var out = TextOutput.create(target, StandardCharsets.UTF_8)) {
            out.writer().write(format.header());
            for (Path part : parts) {
                try (var in = Files.newBufferedReader(part)) {
                    in.transferTo(out.writer());
                }
            }
            out.commit();
        }
    }

    private void discard() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> entries;
        try (Stream<Path> walk = Files.walk(folder)) {
            entries = walk.toList();
        }
        for (Path entry : entries.reversed()) {
            Files.delete(entry);
        }
    }
}
