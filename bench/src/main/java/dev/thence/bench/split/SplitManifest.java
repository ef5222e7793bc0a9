package dev.thence.bench.split;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.thence.bench.cells.Sha256;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a split folder says of itself.
///
/// @param format always `thence-split`
/// @param version of the format
/// @param protocol by which the data was split
/// @param dataset its name in the registry
/// @param datasetDigest SHA-256 of its canonical content
/// @param seed of the split
/// @param nodes how many; they are numbered from 0
/// @param edges per part how many
/// @param files the checksum and the rows, header not counted, of every other file by its name
/// @param checksum SHA-256 over all the above: what a split is cited by
record SplitManifest(String format, int version, String protocol, String dataset,
        String datasetDigest, long seed, int nodes, SortedMap<String, Long> edges,
        SortedMap<String, Content> files, String checksum) {
    static final String FORMAT = "thence-split";
    static final int VERSION = 1;

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /// What one file holds.
    record Content(long rows, String sha256) {}

    SplitManifest {
        edges = new TreeMap<>(edges);
        files = new TreeMap<>(files);
    }

    static SplitManifest of(String protocol, String dataset, String datasetDigest, long seed,
            int nodes, Map<String, Long> edges, Map<String, Content> files) {
        var open = new SplitManifest(FORMAT, VERSION, protocol, dataset, datasetDigest, seed,
                nodes, new TreeMap<>(edges), new TreeMap<>(files), "");
        return new SplitManifest(FORMAT, VERSION, protocol, dataset, datasetDigest, seed, nodes,
                open.edges, open.files, open.computedChecksum());
    }

    /// The checksum that belongs to the other fields: of `protocol`, `dataset`, `datasetDigest`,
    /// `seed` and `nodes`, then name and checksum of every file by name, a line each, fields
    /// joined by tabs.
    String computedChecksum() {
        var text = new StringBuilder(String.join("\t", protocol, dataset, datasetDigest,
                Long.toString(seed), Integer.toString(nodes))).append('\n');
        files.forEach((name, content) ->
                text.append(name).append('\t').append(content.sha256()).append('\n'));
        return Sha256.of(text.toString());
    }

    String json() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest is plain text and numbers", e);
        }
    }

    static SplitManifest parse(String json) throws JsonProcessingException {
        return JSON.readValue(json, SplitManifest.class);
    }
}
