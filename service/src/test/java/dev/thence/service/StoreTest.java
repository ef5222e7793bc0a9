package dev.thence.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thence.serving.Publisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A service that follows a store, and what administrators change.
class StoreTest {
    private static final String RELATED = "/v1/items/item-1020/related?limit=120";
    private static final String AUTHORIZED = "Authorization: Bearer " + TestShop.TOKEN;

    @TempDir
    private Path folder;

    private Path publish(int seed) throws IOException {
        TestShop.publish(seed, folder.resolve("run" + seed), folder.resolve("models"));
        return folder.resolve("models");
    }

    private static StorefrontService start(Path models) throws IOException {
        return StorefrontService.start(models, ServiceOptions.DEFAULT.withPort(0)
                .withDrain(Duration.ZERO).withAdminToken(AdminToken.of(TestShop.TOKEN)));
    }

    private static JsonNode admin(StorefrontService service, String what, String body)
            throws IOException {
        var answer = Wire.post(service.port(), "/v1/admin/" + what, body, AUTHORIZED);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static JsonNode get(StorefrontService service, String target) throws IOException {
        var answer = Wire.get(service.port(), target);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    private static String serving(StorefrontService service) throws IOException {
        return get(service, RELATED).path("model").path("version").asText();
    }

    @Test
    void aPublishedVersionTakesOverAndIsGoneBackFrom() throws IOException {
        try (var service = start(publish(1))) {
            String before = get(service, RELATED).path("recommendations").toString();
            assertEquals("v1", serving(service));
            publish(2);
            assertEquals("v2", admin(service, "refresh", "{}").path("version").asText());
            assertEquals("v2", serving(service));
            assertFalse(before.equals(get(service, RELATED).path("recommendations").toString()));
            var models = get(service, "/v1/models");
            assertEquals(List.of("v1", "v2"), models.findValuesAsText("version"));
            assertEquals("v2", models.path("serving").asText());
            assertEquals("v1", admin(service, "rollback", "{}").path("version").asText());
            assertEquals(before, get(service, RELATED).path("recommendations").toString());
            assertEquals("v2", admin(service, "rollback", "{\"to\": \"v2\"}").path("version")
                    .asText());
            var metrics = Wire.get(service.port(), "/metrics").body();
            for (String expected : List.of("thence_model_swaps_total{outcome=\"swapped\"} 3.0",
                    "thence_model_info{id=\"" + models.path("versions").path(1).path("id")
                            .asText() + "\",version=\"v2\"} 1", "thence_model_serving_seconds")) {
                assertTrue(metrics.contains(expected), expected + "\n"
                        + metrics.lines().filter(line -> line.startsWith("thence_model"))
                        .toList());
            }
        }
    }

    @Test
    void aDamagedVersionIsRefusedAndTheOneBeforeAnswers() throws IOException {
        Path models = publish(1);
        publish(2);
        try (var publisher = Publisher.open(models)) {
            publisher.point("v1");
        }
        Files.writeString(models.resolve("v2/model/manifest.json"), "{");
        try (var service = start(models)) {
            assertRefused("there is no version before v1", service, "rollback", "{}");
            assertRefused("v2/model/manifest.json", service, "rollback", "{\"to\": \"v2\"}");
            assertRefused("no version 'nine'", service, "rollback", "{\"to\": \"nine\"}");
            // As something other than this program might.
            Files.move(Files.writeString(models.resolve("next"), "v2\n"),
                    models.resolve("current"), StandardCopyOption.ATOMIC_MOVE);
            assertRefused("v2 is refused, v1 goes on answering", service, "refresh", "{}");
            assertEquals("v1", serving(service));
            assertTrue(Wire.get(service.port(), "/metrics").body()
                    .contains("thence_model_swaps_total{outcome=\"refused\"} 1.0"));
        }
    }

    private static void assertRefused(String expected, StorefrontService service, String what,
            String body) throws IOException {
        var refused = Wire.post(service.port(), "/v1/admin/" + what, body, AUTHORIZED);
        assertEquals("refused", refused.problem());
        assertTrue(refused.body().contains(expected), refused.body());
    }

    /// Requests go on all the while; each is answered by one version, wholly.
    @Test
    void noRequestIsLostWhileVersionsChange() throws Exception {
        Path models = publish(1);
        publish(2);
        try (var service = start(models);
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var expected = new java.util.HashMap<String, String>();
            for (String version : List.of("v1", "v2")) {
                admin(service, "rollback", "{\"to\": \"" + version + "\"}");
                expected.put(version, get(service, RELATED).path("recommendations").toString());
            }
            var ended = new AtomicBoolean();
            var clients = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 3; i++) {
                clients.add(threads.submit(() -> ask(service.port(), expected, ended)));
            }
            for (int i = 0; i < 20; i++) {
                admin(service, "rollback", "{\"to\": \"v" + (1 + i % 2) + "\"}");
            }
            ended.set(true);
            for (var client : clients) {
                assertTrue(client.get() > 0);
            }
        }
    }

    private static int ask(int port, java.util.Map<String, String> expected, AtomicBoolean ended)
            throws IOException {
        int answers = 0;
        try (var wire = new Wire(port)) {
            while (!ended.get() || answers == 0) {
                wire.send(Wire.head("GET", RELATED));
                var answer = wire.receive("GET");
                assertEquals(200, answer.status(), answer.body());
                assertEquals(expected.get(answer.json().path("model").path("version").asText()),
                        answer.json().path("recommendations").toString());
                answers++;
            }
        }
        return answers;
    }

    @Test
    void anEmptyStoreIsWaitedForAndSaysSo() throws Exception {
        Path models = Files.createDirectory(folder.resolve("models"));
        try (var service = start(models)) {
            var none = Wire.get(service.port(), RELATED);
            assertEquals(503, none.status());
            assertEquals("no-model", none.problem());
            assertEquals("no-model", Wire.get(service.port(), "/health/ready").problem());
            assertEquals(200, Wire.get(service.port(), "/health/live").status());
            assertEquals("no-model", Wire.get(service.port(), "/v1/models").problem());
            assertEquals(200, Wire.get(service.port(), "/metrics").status());
            publish(1);
            // It looks every second; every answer on the way is one of the two.
            for (var answer = none; answer.status() != 200;
                    answer = Wire.get(service.port(), RELATED)) {
                assertEquals("no-model", answer.problem());
            }
            assertEquals("v1", serving(service));
            assertEquals(200, Wire.get(service.port(), "/health/ready").status());
        }
    }

    @Test
    void whatTheShopHidesOrChangesHoldsAtOnceAndAcrossVersions() throws IOException {
        try (var service = start(publish(1))) {
            String first = get(service, RELATED).path("recommendations").path(0).path("item")
                    .asText();
            String second = get(service, RELATED).path("recommendations").path(1).path("item")
                    .asText();
            assertEquals(2, admin(service, "availability", """
                    {"changes": [{"items": ["%s"], "hidden": true},
                       {"items": ["%s"], "inStock": false, "price": 0.25,
                        "texts": {"colour": "gold"}}]}""".formatted(first, second))
                    .path("changedItems").asInt());
            publish(2);
            admin(service, "refresh", "{}");
            for (int round = 0; round < 2; round++) {
                var items = get(service, RELATED).findValuesAsText("item");
                assertFalse(items.contains(first) || items.contains(second), items::toString);
                assertTrue(get(service, "/v1/items/" + Wire.escaped(first)).path("hidden")
                        .asBoolean());
                admin(service, "rollback", "{\"to\": \"v1\"}");
            }
            admin(service, "availability", "{\"changes\": [{\"items\": [\"" + second
                    + "\"], \"inStock\": true}]}");
            assertEquals(List.of(second), get(service, "/v1/items/item-1020/related"
                    + "?where=colour%3Dgold&where=price%3C=0.25").findValuesAsText("item"));
            assertEquals(0, admin(service, "availability", "{\"replace\": true}")
                    .path("changedItems").asInt());
            assertTrue(get(service, RELATED).findValuesAsText("item").contains(first));
        }
    }

    @Test
    void withoutTheTokenNothingIsChanged() throws IOException {
        try (var service = start(publish(1))) {
            for (String header : new String[] {"X-None: 1", "Authorization: Bearer wrong",
                "Authorization: Bearer", "Authorization: Basic " + TestShop.TOKEN,
                "Authorization: Bearer " + TestShop.TOKEN + "x"}) {
                var refused = Wire.post(service.port(), "/v1/admin/availability",
                        "{\"changes\": [{\"items\": [\"c++\"], \"hidden\": true}]}", header);
                assertEquals(401, refused.status());
                assertEquals("Bearer", refused.header("www-authenticate"));
            }
            assertFalse(get(service, "/v1/items/c++").path("hidden").asBoolean());
        }
        assertEquals("AdminToken", AdminToken.of(TestShop.TOKEN).toString());
    }
}
