package dev.thence.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.thence.io.CorruptFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/// What `run.json` says: what was imported, how, and what was found.
///
/// @param format always `thence-run`
/// @param version of this file's form
/// @param source `order-log` or `edges`
/// @param from the file that was imported, as it was named
/// @param options how it was read and cleaned, keys as on the command line
/// @param found counts for people
record RunFile(String format, int version, String source, String from,
        Map<String, String> options, Map<String, Long> found) {
    static final String FORMAT = "thence-run";
    static final int VERSION = 1;
    static final String ORDER_LOG = "order-log";
    static final String EDGES = "edges";
    /// The count in `found` that an order log's run has when it came with facts of its items.
    static final String WITH_FACTS = "items-with-facts";

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    RunFile {
        if (!format.equals(FORMAT)) {
            throw new IllegalArgumentException("format is " + format + ", must be " + FORMAT);
        }
        if (version != VERSION) {
            throw new IllegalArgumentException("version is " + version + ", this program reads "
                    + VERSION);
        }
        if (!source.equals(ORDER_LOG) && !source.equals(EDGES)) {
            throw new IllegalArgumentException("source is " + source + ", must be " + ORDER_LOG
                    + " or " + EDGES);
        }
        options = new TreeMap<>(options);
        found = new TreeMap<>(found);
    }

    static RunFile read(Path file) throws IOException {
        try {
            return JSON.readValue(Files.readString(file), RunFile.class);
        } catch (JsonProcessingException e) {
            throw new CorruptFileException(file, "no run file: " + e.getOriginalMessage()
                    + "; import again");
        }
    }

    void write(Path file) throws IOException {
        Files.writeString(file, JSON.writeValueAsString(this) + "\n");
    }
}
