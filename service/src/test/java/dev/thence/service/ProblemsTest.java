package dev.thence.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever is wrong with a request gets a problem document that says so, and the service
/// lives.
class ProblemsTest {
    private static final String RELATED = "/v1/items/item-1020/related";

    @TempDir
    private static Path folder;

    private static StorefrontService service;
    private static OpenApi openApi;

    @BeforeAll
    static void start() throws IOException {
        service = StorefrontService.start(TestShop.writeRun(folder, 1),
                ServiceOptions.DEFAULT.withPort(0).withDrain(Duration.ZERO));
        openApi = new OpenApi(Wire.get(service.port(), "/openapi.json").json());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @AfterEach
    void livesOn() throws IOException {
        assertEquals(200, Wire.get(service.port(), RELATED).status());
    }

    private static String assertProblem(int status, String type, Wire.Answer answer) {
        openApi.checkProblem(answer);
        assertEquals(type, answer.problem(), answer.body());
        assertEquals(status, answer.status(), answer.body());
        return answer.json().path("detail").asText();
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "limit=0; limit is '0', must be a whole number from 1 to 1000",
        "limit=-5; limit is '-5'",
        "limit=1000000000; limit is '1000000000'",
        "limit=99999999999999999999; from 1 to 1000",
        "limit=ten; limit is 'ten'",
        "limit=; limit is ''",
        "limit=1&limit=2; limit is given 2 times",
        "explain=yes; must be true or false",
        "minScore=NaN; minScore is 'NaN', must be a number",
        "lmit=3; did you mean 'limit'?",
        "question=next; must be one of next-order, same-order, whole-next-order",
        "question=whole-next-order; this model answers",
        "atMost=colour; such as brand:2",
        "atMost=colour:0; such as brand:2"
    })
    void aParameterThatIsWrongIsNamed(String query, String expected) throws IOException {
        var answer = Wire.get(service.port(), RELATED + "?" + query);
        String detail = assertProblem(400, "bad-parameter", answer);
        assertTrue(detail.contains(expected), detail);
        assertEquals(query.substring(0, query.indexOf('=')),
                answer.json().path("parameter").asText());
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "where=color%3Dred; the closest is 'colour'",
        "where=price%3C%3Dcheap; cheap is no number",
        "where=colour%3C%3D3; holds text",
        "where=price; is no condition",
        "where=price%3E%3D-1x; must be 0 or more",
        "onePer=color; the closest is 'colour'",
        "atMost=price:2; text"
    })
    void aConditionThatCannotBeAskedIsNamed(String query, String expected) throws IOException {
        String detail = assertProblem(400, "bad-condition",
                Wire.get(service.port(), RELATED + "?" + query));
        assertTrue(detail.contains(expected), detail);
    }

    @Test
    void anUnknownItemGetsTheClosestOnes() throws IOException {
        for (String target : new String[] {"/v1/items/item-120/related", "/v1/items/item-120"}) {
            var answer = Wire.get(service.port(), target);
            String detail = assertProblem(404, "unknown-item", answer);
            assertTrue(detail.startsWith("the model knows no item 'item-120'; the closest are "),
                    detail);
            var closest = answer.json().path("closest").path(0);
            assertTrue(closest.path("item").asText().startsWith("item-1"), answer.body());
            assertTrue(closest.path("name").asText().contains(" no. "), answer.body());
        }
        assertProblem(404, "unknown-item",
                Wire.get(service.port(), "/v1/items/" + "x".repeat(10_000) + "/related"));
        assertProblem(404, "unknown-item", Wire.get(service.port(), "/v1/items//related"));
        assertProblem(404, "unknown-item", Wire.post(service.port(), "/v1/related",
                "{\"items\": [\"no\", \"such\"], \"unknownItems\": \"skip\"}"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', value = {
        "; the body is empty;/",
        "{\"items\": [; line 1;/",
        "{\"items\": [\"a/b\"]} {}; more than one JSON value;/",
        "{\"items\": [\"a/b\"], \"items\": []}; Duplicate;/",
        "[]; must be an object;/",
        "{}; must name at least one item;/items",
        "{\"items\": \"a/b\"}; must be an array;/items",
        "{\"items\": [1]}; must be a string;/items/0",
        "{\"items\": [\"a/b\"], \"limit\": 1.5}; must be a whole number;/limit",
        "{\"items\": [\"a/b\"], \"limit\": 0}; from 1 to 1000;/limit",
        "{\"items\": [\"a/b\"], \"limit\": 1e400}; must be a whole number;/limit",
        "{\"items\": [\"a/b\"], \"lmit\": 1}; did you mean 'limit'?;/lmit",
        "{\"items\": [\"a/b\"], \"explain\": 1}; must be true or false;/explain",
        "{\"items\": [\"a/b\"], \"atMost\": {\"colour\": 0}}; from 1 to 1000;/atMost/colour",
        "{\"items\": [\"a/b\"], \"unknownItems\": \"x\"}; refuse or skip;/unknownItems",
        "{\"items\": [\"a/b\"], \"where\": {}}; names no attribute;/where",
        "{\"items\": [\"a/b\"], \"where\": {\"attribute\": \"price\"}}; says nothing;/where",
        "{\"items\": [\"a/b\"], \"where\": {\"not\": {\"is\": 1}}}; names no attribute;/where/not",
        "{\"items\": [\"a/b\"], \"where\": {\"not\": [], \"is\": 1}}; alone;/where"
    })
    void aBodyThatIsWrongIsPointedInto(String body, String expected, String pointer)
            throws IOException {
        var answer = Wire.post(service.port(), "/v1/related", body == null ? "" : body);
        String detail = assertProblem(400, "malformed-body", answer);
        assertTrue(detail.contains(expected), detail);
        assertEquals(pointer.equals("/") ? "" : pointer, answer.json().path("pointer").asText());
    }

    @Test
    void conditionsThatAreTooDeepOrTooManyAreRefused() throws IOException {
        String deep = "{\"not\":".repeat(5_000) + "1" + "}".repeat(5_000);
        assertProblem(400, "malformed-body", Wire.post(service.port(), "/v1/related",
                "{\"items\": [\"a/b\"], \"where\": " + deep + "}"));
        String many = String.join(",", Collections.nCopies(3_000, "{\"attribute\":\"price\"}"));
        assertProblem(400, "malformed-body", Wire.post(service.port(), "/v1/related",
                "{\"items\": [\"a/b\"], \"where\": [" + many + "]}"));
        String values = String.join(",", Collections.nCopies(3_000, "1"));
        assertProblem(400, "malformed-body", Wire.post(service.port(), "/v1/related",
                "{\"items\": [\"a/b\"], \"where\": {\"attribute\":\"price\",\"anyOf\":["
                        + values + "]}}"));
    }

    @Test
    void aBasketOfTenThousandIsRefused() throws IOException {
        String items = String.join(",", Collections.nCopies(10_000, "\"a/b\""));
        String detail = assertProblem(400, "malformed-body",
                Wire.post(service.port(), "/v1/related", "{\"items\": [" + items + "]}"));
        assertEquals("/items has 10000 elements, must be at most 500", detail);
    }

    @Test
    void aNewcomerOfWhichNothingIsSaidIsRefused() throws IOException {
        assertProblem(400, "malformed-body", Wire.post(service.port(), "/v1/newcomer", "{}"));
        assertProblem(400, "malformed-body", Wire.post(service.port(), "/v1/newcomer",
                "{\"texts\": {\"color\": \"red\"}}"));
        assertProblem(400, "malformed-body", Wire.post(service.port(), "/v1/newcomer",
                "{\"like\": {\"a/b\": -1}}"));
    }

    @Test
    void aBodyOfAHundredMegabytesIsRefusedBeforeItIsRead() throws IOException {
        try (var wire = new Wire(service.port())) {
            wire.send(Wire.head("POST", "/v1/related", "Content-Type: application/json",
                    "Content-Length: 104857600", "Expect: 100-continue"));
            assertProblem(413, "body-too-large", wire.receive("POST"));
        }
        try (var wire = new Wire(service.port())) {
            wire.send(Wire.head("POST", "/v1/related", "Content-Type: application/json",
                    "Content-Length: 104857600"));
            byte[] part = new byte[1 << 20];
            for (int i = 0; i < 100; i++) {
                wire.send(part);
            }
            var answer = wire.receive("POST");
            assertProblem(413, "body-too-large", answer);
            assertEquals("close", answer.header("connection"));
        }
    }

    @Test
    void aChunkedBodyWithoutEndIsRefused() throws IOException {
        try (var wire = new Wire(service.port())) {
            wire.send(Wire.head("POST", "/v1/related", "Content-Type: application/json",
                    "Transfer-Encoding: chunked"));
            String chunk = "10000\r\n" + " ".repeat(0x10000) + "\r\n";
            for (int i = 0; i < 40; i++) {
                wire.send(chunk);
            }
            assertProblem(413, "body-too-large", wire.receive("POST"));
        }
    }

    /// The bytes of a body that nobody reads are never taken for the next request.
    @Test
    void aBodyThatNobodyReadsIsNoRequest() throws IOException {
        String smuggled = Wire.head("GET", "/v1/model");
        for (String method : new String[] {"GET", "DELETE"}) {
            try (var wire = new Wire(service.port())) {
                wire.send(Wire.head(method, "/health/live", "Content-Length: "
                        + smuggled.length()) + smuggled);
                var answer = wire.receive(method);
                assertEquals(method.equals("GET") ? 200 : 405, answer.status());
                assertEquals("close", answer.header("connection"));
                assertTrue(wire.ended());
            }
        }
    }

    @Test
    void aBodyOfAnotherTypeIsRefused() throws IOException {
        String detail = assertProblem(415, "wrong-content-type", Wire.request(service.port(),
                "POST", "/v1/related", "Content-Type: text/plain", "Content-Length: 0"));
        assertTrue(detail.contains("'text/plain', must be application/json"), detail);
    }

    @Test
    void aWrongMethodIsToldTheRightOnes() throws IOException {
        var answer = Wire.request(service.port(), "DELETE", RELATED);
        assertProblem(405, "wrong-method", answer);
        assertEquals("GET, HEAD, OPTIONS", answer.header("allow"));
        assertProblem(405, "wrong-method", Wire.get(service.port(), "/v1/related"));
        assertProblem(405, "wrong-method", Wire.request(service.port(), "BREW", RELATED));
    }

    @ParameterizedTest
    @CsvSource({"/../../etc/passwd", "/v1/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd",
        "/v1/model/", "//v1/model", "/V1/model", "/v1/item", "/openapi.json/..",
        "/v1/items/a%2Fb/related/../../../secret"})
    void aPathThatIsNoneLeadsNowhere(String target) throws IOException {
        assertProblem(404, "unknown-path", Wire.get(service.port(), target));
    }

    @ParameterizedTest
    @CsvSource({"/v1/items/%zz", "/v1/items/%c3%28", "/v1/model?%", "/v1/items/%"})
    void anEscapeThatIsNoneIsRefused(String target) throws IOException {
        assertProblem(400, "malformed-request", Wire.get(service.port(), target));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
        "GET / HTTP/1.0\\r\\n\\r\\n; 400",
        "GET / HTTP/1.1\\r\\n\\r\\n; 400",
        "GET / HTTP/1.1\\r\\nHost: a\\r\\nHost: b\\r\\n\\r\\n; 400",
        "GET / HTTP/2.0\\r\\nHost: a\\r\\n\\r\\n; 400",
        "GET\\r\\n\\r\\n; 400",
        "GET /\\r\\n\\r\\n; 400",
        "nonsense\\r\\n\\r\\n; 400",
        "GET / HTTP/1.1\\r\\nHost: a\\r\\nno colon\\r\\n\\r\\n; 400",
        "POST /v1/related HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: x\\r\\n\\r\\n; 400",
        "POST /v1/related HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: -5\\r\\n\\r\\n; 400",
        "POST / HTTP/1.1\\r\\nHost: a\\r\\nTransfer-Encoding: gzip, chunked\\r\\n\\r\\n; 400",
        "POST / HTTP/1.1\\r\\nHost: a\\r\\nContent-Length: 5\\r\\nTransfer-Encoding: chunked"
                + "\\r\\n\\r\\n; 400",
    })
    void whatIsNoHttpIsRefused(String raw, int status) throws IOException {
        try (var wire = new Wire(service.port())) {
            wire.send(raw.replace("\\r", "\r").replace("\\n", "\n"));
            assertProblem(status, "malformed-request", wire.receive("GET"));
        }
    }

    @Test
    void floodsOfHeadersAndLongRequestLinesAreRefused() throws IOException {
        try (var wire = new Wire(service.port())) {
            wire.send("GET / HTTP/1.1\r\nHost: a\r\n");
            byte[] header = "X-Flood: 0123456789012345678901234567890123456789\r\n"
                    .getBytes(StandardCharsets.US_ASCII);
            for (int i = 0; i < 2_000; i++) {
                wire.send(header);
            }
            assertProblem(431, "headers-too-large", wire.receive("GET"));
        }
        assertProblem(414, "request-line-too-long",
                Wire.get(service.port(), "/" + "x".repeat(100_000)));
    }
}
