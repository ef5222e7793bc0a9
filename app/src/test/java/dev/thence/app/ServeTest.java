package dev.thence.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The service as a process, the way an operator runs it.
class ServeTest {
    private static final String GET = "GET /v1/items/%s/related?limit=5 HTTP/1.1\r\n"
            + "Host: localhost\r\n\r\n";

    @TempDir
    private static Path folder;

    private static Path run;
    private static String item;

    @BeforeAll
    static void train() throws IOException {
        run = SmallShop.trained(folder);
        item = SmallShop.products().getFirst().item();
    }

    /// A running service.
    private record Server(Process process, BufferedReader out, int port) {
        static Server start(String... more) throws IOException {
            var arguments = new ArrayList<>(List.of("serve", run.toString(), "--port", "0"));
            arguments.addAll(List.of(more));
            var process = new ProcessBuilder(Program.command(List.of(),
                    arguments.toArray(String[]::new)))
                    .redirectError(ProcessBuilder.Redirect.INHERIT).start();
            var out = process.inputReader();
            String line = out.readLine();
            assertTrue(line != null && line.startsWith("Serving " + run + " on http://127.0.0.1:"),
                    "announced: " + line);
            String port = line.substring(line.lastIndexOf(':') + 1, line.indexOf(';'));
            return new Server(process, out, Integer.parseInt(port));
        }

        void terminate() throws IOException, InterruptedException {
            new ProcessBuilder("kill", "-TERM", Long.toString(process.pid())).start().waitFor();
        }

        int exitCode() throws InterruptedException {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the service does not end");
            return process.exitValue();
        }
    }

    /// One keep-alive connection.
    private static final class Client implements AutoCloseable {
        private final Socket socket;
        private final BufferedReader in;
        private boolean last;

        Client(int port) throws IOException {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setSoTimeout(60_000);
            in = new BufferedReader(new InputStreamReader(socket.getInputStream(),
                    StandardCharsets.ISO_8859_1));
        }

        void send(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        /// The status of an answer that arrived whole.
        int receive() throws IOException {
            String first = in.readLine();
            if (first == null) {
                throw new IOException("a request was lost: the connection ended");
            }
            int length = 0;
            for (String line = in.readLine(); !line.isEmpty(); line = in.readLine()) {
                length = line.startsWith("Content-Length: ")
                        ? Integer.parseInt(line.substring(16)) : length;
                last |= line.equalsIgnoreCase("Connection: close");
            }
            for (int read = 0; read < length; read++) {
                if (in.read() < 0) {
                    throw new IOException("an answer was cut after " + read + " of " + length);
                }
            }
            return Integer.parseInt(first.split(" ")[1]);
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }

    @Test
    void askedToEndItAnswersWhatWasAskedAndExitsWithZero() throws Exception {
        Path log = folder.resolve("access.log");
        var server = Server.start("--access-log", log.toString());
        var busy = new CountDownLatch(4 * 50);
        int answered = 1;
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var half = new Client(server.port())) {
            var clients = new ArrayList<Future<Integer>>();
            for (int i = 0; i < 4; i++) {
                clients.add(threads.submit(() -> untilTold(server.port(), busy)));
            }
            String request = GET.formatted(item);
            half.send(request.substring(0, 60));
            assertTrue(busy.await(60, TimeUnit.SECONDS), "the clients are answered");
            server.terminate();
            for (var client : clients) {
                answered += client.get();
            }
            half.send(request.substring(60));
            assertEquals(200, half.receive(), "a request that was half sent");
        }
        assertEquals(ExitCode.DONE, server.exitCode());
        assertThrows(ConnectException.class, () -> new Client(server.port()));
        var lines = Files.readAllLines(log);
        assertEquals(answered, lines.size());
        assertTrue(lines.getFirst().matches("\\S+Z 127\\.0\\.0\\.1 GET /v1/items/" + item
                + "/related\\?limit=5 200 \\d+ \\d+"), lines.getFirst());
    }

    /// Asks until it is told that this was the last answer; how many there were.
    private static int untilTold(int port, CountDownLatch busy) throws IOException {
        int answers = 0;
        try (var client = new Client(port)) {
            while (!client.last) {
                client.send(GET.formatted(item));
                assertEquals(200, client.receive());
                answers++;
                busy.countDown();
            }
        }
        return answers;
    }

    @Test
    void whatItCannotServeIsSaidInOneLine() throws Exception {
        Path imported = SmallShop.run(Files.createDirectory(folder.resolve("imported")));
        var untrained = Program.here("serve", imported.toString(), "--port", "0");
        assertEquals(ExitCode.FAILED, untrained.exitCode());
        assertTrue(untrained.errorLine().contains("has no model yet; make it: thence train"),
                untrained.err());
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            var refused = Program.here("serve", run.toString(), "--port", port);
            assertEquals(ExitCode.FAILED, refused.exitCode());
            assertTrue(refused.errorLine().contains("cannot listen on 127.0.0.1:" + port),
                    refused.err());
        }
    }

    @Test
    void valuesThatAreNotAllowedAreWrongUsage() {
        for (String[] wrong : new String[][] {{"--port", "70000"}, {"--drain", "soon"},
            {"--max-limit", "0"}, {"--deadline", "2h"}}) {
            var result = Program.here("serve", run.toString(), wrong[0], wrong[1]);
            assertEquals(ExitCode.USAGE, result.exitCode(), result.err());
            assertTrue(result.errorLine().contains(wrong[0].substring(2).split("-")[0]),
                    result.err());
        }
    }
}
