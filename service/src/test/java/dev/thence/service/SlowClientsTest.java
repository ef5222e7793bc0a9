package dev.thence.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that take their time, and more of them than there are places.
class SlowClientsTest {
    private static final long TOO_LONG = Duration.ofSeconds(20).toNanos();

    @TempDir
    private static Path folder;

    private static StorefrontService service;
    private static OpenApi openApi;

    @BeforeAll
    static void start() throws IOException {
        var usual = ServiceLimits.DEFAULT;
        var limits = new ServiceLimits(usual.maxLimit(), usual.maxBasket(), usual.maxExcluded(),
                usual.maxConditions(), usual.maxBody(), usual.maxRequestLine(),
                usual.maxHeaders(), usual.deadline(), Duration.ofMillis(300),
                Duration.ofMillis(1_500), usual.maxConnections(), 1, 0);
        service = StorefrontService.start(TestShop.writeRun(folder, 1),
                ServiceOptions.DEFAULT.withPort(0).withDrain(Duration.ZERO).withLimits(limits));
        openApi = new OpenApi(Wire.get(service.port(), "/openapi.json").json());
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    @Test
    void headersThatDoNotEndAreToldSo() throws IOException {
        try (var wire = new Wire(service.port())) {
            wire.send("GET /health/live HTTP/1.1\r\nHost: loc");
            var answer = wire.receive("GET");
            openApi.checkProblem(answer);
            assertEquals("too-slow", answer.problem());
            assertTrue(wire.ended());
        }
    }

    @Test
    void aBodyThatDoesNotEndIsToldSo() throws IOException {
        try (var wire = new Wire(service.port())) {
            wire.send(Wire.head("POST", "/v1/related", "Content-Type: application/json",
                    "Content-Length: 20") + "{\"items\"");
            var answer = wire.receive("POST");
            openApi.checkProblem(answer);
            assertEquals("too-slow", answer.problem());
            assertTrue(wire.ended());
        }
    }

    /// Every byte comes in time, and all of them do not. Others are answered meanwhile.
    @Test
    void dripsDoNotKeepAConnectionOpen() throws IOException {
        try (var wire = new Wire(service.port())) {
            wire.send("GET /health/live HTTP/1.1\r\n");
            assertThrows(IOException.class, () -> {
                for (long end = System.nanoTime() + TOO_LONG; System.nanoTime() < end;) {
                    wire.send("X:1\r\n");
                    assertEquals(200, Wire.get(service.port(), "/health/live").status());
                }
            });
        }
    }

    @Test
    void idleConnectionsAreClosed() throws IOException {
        try (var silent = new Wire(service.port()); var half = new Wire(service.port())) {
            half.send("GET /hea");
            assertTrue(silent.ended());
            assertTrue(half.ended());
        }
    }

    @Test
    void aHundredOfThemDoNotKeepOthersFromTheirAnswers() throws IOException {
        var slow = new ArrayList<Wire>();
        for (int i = 0; i < 100; i++) {
            var wire = new Wire(service.port());
            wire.send("POST /v1/related HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\n");
            slow.add(wire);
        }
        assertEquals(200, Wire.get(service.port(), "/v1/items/c++/related").status());
        for (Wire wire : slow) {
            assertEquals(408, wire.receive("POST").status());
            wire.close();
        }
    }

    @Test
    void moreQueriesThanMayWaitAreTurnedAway() {
        var gate = new Gate(1, 1);
        long late = System.nanoTime();
        long inAnHour = late + Duration.ofHours(1).toNanos();
        try (var _ = gate.enter(late)) {
            var waited = assertThrows(ProblemException.class, () -> gate.enter(late));
            assertEquals(ProblemType.BUSY, waited.problem().type());
            assertEquals("1", waited.problem().headers().get("Retry-After"));
            var waiting = Thread.ofVirtual().start(() ->
                    assertThrows(ProblemException.class, () -> gate.enter(inAnHour)));
            while (gate.waiting() == 0) {
                Thread.onSpinWait();
            }
            var full = assertThrows(ProblemException.class, () -> gate.enter(inAnHour));
            assertEquals("1 queries wait already; ask again in a moment",
                    full.problem().detail());
            waiting.interrupt();
        }
    }
}
