package dev.thence.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thence.serving.Recommendation;
import dev.thence.serving.Recommender;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the explorer page is made of, and the answers it is made from.
class PageRoutesTest {
    @TempDir
    private static Path folder;

    private static StorefrontService service;

    @BeforeAll
    static void start() throws IOException {
        Path store = folder.resolve("models");
        PageShop.publish(PageShop.Version.FIRST, folder.resolve("one"), store,
                List.of(PageShop.task()));
        PageShop.publish(PageShop.Version.SECOND, folder.resolve("two"), store, List.of());
        service = StorefrontService.start(store, ServiceOptions.DEFAULT.withPort(0)
                .withDrain(Duration.ZERO));
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private static JsonNode get(String target) throws IOException {
        var answer = Wire.get(service.port(), target);
        assertEquals(200, answer.status(), answer.body());
        return answer.json();
    }

    @Test
    void filesAreServedWithTheirTypesAndNothingFromElsewhere() throws IOException {
        var targets = new ArrayList<>(List.of("/"));
        PageRoutes.FILES.forEach(file -> targets.add("/page/" + file));
        for (String target : targets) {
            var answer = Wire.get(service.port(), target);
            assertEquals(200, answer.status(), target);
            String type = answer.header("content-type");
            assertEquals(target.endsWith(".js") ? "text/javascript; charset=utf-8"
                    : target.endsWith(".css") ? "text/css; charset=utf-8"
                    : target.endsWith(".svg") ? "image/svg+xml" : "text/html; charset=utf-8", type);
            assertEquals(PageRoutes.POLICY, answer.header("content-security-policy"));
            assertEquals("nosniff", answer.header("x-content-type-options"));
            String plain = answer.body().replace("http://www.w3.org/2000/svg", "");
            assertFalse(plain.contains("//") && Pattern.compile("[a-z]://|[\"'(]//")
                    .matcher(plain).find(), target + " names an address");
            for (String markup : List.of("innerHTML", "outerHTML", "insertAdjacentHTML",
                    "document.write", "eval(", " style=", "javascript:")) {
                assertFalse(plain.contains(markup), target + " has " + markup);
            }
        }
        assertEquals(404, Wire.get(service.port(), "/page/index.html.bak").status());
        assertEquals(404, Wire.get(service.port(), "/page/..%2fopenapi.json").status());
    }

    @Test
    void everyFileThatIsNamedIsServed() throws IOException {
        var named = new TreeSet<String>();
        var served = new TreeSet<>(PageRoutes.FILES);
        var name = Pattern.compile("(?:/page/|from '\\./|import '\\./)([a-z.]+)");
        for (String file : List.of("/", "/page/explorer.js", "/page/search.js", "/page/item.js",
                "/page/versions.js", "/page/quality.js", "/page/home.js", "/page/filters.js",
                "/page/picture.js")) {
            var found = name.matcher(Wire.get(service.port(), file).body());
            while (found.find()) {
                named.add(found.group(1));
            }
        }
        assertEquals(served, named);
    }

    @Test
    void whatIsKnownIsNotSentAgain() throws IOException {
        String etag = Wire.get(service.port(), "/page/explorer.css").header("etag");
        for (String known : List.of(etag, "W/" + etag, "\"x\", " + etag, "*")) {
            var answer = Wire.request(service.port(), "GET", "/page/explorer.css",
                    "If-None-Match: " + known);
            assertEquals(304, answer.status(), known);
            assertEquals(etag, answer.header("etag"));
            assertEquals("", answer.body());
        }
        assertEquals(200, Wire.request(service.port(), "GET", "/page/explorer.css",
                "If-None-Match: \"x\"").status());
    }

    @Test
    void neighborsAreTheStrongestBothWays() throws IOException {
        var around = get("/v1/items/" + PageShop.PHONE + "/neighbors?limit=3");
        assertEquals("customers", around.path("counts").asText());
        var first = around.path("neighbors").path(0);
        assertEquals("1001", first.path("item").asText());
        assertEquals(60, first.path("then").asInt());
        assertEquals(1, first.path("back").asInt());
        assertEquals(3, around.path("neighbors").size());
        var all = get("/v1/items/" + PageShop.PHONE + "/neighbors").path("neighbors");
        assertEquals(6, all.size());
        var odd = all.path(5);
        assertEquals(PageShop.HOSTILE, odd.path("item").asText());
        assertEquals(0, odd.path("then").asInt());
        assertEquals(7, odd.path("back").asInt());
    }

    @Test
    void attributesSayWhatConditionsCanAsk() throws IOException {
        var attributes = get("/v1/attributes").path("attributes");
        assertEquals(List.of("brand", "category", "name", "price"),
                attributes.findValuesAsText("name"));
        assertEquals("Accessories", attributes.path(1).path("frequent").path(0).path("value")
                .asText());
        assertEquals(40, attributes.path(1).path("frequent").path(0).path("items").asInt());
        assertEquals(5, attributes.path(3).path("least").asDouble());
        assertEquals(49, attributes.path(3).path("items").asInt());
    }

    @Test
    void aConditionMayBeJsonInAQuery() throws IOException {
        String where = URLEncoder.encode(
                "{\"attribute\": \"category\", \"is\": \"Odd & ends|rest\"}",
                StandardCharsets.UTF_8);
        var found = get("/v1/items/" + PageShop.PHONE + "/related?where=" + where);
        assertEquals(List.of(PageShop.HOSTILE),
                found.path("recommendations").findValuesAsText("item"));
        for (String bad : List.of("{", "[1]", "{\"attribute\": \"colour\", \"is\": 1}")) {
            var answer = Wire.get(service.port(), "/v1/items/" + PageShop.PHONE
                    + "/related?where=" + Wire.escaped(bad));
            assertEquals(400, answer.status(), bad);
            assertEquals("bad-condition", answer.problem());
            assertEquals("where", answer.json().path("parameter").asText());
        }
    }

    @Test
    void aComparisonCountsWhatStays() throws IOException {
        try (var one = Recommender.open(folder.resolve("one"));
                var two = Recommender.open(folder.resolve("two"))) {
            var found = get("/v1/comparisons/v1/v2?sample=30");
            assertEquals(30, found.path("sample").asInt());
            int counted = 0;
            int places = 0;
            for (int stays = 0; stays <= 10; stays++) {
                int items = found.path("histogram").path(stays).asInt();
                counted += items;
                places += items * stays;
            }
            assertEquals(30, counted);
            assertEquals(places / 300.0, found.path("stays").asDouble(), 1e-9);
            assertEquals(0, found.path("gone").asInt());
            var most = found.path("items").path(0);
            assertEquals(stays(one, two, most.path("item").asText()), most.path("stays").asInt());
            var item = get("/v1/comparisons/v1/v2/items/" + PageShop.PHONE);
            assertEquals(shown(one, PageShop.PHONE), item.path("before").findValuesAsText("item"));
            assertEquals(shown(two, PageShop.PHONE), item.path("after").findValuesAsText("item"));
            assertEquals("1005", item.path("after").path(0).path("item").asText());
            assertEquals(5, item.path("after").path(0).path("other").asInt());
            assertEquals(1, item.path("before").path(4).path("other").asInt());
        }
        var same = get("/v1/comparisons/v2/v2");
        assertEquals(1, same.path("stays").asDouble());
        assertEquals(1, same.path("first").asDouble());
    }

    private static List<String> shown(Recommender recommender, String item) {
        return recommender.relatedTo(item).limit(10).fetch().stream().map(Recommendation::item)
                .toList();
    }

    private static int stays(Recommender one, Recommender two, String item) {
        return (int) shown(one, item).stream().filter(shown(two, item)::contains).count();
    }

    @Test
    void anEvaluationIsThatOfItsVersion() throws IOException {
        var found = get("/v1/models/v1/evaluation");
        assertEquals("T1n", found.path("tasks").path(0).path("name").asText());
        var current = Wire.get(service.port(), "/v1/models/current/evaluation");
        assertEquals(404, current.status());
        assertEquals("no-evaluation", current.problem());
        for (String none : List.of("v9", "x", "..", "v1%2f..%2fv1")) {
            var answer = Wire.get(service.port(), "/v1/models/" + none + "/evaluation");
            assertEquals("unknown-version", answer.problem(), none);
            assertEquals("unknown-version", Wire.get(service.port(), "/v1/comparisons/v1/" + none)
                    .problem(), none);
        }
    }
}
