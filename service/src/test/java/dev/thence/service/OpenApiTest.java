package dev.thence.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thence.pipeline.TrialSummary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The OpenAPI document says what the service does: no more, no less.
class OpenApiTest {
    private static final String AVAILABILITY = "/v1/admin/availability";
    /// Has a test of its own: nothing to refresh, or a damaged version.
    private static final Set<String> RARE = Set.of("/v1/admin/refresh 409");
    private static final String ROLLBACK = "/v1/admin/rollback";

    @TempDir
    private static Path folder;

    private static StorefrontService service;
    private static OpenApi openApi;

    private static StorefrontService closedToAdministrators;

    @BeforeAll
    static void start() throws IOException {
        TestShop.publish(1, folder.resolve("run1"), folder.resolve("models"));
        TestShop.publish(2, folder.resolve("run2"), folder.resolve("models"));
        new TrialSummary(TrialSummary.FORMAT_VERSION, "trial", "", "customers", List.of(1, 10, 50),
                List.of(PageShop.task()), Map.of("model", .7), 3, true)
                .write(folder.resolve("models/v1").resolve(TrialSummary.FILE));
        var options = ServiceOptions.DEFAULT.withPort(0).withDrain(Duration.ZERO);
        service = StorefrontService.start(folder.resolve("models"),
                options.withAdminToken(AdminToken.of(TestShop.TOKEN)));
        closedToAdministrators = StorefrontService.start(folder.resolve("run1"), options);
        openApi = new OpenApi(Wire.get(service.port(), "/openapi.json").json());
    }

    @AfterAll
    static void stop() {
        service.close();
        closedToAdministrators.close();
    }

    /// A request and the status it gets.
    private record Sample(int status, String method, String template, String target,
            String body) {
        static Sample get(int status, String template, String target) {
            return new Sample(status, "GET", template, target, "");
        }

        static Sample post(int status, String template, String body) {
            return new Sample(status, "POST", template, template, body);
        }

        Wire.Answer answer() throws IOException {
            int port = status == 403 ? closedToAdministrators.port() : service.port();
            var headers = new ArrayList<String>();
            if (status != 401) {
                headers.add("Authorization: Bearer " + TestShop.TOKEN);
            }
            boolean plain = method.equals("GET") || status == 415;
            String[] all = headers.toArray(String[]::new);
            return plain ? Wire.request(port, method, target, all)
                    : Wire.post(port, target, body, all);
        }
    }

    /// For every operation a request for every status that is documented and can be had at
    /// will.
    private static List<Sample> samples() {
        var samples = new ArrayList<Sample>();
        String large = "\"" + "x".repeat(ServiceLimits.DEFAULT.maxBody()) + "\"";
        for (String question : List.of("related", "similar", "leading")) {
            String template = "/v1/items/{id}/" + question;
            String path = "/v1/items/item-1020/" + question;
            samples.add(Sample.get(200, template, path));
            samples.add(Sample.get(200, template, path
                    + "?limit=120&explain=true&where=colour%3Dred&exclude=a%2Fb&minScore=-9"));
            samples.add(Sample.get(400, template, path + "?limit=0"));
            samples.add(Sample.get(404, template, "/v1/items/item-102/" + question));
        }
        samples.add(Sample.post(200, "/v1/related", """
                {"items": ["item-1020", "nothing"], "unknownItems": "skip", "limit": 3,
                 "explain": true, "exclude": ["c++"], "minScore": -9, "question": "same-order",
                 "pin": ["100%"], "onePer": "category", "atMost": {"colour": 2},
                 "where": {"oneOf": [{"attribute": "price", "is": 2.5, "atLeastTimesOwn": 0.1},
                   {"not": {"allOf": [{"attribute": "colour", "sameAsOwn": true}]}}]}}"""));
        samples.add(Sample.post(200, "/v1/newcomer", """
                {"name": "red lamp", "category": "Lamps", "price": 2, "texts": {"colour": "red"},
                 "numbers": {"price": 3}, "where": [{"attribute": "price", "atMost": 9}]}"""));
        samples.add(Sample.post(200, "/v1/newcomer", "{\"like\": {\"a/b\": 2}, \"limit\": 120}"));
        samples.add(Sample.post(404, "/v1/related", "{\"items\": [\"nothing\"]}"));
        samples.add(Sample.post(404, "/v1/newcomer", "{\"like\": [\"nothing\"]}"));
        for (String template : List.of("/v1/related", "/v1/newcomer")) {
            samples.add(Sample.post(400, template, "{"));
            samples.add(Sample.post(413, template, large));
            samples.add(Sample.post(415, template, "{}"));
        }
        samples.add(Sample.get(200, "/v1/items/{id}", "/v1/items/a%2Fb"));
        samples.add(Sample.get(404, "/v1/items/{id}", "/v1/items/a"));
        for (String path : List.of("/v1/model", "/v1/models", "/health/live", "/health/ready",
                "/metrics", "/openapi.json")) {
            samples.add(Sample.get(200, path, path));
        }
        samples.addAll(administration(large));
        samples.addAll(explorer());
        return samples;
    }

