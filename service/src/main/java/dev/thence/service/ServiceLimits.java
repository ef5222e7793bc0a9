package dev.thence.service;

import java.time.Duration;
import java.util.Objects;

/// What one request, and all of them together, may cost. Everything a client can make larger
/// has a bound here, and going over it is a problem document, never an outage.
///
/// @param maxLimit the highest `limit`: entries of an answer
/// @param maxBasket items of a basket, neighbours of a newcomer, pinned items
/// @param maxExcluded items to be left out
/// @param maxConditions conditions of a query and the values they name, together
/// @param maxBody bytes of a request's body
/// @param maxRequestLine bytes of method, path and query
/// @param maxHeaders bytes of all header lines
/// @param deadline how long a request may wait for its turn, counted from its arrival; a query
///     that has begun is finished, its cost is bounded by the catalogue
/// @param readTimeout how long a client may take to send a request whose first line has
///     arrived, and to take in an answer
/// @param idleTimeout how long a connection may stay open without a request
/// @param maxConnections open connections; more wait to be accepted
/// @param concurrency queries that are computed at once
/// @param queue queries that may wait for their turn; one more is turned away at once
public record ServiceLimits(int maxLimit, int maxBasket, int maxExcluded, int maxConditions,
        int maxBody, int maxRequestLine, int maxHeaders, Duration deadline, Duration readTimeout,
        Duration idleTimeout, int maxConnections, int concurrency, int queue) {

    private static final Duration LONGEST = Duration.ofHours(1);

    /// For a machine of its own: as many queries at once as there are processors.
    public static final ServiceLimits DEFAULT = new ServiceLimits(1_000, 500, 5_000, 2_000,
            1 << 20, 16 << 10, 16 << 10, Duration.ofSeconds(5), Duration.ofSeconds(10),
            Duration.ofSeconds(60), 10_000, Runtime.getRuntime().availableProcessors(), 1_000);

    public ServiceLimits {
        atLeast("maxLimit", maxLimit, 1);
        atLeast("maxBasket", maxBasket, 1);
        atLeast("maxExcluded", maxExcluded, 0);
        atLeast("maxConditions", maxConditions, 0);
        atLeast("maxBody", maxBody, 1_024);
        atLeast("maxRequestLine", maxRequestLine, 1_024);
        atLeast("maxHeaders", maxHeaders, 1_024);
        time("deadline", deadline);
        time("readTimeout", readTimeout);
        time("idleTimeout", idleTimeout);
        atLeast("maxConnections", maxConnections, 1);
        atLeast("concurrency", concurrency, 1);
        atLeast("queue", queue, 0);
    }

    private static void atLeast(String name, int value, int least) {
        if (value < least) {
            throw new IllegalArgumentException(name + " is " + value + ", must be " + least
                    + " or more");
        }
    }

    private static void time(String name, Duration value) {
        Objects.requireNonNull(value, name);
        if (value.toMillis() < 1 || value.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException(name + " is " + value + ", must be from a"
                    + " millisecond to an hour");
        }
    }
}
