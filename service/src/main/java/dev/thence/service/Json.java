package dev.thence.service;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/// Reads bodies strictly and writes answers.
///
/// Buffers are pooled and not kept per thread: every request has a virtual thread of its own.
final class Json {
    private static final int DEEPEST = 50;
    private static final int USUAL_BYTES = 2_048;
    private static final int LONGEST_NUMBER = 100;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(DEEPEST).maxNumberLength(LONGEST_NUMBER).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Json() {}

    /// Something that is written as JSON.
    @FunctionalInterface
    interface Content {
        void write(JsonGenerator json) throws IOException;
    }

    static byte[] bytes(Content content) {
        var bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (var json = MAPPER.createGenerator(bytes)) {
            content.write(json);
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException("an answer that cannot be written as JSON", e);
        }
    }

    /// @throws ProblemException when the bytes are not exactly one JSON value
    static JsonNode read(byte[] body) {
        try {
            JsonNode node = MAPPER.readTree(body);
            if (node.isMissingNode()) {
                throw Problem.body("", "the body is empty, must be a JSON object").asException();
            }
            return node;
        } catch (MismatchedInputException _) {
            throw Problem.body("", "the body is more than one JSON value").asException();
        } catch (JsonProcessingException e) {
            throw Problem.body("", "the body is no JSON: " + firstLine(e.getOriginalMessage())
                    + at(e.getLocation())).asException();
        } catch (IOException e) {
            throw Problem.body("", "the body is no JSON: "
                    + firstLine(String.valueOf(e.getMessage()))).asException();
        }
    }

    private static String at(@Nullable JsonLocation where) {
        return where == null ? ""
                : " (line " + where.getLineNr() + ", column " + where.getColumnNr() + ")";
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("").strip();
    }
}
