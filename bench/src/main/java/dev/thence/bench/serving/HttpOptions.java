package dev.thence.bench.serving;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What a benchmark of the service measures.
///
/// @param items of the shop, 1,000 or more, all of them with answers made beforehand
/// @param connections open at once, 1 or more
/// @param time that each row is measured, or that the soak lasts
/// @param swapEvery how often another version takes over
/// @param heapMebibytes that the service may have, 64 or more
/// @param threads of the program that asks, 1 or more
/// @param seed of the shop and the questions
/// @param mainClass of the program that serves, on this process's class path
/// @param wrk the program that asks
/// @param nginx the web server beside ours; empty to leave it out
/// @param folder where shops are made; empty for the folder of temporary files
/// @param command by which to repeat the run, for the report
public record HttpOptions(int items, int connections, Duration time, Duration swapEvery,
        int heapMebibytes, int threads, long seed, String mainClass, String wrk,
        Optional<String> nginx, Optional<Path> folder, String command) {
    public HttpOptions {
        if (items < 1_000 || items > 20_000_000) {
            throw new IllegalArgumentException("items is " + items
                    + ", must be 1000 to 20000000");
        }
        if (connections < 1 || threads < 1 || connections < threads) {
            throw new IllegalArgumentException("connections is " + connections + ", threads "
                    + threads + "; each must be 1 or more, and no thread without a connection");
        }
        if (time.toMillis() < 1_000) {
            throw new IllegalArgumentException("time is " + time + ", must be 1 s or more");
        }
        if (swapEvery.toMillis() < 100) {
            throw new IllegalArgumentException("swapEvery is " + swapEvery
                    + ", must be 100 ms or more");
        }
        if (heapMebibytes < 64) {
            throw new IllegalArgumentException("heapMebibytes is " + heapMebibytes
                    + ", must be 64 or more");
        }
    }
}
