package dev.thence.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Thousands of made-up requests over real sockets: whatever comes, an answer is a documented
/// one or a problem document, never an error of the service, which lives on. More of them, or
/// others: `-Dthence.fuzz=1000000 -Dthence.fuzz.seed=7`.
class FuzzTest {
    private static final int REQUESTS = Integer.getInteger("thence.fuzz", 4_000);
    private static final long SEED = Long.getLong("thence.fuzz.seed", 2026);

    @TempDir
    private static Path folder;

    private static StorefrontService service;
    private static OpenApi openApi;

    @BeforeAll
    static void start() throws IOException {
        TestShop.publish(1, folder.resolve("run1"), folder.resolve("models"));
        TestShop.publish(2, folder.resolve("run2"), folder.resolve("models"));
        service = StorefrontService.start(folder.resolve("models"), ServiceOptions.DEFAULT
                .withPort(0).withDrain(Duration.ZERO)
                .withAdminToken(AdminToken.of(TestShop.TOKEN)));
        openApi = new OpenApi(Wire.get(service.port(), "/openapi.json").json());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void whateverIsAskedIsAnsweredAsDocumented() throws IOException {
        int good = 0;
        for (int number = 0; number < REQUESTS; number++) {
            var request = new RandomRequest(SplitMix64.of(SEED, number));
            try (var wire = new Wire(service.port())) {
                wire.send(request.text().getBytes(StandardCharsets.ISO_8859_1));
                good += request.whole() ? check(request, wire.receive(request.method()))
                        : checkDamaged(request, wire);
            } catch (IOException | AssertionError e) {
                throw new AssertionError("request " + number + " of seed " + SEED + ": "
                        + request, e);
            }
        }
        assertTrue(good > REQUESTS / 20, good + " of " + REQUESTS + " found an answer");
        assertEquals(200, Wire.get(service.port(), "/v1/items/item-1020/related").status());
        assertFalse(Wire.get(service.port(), "/metrics").body().contains("status=\"500\""),
                "no request was counted as an error of the service");
    }

    /// 1 when it was answered with what was asked for.
    private static int check(RandomRequest request, Wire.Answer answer) {
        assertTrue(answer.status() < 500 || answer.status() == 503, answer::toString);
        if (request.method().equals("HEAD")) {
            return 0;
        }
        if (answer.status() >= 400) {
            openApi.checkProblem(answer);
            return 0;
        }
        if (answer.status() == 204) {
            assertEquals("OPTIONS", request.method());
            return 0;
        }
        var segments = RequestTarget.parse(request.path(), "").segments();
        openApi.check(request.method(), service.routes().template(segments), answer);
        return 1;
    }

    /// What is no HTTP any more may be answered or not; the service never fails on it.
    private static int checkDamaged(RandomRequest request, Wire wire) throws IOException {
        wire.endSending();
        try {
            var answer = wire.receive(request.text().startsWith("HEAD ") ? "HEAD" : "GET");
            assertTrue(answer.status() < 500 || answer.status() == 503, answer::toString);
            if (answer.header("content-type").equals(Problem.CONTENT_TYPE)
                    && !answer.body().isEmpty()) {
                openApi.checkProblem(answer);
            }
        } catch (SocketTimeoutException e) {
            throw e;
        } catch (IOException _) {
            // It was closed, as an unfinished request is.
        }
        return 0;
    }
}
