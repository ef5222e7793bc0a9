package dev.thence.serving;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// One version that is open, until it was taken out of service and its last query has ended.
/// Thread-safe; a query takes no lock.
final class Served {
    private final ModelVersion version;
    private final Recommender recommender;
    private final Leases leases = new Leases(this::release);
    private final List<Runnable> whenReleased = new CopyOnWriteArrayList<>();

    Served(ModelVersion version, Recommender recommender) {
        this.version = version;
        this.recommender = recommender;
    }

    ModelVersion version() {
        return version;
    }

    Recommender recommender() {
        return recommender;
    }

    Leases leases() {
        return leases;
    }

    /// Takes the version out of service.
    ///
    /// @param released run when its memory has been given back
    void retire(Runnable released) {
        whenReleased.add(released);
        leases.end();
    }

    /// On a thread of its own: unmapping gigabytes takes milliseconds, which the last query's
    /// customer is not to wait for.
    private void release() {
        Thread.ofPlatform().name("thence-release-" + version.name()).daemon().start(() -> {
            recommender.release();
            whenReleased.forEach(Runnable::run);
        });
    }
}
