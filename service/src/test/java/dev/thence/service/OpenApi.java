package dev.thence.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/// What the service says of itself, as something that answers can be held against.
final class OpenApi {
    private static final JsonMapper JSON = new JsonMapper();

    private final JsonNode document;
    private final SchemaRegistry registry =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private final Map<String, Schema> schemas = new ConcurrentHashMap<>();

    OpenApi(JsonNode document) {
        this.document = document;
    }

    JsonNode document() {
        return document;
    }

    /// Per path its methods.
    Map<String, TreeSet<String>> templates() {
        var templates = new TreeMap<String, TreeSet<String>>();
        document.path("paths").properties().forEach(path -> path.getValue().properties().forEach(
                method -> templates.computeIfAbsent(path.getKey(), _ -> new TreeSet<>())
                        .add(method.getKey().toUpperCase(java.util.Locale.ROOT))));
        return templates;
    }

    JsonNode operation(String method, String template) {
        return document.path("paths").path(template)
                .path(method.toLowerCase(java.util.Locale.ROOT));
    }

    /// The object that a reference names, or the node itself.
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? document.at(node.path("$ref").asText().substring(1)) : node;
    }

    /// Checks an answer against what is documented for its route and status.
    void check(String method, String template, Wire.Answer answer) {
        var responses = operation(method, template).path("responses");
        String status = Integer.toString(answer.status());
        assertTrue(responses.has(status), () -> status + " is not documented for " + method + " "
                + template + ": " + answer.body());
        String type = answer.header("content-type").split(";")[0];
        var content = resolved(responses.path(status)).path("content");
        assertTrue(content.has(type), () -> type + " is not documented for " + template);
        if (type.endsWith("json")) {
            check(content.path(type).path("schema"), answer.json());
            if (type.equals(Problem.CONTENT_TYPE)) {
                assertEquals(answer.status(), answer.json().path("status").asInt());
            }
        }
    }

    /// Checks a problem document, whatever route it came from.
    void checkProblem(Wire.Answer answer) {
        assertEquals(Problem.CONTENT_TYPE, answer.header("content-type"), answer::body);
        check(JSON.createObjectNode().put("$ref", "#/components/schemas/Problem"), answer.json());
        assertEquals(answer.status(), answer.json().path("status").asInt());
    }

    void check(JsonNode schema, JsonNode value) {
        var errors = schemas.computeIfAbsent(schema.toString(), _ -> {
            ObjectNode whole = schema.deepCopy();
            whole.set("components", document.path("components"));
            return registry.getSchema(whole);
        }).validate(value);
        assertTrue(errors.isEmpty(), () -> errors + "\n" + value);
    }
}
