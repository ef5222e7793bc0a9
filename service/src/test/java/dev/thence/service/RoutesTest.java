package dev.thence.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thence.serving.Filter;
import dev.thence.serving.Newcomer;
import dev.thence.serving.Recommendation;
import dev.thence.serving.Recommender;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the routes answer, beside what the embedded recommender answers.
class RoutesTest {
    private static final String ITEM = TestShop.id(20);

    @TempDir
    private static Path folder;

    private static StorefrontService service;
    private static Recommender recommender;

    @BeforeAll
    static void start() throws IOException {
        TestShop.writeRun(folder, 1);
        recommender = Recommender.open(folder);
        service = StorefrontService.start(folder, ServiceOptions.DEFAULT.withPort(0)
                .withDrain(Duration.ZERO));
    }

    @AfterAll
    static void stop() {
        service.close();
        recommender.close();
    }

    private static JsonNode get(String target) throws IOException {
        var answer = Wire.get(service.port(), target);
        assertEquals(200, answer.status(), answer.body());
        assertEquals("application/json", answer.header("content-type"));
        return answer.json();
    }

    private static JsonNode post(String target, String body) throws IOException {
        var answer = Wire.post(service.port(), target, body);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static void assertSame(List<Recommendation> expected, JsonNode answer) {
        var shown = new ArrayList<String>();
        answer.path("recommendations").forEach(r -> shown.add(r.path("item").asText() + " "
                + r.path("score").asDouble() + " " + r.path("rung").asText() + " "
                + r.path("why").path("sentence").asText()));
        assertEquals(expected.stream().map(r -> r.item() + " " + r.score() + " "
                + Narrowing.word(r.rung()) + " " + r.why().sentence()).toList(), shown);
        assertFalse(shown.isEmpty());
    }

    @Test
    void anItemsQuestionsHaveTheAnswersOfTheRecommender() throws IOException {
        assertSame(recommender.relatedTo(ITEM).fetch(), get("/v1/items/" + ITEM + "/related"));
        assertSame(recommender.similarTo(ITEM).limit(3).fetch(),
                get("/v1/items/" + ITEM + "/similar?limit=3"));
        assertSame(recommender.leadingTo(ITEM).limit(120).explain().fetch(),
                get("/v1/items/" + ITEM + "/leading?limit=120&explain=true"));
        assertSame(recommender.relatedTo(ITEM).inSameOrder().minScore(0).fetch(),
                get("/v1/items/" + ITEM + "/related?question=same-order&minScore=0"));
    }

    @Test
    void conditionsAndExclusionsNarrow() throws IOException {
        var first = recommender.relatedTo(ITEM).fetch().getFirst().item();
        assertSame(recommender.relatedTo(ITEM).where(Filter.is("colour", "red"))
                        .where(Filter.atMostTimesOwn("price", 1.5)).exclude(first, "nothing")
                        .fetch(),
                get("/v1/items/" + ITEM + "/related?where=colour%3Dred&where=price<=1.5x"
                        + "&exclude=" + Wire.escaped(first) + ",nothing"));
        assertSame(recommender.relatedTo(List.of(ITEM, "c++")).limit(50)
                        .where(Filter.allOf(List.of(
                                Filter.oneOf(List.of(Filter.anyOf("colour", "red", "blue"),
                                        Filter.not(Filter.is("category", "Lamps")))),
                                Filter.allOf(List.of(Filter.atLeast("price", 2),
                                        Filter.atMost("price", 15.5))))))
                        .explain().fetch(),
                post("/v1/related", """
                        {"items": ["%s", "c++"], "limit": 50, "explain": true, "where": [
                           {"oneOf": [{"attribute": "colour", "anyOf": ["red", "blue"]},
                                      {"not": {"attribute": "category", "is": "Lamps"}}]},
                           {"attribute": "price", "atLeast": 2, "atMost": 15.5}]}
                        """.formatted(ITEM)));
    }

    @Test
    void varietyAndPinsArriveInBothForms() throws IOException {
        assertSame(recommender.relatedTo(ITEM).onePer("category").atMost(2, "colour").limit(20)
                        .pin("c++", "100%").fetch(),
                get("/v1/items/" + ITEM + "/related?limit=20&onePer=category&atMost=colour:2"
                        + "&pin=c%2B%2B,100%25"));
        assertSame(recommender.relatedTo(ITEM).onePer("category").atMost(2, "colour").limit(20)
                        .pin("c++", "100%").fetch(),
                post("/v1/related", """
                        {"items": ["%s"], "limit": 20, "onePer": ["category"],
                         "atMost": {"colour": 2}, "pin": ["c++", "100%%"]}""".formatted(ITEM)));
    }

    @Test
    void everyIdCanBeAskedAbout() throws IOException {
        for (String id : TestShop.ODD) {
            String path = "/v1/items/" + Wire.escaped(id).replace("..", "%2E%2E");
            assertEquals(id, get(path).path("item").asText());
            assertSame(recommender.relatedTo(id).fetch(), get(path + "/related"));
        }
    }

    @Test
    void itemsThatTheModelDoesNotKnowAreSkippedWhereThatIsAllowed() throws IOException {
        var answer = post("/v1/related",
                "{\"items\": [\"new\", \"" + ITEM + "\"], \"unknownItems\": \"skip\"}");
        assertSame(recommender.relatedTo(List.of(ITEM)).fetch(), answer);
        assertEquals("[\"new\"]", answer.path("skipped").toString());
    }

    @Test
    void aNewcomerIsKnownByItsNeighboursOrItsCatalogue() throws IOException {
        assertSame(recommender.newcomer(Newcomer.like().like(ITEM, 2).like("a/b", .5).price(3))
                        .where(Filter.atMostTimesOwn("price", 1)).fetch(),
                post("/v1/newcomer", """
                        {"like": {"%s": 2, "a/b": 0.5}, "price": 3,
                         "where": {"attribute": "price", "atMostTimesOwn": 1}}
                        """.formatted(ITEM)));
        assertSame(recommender.newcomer(Newcomer.named("red Lamps").text("colour", "red")).fetch(),
                post("/v1/newcomer", "{\"name\": \"red Lamps\", \"texts\": {\"colour\": "
                        + "\"red\"}}"));
        assertSame(recommender.newcomer(Newcomer.like(ITEM)).fetch(),
                post("/v1/newcomer", "{\"like\": [\"" + ITEM + "\"]}"));
    }

    @Test
    void anAnswerSaysWhichModelGaveItAndWhy() throws IOException {
        var answer = get("/v1/items/" + ITEM + "/related?explain=true");
        assertEquals(recommender.model().manifest().modelId(),
                answer.path("model").path("id").asText());
        var why = answer.path("recommendations").path(0).path("why");
        double sum = 0;
        for (JsonNode part : why.path("parts")) {
            sum += part.path("weighted").asDouble();
        }
        assertEquals(answer.path("recommendations").path(0).path("score").asDouble(), sum, 1e-4);
        assertTrue(why.has("learnedMatch") && why.has("strengths"), why::toString);
        assertFalse(get("/v1/items/" + ITEM + "/related").path("recommendations").path(0)
                .path("why").has("parts"));
    }

    @Test
    void anItemAndTheModelAreDescribed() throws IOException {
        var item = get("/v1/items/" + ITEM);
        var model = recommender.model();
        int node = model.ids().node(ITEM);
        assertEquals(model.catalogue().name(node).orElseThrow(),
                item.path("attributes").path("name").asText());
        assertEquals(model.trainOrders(node), item.path("orders").asInt());
        assertEquals(TestShop.ITEMS, get("/v1/model").path("items").asInt());
        assertEquals("next-order", get("/v1/model").path("questions").path(0).asText());
    }

    @Test
    void headAndOptionsAnswerWithoutABody() throws IOException {
        String target = "/v1/items/" + ITEM + "/related";
        var whole = Wire.get(service.port(), target);
        try (var wire = new Wire(service.port())) {
            wire.send(Wire.head("HEAD", target) + Wire.head("OPTIONS", target)
                    + Wire.head("GET", target));
            var head = wire.receive("HEAD");
            assertEquals(whole.header("content-length"), head.header("content-length"));
            var options = wire.receive("OPTIONS");
            assertEquals(204, options.status());
            assertEquals("GET, HEAD, OPTIONS", options.header("allow"));
            assertEquals(whole.body(), wire.receive("GET").body());
        }
    }

    @Test
    void healthAndMetricsAreThere() throws IOException {
        assertEquals("alive", get("/health/live").path("status").asText());
        assertEquals("ready", get("/health/ready").path("status").asText());
        Wire.Answer metrics;
        // On one connection: a request is counted when its last byte has been sent, and only then
        // is the next one read.
        try (var wire = new Wire(service.port())) {
            wire.send(Wire.head("GET", "/v1/items/" + ITEM + "/related"));
            assertEquals(200, wire.receive("GET").status());
            wire.send(Wire.head("GET", "/metrics"));
            metrics = wire.receive("GET");
        }
        assertTrue(metrics.header("content-type").startsWith("text/plain; version=0.0.4"));
        for (String expected : List.of(
                "thence_http_request_duration_seconds_bucket{method=\"GET\","
                        + "route=\"/v1/items/{id}/related\",status=\"200\",le=\"0.001\"}",
                "thence_recommendations_total{rung=\"model\"}", "thence_model_age_seconds",
                "thence_http_connections", "jvm_memory_used_bytes")) {
            assertTrue(metrics.body().contains(expected), expected + "\n" + metrics.body());
        }
    }
}
