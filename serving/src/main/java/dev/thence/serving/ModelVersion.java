package dev.thence.serving;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.thence.io.CorruptFileException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/// What a store says of one version of its models: `version.json` in the version's folder, the last
/// file of a version to be written.
///
/// @param formatVersion the version of this file, [#FORMAT_VERSION] for this release
/// @param name `v` and a number that rises with every version, such as `v12`
/// @param published when, ISO-8601 in UTC
/// @param from where the model came from, as it was named
/// @param modelId the content of the model: models that differ have different ids
/// @param kind `orders`, `graph` or `built`, as in the model's manifest
/// @param asOf up to when data was used, ISO-8601; empty for a graph
/// @param items how many the model knows
/// @param files the bytes of every file of the version but this one, by path inside its folder
/// @param metrics what the model's trial reached, by name
/// @param canary how it did beside the version before it
public record ModelVersion(int formatVersion, String name, String published, String from,
        String modelId, String kind, String asOf, int items, SortedMap<String, Long> files,
        Map<String, Double> metrics, Canary canary) {

    /// The version of `version.json` that this release writes and reads.
    public static final int FORMAT_VERSION = 1;

    static final String FILE = "version.json";
    private static final Pattern NAME = Pattern.compile("v[1-9][0-9]{0,8}");

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    public ModelVersion {
        if (!isName(name)) {
            throw new IllegalArgumentException("'" + name + "' is no version, must be v and a "
                    + "number, such as v12");
        }
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        metrics = Collections.unmodifiableSortedMap(new TreeMap<>(metrics));
    }

    /// Whether a text can be the name of a version.
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /// The number in the name.
    int number() {
        return Integer.parseInt(name.substring(1));
    }

    /// All bytes of the version's files.
    public long bytes() {
        return files.values().stream().mapToLong(Long::longValue).sum();
    }

    /// Reads what a version's folder says of itself.
    ///
    /// @throws NoSuchFileException when it says nothing, as one that was not copied whole
    /// @throws CorruptFileException when that is damaged, or of another version
    static ModelVersion read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(file.toString(), null, Files.isDirectory(folder)
                    ? "is missing, so the version is not whole" : "there is no such version");
        }
        ModelVersion version;
        try {
            version = JSON.readValue(Files.readString(file), ModelVersion.class);
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw new CorruptFileException(file, "does not describe a version: " + (e
                    instanceof JsonProcessingException json ? json.getOriginalMessage()
                    : "it is no UTF-8"));
        }
        if (version.formatVersion != FORMAT_VERSION) {
            throw new CorruptFileException(file, "has format version " + version.formatVersion
                    + ", this release reads " + FORMAT_VERSION);
        }
        if (!version.name.equals(folder.getFileName().toString())) {
            throw new CorruptFileException(file, "describes " + version.name
                    + ", its folder is " + folder.getFileName());
        }
        return version;
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a version that cannot be written: " + this, e);
        }
    }

    /// Looks whether every file is there, at its length.
    ///
    /// @throws IOException naming the first that is not
    void requireFiles(Path folder) throws IOException {
        for (var entry : files.entrySet()) {
            Path file = folder.resolve(entry.getKey()).normalize();
            if (!file.startsWith(folder.normalize())) {
                throw new CorruptFileException(folder.resolve(FILE), "names the file "
                        + entry.getKey() + ", which lies outside of the version");
            }
            if (!Files.isRegularFile(file)) {
                throw new NoSuchFileException(file.toString(), null,
                        "is missing, so the version is not whole");
            }
            long found = Files.size(file);
            if (found != entry.getValue()) {
                throw new CorruptFileException(file, "has " + found + " bytes, the version has "
                        + entry.getValue() + "; it is not whole");
            }
        }
    }
}
