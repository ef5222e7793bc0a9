package com.example.storefront;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.serving.ModelStore;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The service over a real port, on a store of real models; it is ended before their folder goes.
@DirtiesContext
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class StorefrontTest {
    private static final ModelOfTheShop CASES_LEAD = new ModelOfTheShop("case", true);
    private static final ModelOfTheShop CABLES_LEAD = new ModelOfTheShop("cable", true);
    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private static Path folder;

    @LocalServerPort
    private int port;

    @Autowired
    private ModelStore models;

    private final HttpClient client = HttpClient.newHttpClient();

    private record Answer(int status, JsonNode body) {
        List<String> ids(String part) {
            return body.at("/suggestions/" + part).valueStream()
                    .map(suggestion -> suggestion.get("id").asString()).toList();
        }

        String model() {
            return body.at("/suggestions/model").asString();
        }
    }

    @DynamicPropertySource
    static void shop(DynamicPropertyRegistry settings) throws IOException {
        ModelOfTheShop.writeProducts(folder.resolve("products.csv"));
        CASES_LEAD.publish(store());
        settings.add("storefront.models", StorefrontTest::store);
        settings.add("storefront.products", () -> folder.resolve("products.csv"));
    }

    private static Path store() {
        return folder.resolve("models");
    }

    /// Every test begins on a version in which cases lead.
    @BeforeEach
    void casesLead() throws Exception {
        if (!get("/products/phone-1").ids("boughtNext").getFirst().equals("case-1")) {
            publish(CASES_LEAD);
        }
    }

    private void publish(ModelOfTheShop model) throws Exception {
        model.publish(store());
        models.refresh();
    }

    private Answer get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).build());
    }

    private Answer put(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(uri(path)).PUT(BodyPublishers.noBody()).build());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private Answer send(HttpRequest request) throws IOException, InterruptedException {
        var response = client.send(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), JSON.readTree(response.body()));
    }

    @Test
    void aPageSuggestsOneOfEachKindAndSaysWhyAndByWhichModel() throws Exception {
        Answer page = get("/products/phone-3");
        assertEquals(200, page.status());
        assertEquals("Orbit 3", page.body().at("/product/name").asString());
        assertEquals(List.of("case-3", "glass-3", "cable-3"),
                page.ids("boughtNext").subList(0, 3), "the bumper competes with the case");
        assertEquals(models.current().name(), page.model());
        assertTrue(page.body().at("/suggestions/boughtNext/0/why").asString()
                .startsWith("40 customers bought this after it"), page.body()::toString);
        assertEquals(4, page.ids("similar").size());
        assertTrue(page.ids("similar").stream().allMatch(id -> id.startsWith("phone-")));
    }

    @Test
    void whatIsSoldOutIsSuggestedNoMoreAtOnce() throws Exception {
        assertEquals(0, put("/admin/products/case-4/stock?units=0").body().get("stock").asInt());
        assertEquals("bumper-4", get("/products/phone-4").ids("boughtNext").getFirst());
        assertFalse(get("/basket?items=phone-4").ids("boughtNext").contains("case-4"));
        put("/admin/products/case-4/stock?units=3");
        assertEquals("case-4", get("/products/phone-4").ids("boughtNext").getFirst());
    }

    @Test
    void pricesAreThoseOfNow() throws Exception {
        assertTrue(get("/products/case-5").ids("boughtNext").stream()
                .noneMatch(id -> id.startsWith("phone-")), "half as dear again at most");
        put("/admin/products/phone-5/price?amount=25");
        put("/admin/products/glass-5/price?amount=1000");
        assertTrue(get("/products/case-5").body().at("/suggestions/boughtNext").valueStream()
                .allMatch(s -> s.get("price").asDouble() <= 1.5 * 19.90));
        assertFalse(get("/products/phone-5").ids("boughtNext").contains("glass-5"));
        put("/admin/products/phone-5/price?amount=499");
        put("/admin/products/glass-5/price?amount=9.90");
        assertTrue(get("/products/phone-5").ids("boughtNext").contains("glass-5"));
    }

    @Test
    void aBasketIsCompleted() throws Exception {
        Answer basket = get("/basket?items=phone-6,case-6");
        assertEquals(518.90, basket.body().get("total").asDouble());
        assertEquals(models.current().name(), basket.model());
        assertEquals(4, basket.ids("boughtNext").size());
        assertFalse(basket.ids("boughtNext").contains("case-6"));
        assertTrue(basket.ids("boughtNext").containsAll(List.of("glass-6", "cable-6")));
    }

    @Test
    void aProductAddedTodayHasSuggestionsToo() throws Exception {
        Answer page = get("/products/" + ModelOfTheShop.NEW);
        assertFalse(page.ids("boughtNext").isEmpty(), page.body()::toString);
        assertEquals(200, get("/basket?items=" + ModelOfTheShop.NEW).status());
    }

    @Test
    void whatIsNoLongerSoldIsNeverSuggested() throws Exception {
        assertTrue(models.availability().isHidden(ModelOfTheShop.DELISTED));
        assertFalse(get("/products/phone-1").ids("boughtNext").contains(ModelOfTheShop.DELISTED));
    }

    @Test
    void mistakesAreProblems() throws Exception {
        Answer unknown = get("/products/phone-99");
        assertEquals(404, unknown.status());
        assertEquals("the shop sells no product 'phone-99'",
                unknown.body().get("detail").asString());
        assertEquals(400, put("/admin/products/phone-1/stock?units=-1").status());
        assertEquals(400, put("/admin/products/phone-1/stock?units=many").status());
        assertEquals(400, get("/basket").status());
    }

    @Test
    void readinessSaysWhichVersionAnswers() throws Exception {
        Answer ready = get("/actuator/health/readiness");
        assertEquals(200, ready.status());
        assertEquals(models.current().name(),
                ready.body().at("/components/model/details/version").asString());
    }

    @Test
    void aModelThatDoesNotFitTheShopIsRefused() throws Exception {
        String before = models.current().name();
        publish(new ModelOfTheShop("glass", false));
        Answer page = get("/products/phone-1");
        assertEquals("case-1", page.ids("boughtNext").getFirst());
        assertEquals(before, page.model());
        assertTrue(get("/actuator/health/readiness").body()
                .at("/components/model/details/refused").asString().contains("family"));
    }

    @Test
    @Timeout(value = 5, unit = TimeUnit.MINUTES)
    void noRequestFailsWhileVersionsAreSwapped() throws Exception {
        var ended = new AtomicBoolean();
        put("/admin/products/glass-7/stock?units=0");
        try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
            var customers = new ArrayList<Future<Set<String>>>();
            for (int customer = 0; customer < 4; customer++) {
                customers.add(pool.submit(customer(ended)));
            }
            var published = new ArrayList<String>();
            for (int version = 0; version < 3; version++) {
                (version % 2 == 0 ? CABLES_LEAD : CASES_LEAD).publish(store());
                String before = models.current().name();
                while (models.current().name().equals(before)) {
                    Thread.sleep(20);
                }
                published.add(models.current().name());
                Thread.sleep(200);
            }
            ended.set(true);
            var seen = new HashSet<String>();
            for (var customer : customers) {
                seen.addAll(customer.get());
            }
            assertTrue(seen.containsAll(published), seen + " of " + published);
        } finally {
            ended.set(true);
            put("/admin/products/glass-7/stock?units=20");
        }
    }

    /// Looks at pages and baskets until told to stop; every answer must be whole.
    private Callable<Set<String>> customer(AtomicBoolean ended) {
        return () -> {
            var seen = new HashSet<String>();
            while (!ended.get()) {
                Answer page = get("/products/phone-7");
                assertEquals(200, page.status(), page.body()::toString);
                var next = page.ids("boughtNext");
                int version = Integer.parseInt(page.model().substring(1));
                assertTrue(List.of("case-7", "cable-7").contains(next.getFirst()), next::toString);
                assertFalse(next.contains("glass-7"), "out of stock in version " + version);
                assertEquals(200, get("/basket?items=phone-7").status());
                seen.add(page.model());
            }
            return seen;
        };
    }
}