    private static List<Sample> explorer() {
        String neighbors = "/v1/items/{id}/neighbors";
        String evaluation = "/v1/models/{version}/evaluation";
        String comparison = "/v1/comparisons/{before}/{after}";
        return List.of(Sample.get(200, "/v1/items", "/v1/items"),
                Sample.get(200, "/v1/items", "/v1/items?search=lmp&limit=100"),
                Sample.get(400, "/v1/items", "/v1/items?limit=101"),
                Sample.get(200, neighbors, "/v1/items/a%2Fb/neighbors?limit=2"),
                Sample.get(400, neighbors, "/v1/items/a%2Fb/neighbors?limit=0"),
                Sample.get(404, neighbors, "/v1/items/a/neighbors"),
                Sample.get(200, "/v1/attributes", "/v1/attributes"),
                Sample.get(200, evaluation, "/v1/models/v1/evaluation"),
                Sample.get(404, evaluation, "/v1/models/v2/evaluation"),
                Sample.get(200, comparison, "/v1/comparisons/v1/v2?sample=7"),
                Sample.get(400, comparison, "/v1/comparisons/v1/v2?sample=0"),
                Sample.get(404, comparison, "/v1/comparisons/v1/v3"),
                Sample.get(200, comparison + "/items/{id}",
                        "/v1/comparisons/v1/v2/items/item-1020"),
                Sample.get(404, comparison + "/items/{id}", "/v1/comparisons/v1/v2/items/a"),
                Sample.get(200, "/", "/"),
                Sample.get(200, "/page/{file}", "/page/explorer.js"),
                Sample.get(200, "/page/{file}", "/page/explorer.css"),
                Sample.get(200, "/page/{file}", "/page/icon.svg"),
                Sample.get(404, "/page/{file}", "/page/nothing.js"));
    }

    private static List<Sample> administration(String large) {
        var samples = new ArrayList<Sample>();
        samples.add(Sample.get(200, AVAILABILITY, AVAILABILITY));
        samples.add(Sample.get(401, AVAILABILITY, AVAILABILITY));
        samples.add(Sample.get(403, AVAILABILITY, AVAILABILITY));
        samples.add(Sample.post(200, AVAILABILITY, """
                {"replace": true, "changes": [{"items": ["c++"], "hidden": true,
                  "inStock": false, "price": 9.5, "texts": {"colour": "gold"},
                  "numbers": {"price": 9}, "without": ["name"], "asInCatalogue": true}]}"""));
        samples.add(Sample.post(200, ROLLBACK, "{\"to\": \"v1\"}"));
        samples.add(Sample.post(409, ROLLBACK, "{}"));
        samples.add(Sample.post(200, "/v1/admin/refresh", "{}"));
        for (String path : List.of(AVAILABILITY, ROLLBACK)) {
            samples.add(Sample.post(400, path, "[]"));
            samples.add(Sample.post(413, path, large));
            samples.add(Sample.post(415, path, ""));
        }
        for (String path : List.of(AVAILABILITY, ROLLBACK, "/v1/admin/refresh")) {
            samples.add(Sample.post(401, path, "{}"));
            samples.add(Sample.post(403, path, "{}"));
        }
        return samples;
    }

    @Test
    void everyRouteIsDocumentedAndEveryDocumentedRouteIsThere() {
        assertEquals(openApi.templates(), new java.util.TreeMap<>(service.routes().templates()));
    }

    @Test
    void everyAnswerIsAsDocumentedAndEveryDocumentedStatusIsAnswered() throws IOException {
        var seen = new HashSet<String>();
        for (Sample sample : samples()) {
            var answer = sample.answer();
            assertEquals(sample.status(), answer.status(), sample + answer.body());
            openApi.check(sample.method(), sample.template(), answer);
            seen.add(sample.method() + " " + sample.template() + " " + sample.status());
        }
        openApi.templates().forEach((template, methods) -> methods.forEach(method ->
                openApi.operation(method, template).path("responses").fieldNames()
                        .forEachRemaining(status -> assertTrue(
                                RARE.contains(template + " " + status)
                                        || Set.of("default", "503").contains(status)
                                        || seen.contains(method + " " + template + " " + status),
                                method + " " + template + " is never answered " + status))));
    }

    @Test
    void bodiesThatAreAnsweredAreAsDocumented() {
        for (Sample sample : samples()) {
            var body = openApi.operation(sample.method(), sample.template()).path("requestBody");
            if (sample.status() == 200 && !body.isMissingNode()) {
                openApi.check(body.path("content").path("application/json").path("schema"),
                        json(sample));
            }
        }
    }

    private static JsonNode json(Sample sample) {
        return Json.read(sample.body().getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    void theParametersAndMembersAreThoseThatAreRead() {
        for (String question : List.of("related", "similar", "leading")) {
            var documented = new TreeSet<String>();
            for (JsonNode parameter : openApi.operation("GET", "/v1/items/{id}/" + question)
                    .path("parameters")) {
                documented.add(openApi.resolved(parameter).path("name").asText());
            }
            var known = new TreeSet<>(Narrowing.NAMES);
            known.add("id");
            assertEquals(known, documented);
        }
        assertEquals(members(Set.of("items", "unknownItems")), documented("Basket"));
        assertEquals(members(NewcomerJson.NAMES), documented("Newcomer"));
    }

    private static Set<String> members(Set<String> own) {
        var all = new TreeSet<>(Narrowing.NAMES);
        all.addAll(own);
        return all;
    }

    private static Set<String> documented(String schema) {
        var names = new TreeSet<String>();
        openApi.document().path("components").path("schemas").path(schema).path("properties")
                .fieldNames().forEachRemaining(names::add);
        return names;
    }

    @Test
    void theDocumentIsWhole() {
        assertTrue(openApi.document().path("openapi").asText().startsWith("3.1."));
        var ids = new HashSet<String>();
        openApi.templates().forEach((template, methods) -> methods.forEach(method -> {
            var operation = openApi.operation(method, template);
            assertTrue(ids.add(operation.path("operationId").asText()), template);
            assertFalse(operation.path("summary").asText().isEmpty(), template);
        }));
        for (JsonNode reference : openApi.document().findValues("$ref")) {
            assertFalse(openApi.document().at(reference.asText().substring(1)).isMissingNode(),
                    reference::asText);
        }
    }
}
