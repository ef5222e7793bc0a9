package dev.thence.service;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/// How a service is started.
///
/// @param host the address to listen on; the loopback unless told otherwise
/// @param port the port, or 0 for any that is free
/// @param limits what a request may cost
/// @param drain how long requests are still answered after the service was asked to end, each
///     with `Connection: close`: as long as a load balancer takes to see that it is not ready
/// @param adminToken opens the administrative routes; without it they are switched off
/// @param accessLog takes a line for every request; the service closes it
public record ServiceOptions(String host, int port, ServiceLimits limits, Duration drain,
        Optional<AdminToken> adminToken, Optional<AccessLog> accessLog) {
    private static final Duration LONGEST_DRAIN = Duration.ofMinutes(10);

    /// Port 7711 on the loopback.
    public static final ServiceOptions DEFAULT = new ServiceOptions("127.0.0.1", 7711,
            ServiceLimits.DEFAULT, Duration.ofSeconds(1), Optional.empty(), Optional.empty());

    public ServiceOptions {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(limits, "limits");
        Objects.requireNonNull(drain, "drain");
        Objects.requireNonNull(adminToken, "adminToken");
        Objects.requireNonNull(accessLog, "accessLog");
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port is " + port + ", must be 0 to 65535");
        }
        if (drain.isNegative() || drain.compareTo(LONGEST_DRAIN) > 0) {
            throw new IllegalArgumentException("drain is " + drain
                    + ", must be from 0 to 10 minutes");
        }
    }

    public ServiceOptions withHost(String host) {
        return new ServiceOptions(host, port, limits, drain, adminToken, accessLog);
    }

    public ServiceOptions withPort(int port) {
        return new ServiceOptions(host, port, limits, drain, adminToken, accessLog);
    }

    public ServiceOptions withLimits(ServiceLimits limits) {
        return new ServiceOptions(host, port, limits, drain, adminToken, accessLog);
    }

    public ServiceOptions withDrain(Duration drain) {
        return new ServiceOptions(host, port, limits, drain, adminToken, accessLog);
    }

    public ServiceOptions withAdminToken(AdminToken token) {
        return new ServiceOptions(host, port, limits, drain, Optional.of(token), accessLog);
    }

    public ServiceOptions withAccessLog(AccessLog log) {
        return new ServiceOptions(host, port, limits, drain, adminToken, Optional.of(log));
    }
}
