package dev.thence.bench.serving;

import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Loads a web server by `wrk`: as many requests as it answers, on so many connections.
final class Wrk {
    private static final Pattern RESULT = Pattern.compile("^thence (.*)$", Pattern.MULTILINE);
    private static final int LOOK_MILLIS = 100;
    /// Every thread asks for its own 10,000 paths in turn.
    private static final String SCRIPT = """
            local threads = 0
            function setup(thread)
              thread:set("number", threads)
              threads = threads + 1
            end
            function init(arguments)
              math.randomseed(%d + number)
              requests = {}
              for i = 1, 10000 do
                requests[i] = wrk.format("GET", %s)
              end
              at = 0
            end
            function request()
              at = at %% #requests + 1
              return requests[at]
            end
            function done(summary, latency, requests)
              local e = summary.errors
              io.write(string.format("thence %%d %%d %%f %%f %%d\\n", summary.requests,
                summary.duration, latency:percentile(50), latency:percentile(99),
                e.connect + e.read + e.write + e.status + e.timeout))
            end
            """;

    private final HttpOptions options;
    private final Path folder;
    private final PipelineListener listener;

    Wrk(HttpOptions options, Path folder, PipelineListener listener) {
        this.options = options;
        this.folder = folder;
        this.listener = listener;
    }

    /// @throws IOException when there is no such program, saying how to get it
    static void require(String program) throws IOException {
        try {
            new ProcessBuilder(program, "-v").redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().onExit().join();
        } catch (IOException _) {
            throw new IOException("'" + program + "' is not installed, and this benchmark loads"
                    + " the service with it: apt install wrk, brew install wrk, or build it from"
                    + " github.com/wg/wrk; then repeat the command. 'thence bench soak' needs"
                    + " none");
        }
    }

    /// What was seen.
    ///
    /// @param p50 milliseconds
    /// @param p99 milliseconds
    /// @param errors failed connections, cut answers, timeouts, and any status above 399
    record Seen(long requests, double seconds, double p50, double p99, long errors) {
        double perSecond() {
            return requests / seconds;
        }
    }

    /// Asks for what comes after items of the shop.
    Seen ofItems(String address, Duration time) throws IOException {
        return run(address, "\"/v1/items/P\" .. (1000000 + math.random(0, " + (options.items() - 1)
                + ")) .. \"/related?limit=10\"", time);
    }

    /// Asks for one path.
    Seen ofPath(String address, String path, Duration time) throws IOException {
        return run(address, "\"" + path + "\"", time);
    }

    private Seen run(String address, String path, Duration time) throws IOException {
        Path script = folder.resolve("wrk.lua");
        Path said = folder.resolve("wrk.txt");
        Files.writeString(script, String.format(SCRIPT, options.seed(), path));
        var process = new ProcessBuilder(List.of(options.wrk(), "-t",
                Integer.toString(options.threads()), "-c", Integer.toString(options.connections()),
                "-d", time.toSeconds() + "s", "--timeout", "10s", "-s", script.toString(),
                address)).redirectErrorStream(true).redirectOutput(said.toFile()).start();
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (listener.isCancelled()) {
                    throw new CancellationException("stopped while wrk ran");
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while wrk ran");
        } finally {
            process.destroy();
            process.onExit().join();
        }
        return parsed(Files.readString(said));
    }

    private static Seen parsed(String said) throws IOException {
        var found = RESULT.matcher(said);
        if (!found.find()) {
            throw new IOException("wrk said no result: " + said.strip().replaceAll("\\s+", " "));
        }
        String[] values = found.group(1).split(" ");
        return new Seen(Long.parseLong(values[0]), Long.parseLong(values[1]) / 1e6,
                Double.parseDouble(values[2]) / 1e3, Double.parseDouble(values[3]) / 1e3,
                Long.parseLong(values[4]));
    }
}
