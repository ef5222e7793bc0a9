package dev.thence.bench.serving;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// `thence serve` as a process of its own, on a port that was free.
final class RunningService implements AutoCloseable {
    private static final Pattern ADDRESS = Pattern.compile("on (http://[^;\\s]+)");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final JsonMapper JSON = new JsonMapper();

    private final Process process;
    private final String address;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

    private RunningService(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /// @throws IOException when it does not begin to serve, with what it said
    static RunningService start(HttpOptions options, TwoVersions shop) throws IOException {
        Path said = shop.folder().resolve("serve.txt");
        var process = new ProcessBuilder(Programs.java(
                List.of("-Xmx" + options.heapMebibytes() + "m"), options.mainClass(),
                List.of("serve", shop.store().toString(), "--port", "0", "--drain", "0s")))
                .redirectError(said.toFile()).start();
        BufferedReader out = process.inputReader();
        String line = out.readLine();
        var found = ADDRESS.matcher(line == null ? "" : line);
        if (!found.find()) {
            process.destroy();
            process.onExit().join();
            throw new IOException("'thence serve' did not begin: "
                    + String.join(" ", Files.readAllLines(said)));
        }
        return new RunningService(process, found.group(1));
    }

    String address() {
        return address;
    }

    long pid() {
        return process.pid();
    }

    HttpResponse<String> get(String path) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    HttpResponse<String> post(String path, String body) throws IOException {
        return send(HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while the service was asked");
        }
    }

    /// The version that answers now.
    String version() throws IOException {
        return JSON.readTree(get("/v1/model").body()).path("version").asText();
    }

    /// Ends it in order.
    ///
    /// @return its exit code
    int end() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
        return process.onExit().join().exitValue();
    }

    @Override
    public void close() {
        client.close();
        end();
    }
}
