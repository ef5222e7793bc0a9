package dev.thence.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.Map;

/// What a model says of itself: enough to know where it came from, to repeat it, and to compute its
/// scores from the tables beside it. Stored as `manifest.json`, readable by people.
///
/// @param formatVersion the version of the model folder, [#FORMAT_VERSION] for this release
/// @param modelId names the content: models that differ have different ids
/// @param kind `orders` when made from an order log, `graph` when made from edges, `built` when made
///     of vectors from elsewhere
/// @param asOf up to when data was used, ISO-8601; empty for a graph
/// @param nodeCount the number of items
/// @param dimension the length of a vector; 0 when the model has none
/// @param temperature what a cosine is divided by
/// @param evidences the kind, `match`, `target`, `source`, `pair` or `sum` (a pair evidence
///        whose values of a basket's items add up), per evidence name, in scoring order
/// @param weights per question the weight per evidence
/// @param withoutMatch the same evidences less the learned ones, fitted the same way: what a trial
///        is compared with
/// @param directionHead the weight per feature of the direction head
/// @param existenceHead the weight per evidence of the existence head
/// @param config the settings it was trained with
/// @param provenance data, versions, machine
/// @param metrics what its trial reached, by name
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ModelManifest(int formatVersion, String modelId, String kind, String asOf,
        int nodeCount, int dimension, double temperature, Map<String, String> evidences,
        Map<Question, Map<String, Double>> weights,
        Map<Question, Map<String, Double>> withoutMatch, Map<String, Double> directionHead,
        Map<String, Double> existenceHead, Map<String, String> config,
        Map<String, String> provenance, Map<String, Double> metrics) {

    /// The version of the model folder that this release writes and reads.
    public static final int FORMAT_VERSION = 1;

    /// The key of the settings under which a line for people says how the vectors were made.
    public static final String VECTORS = "vectors";

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    /// The manifest as it is stored.
    String toJson() {
        try {
            return JSON.writeValueAsString(this) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a manifest that cannot be written: " + this, e);
        }
    }

    /// @throws JsonProcessingException when the text is no manifest
    static ModelManifest parse(String json) throws JsonProcessingException {
        return JSON.readValue(json, new TypeReference<ModelManifest>() {});
    }
}
