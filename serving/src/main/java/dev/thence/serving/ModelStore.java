package dev.thence.serving;

import dev.thence.io.SectionFile.Verification;
import dev.thence.pipeline.TrialSummary;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A folder of versions of a model, of which one answers: the newest that was published, or the one
/// gone back to. Follows the folder while it serves.
///
/// {@snippet class="dev.thence.serving.ModelStoreTest" region="store"}
///
/// A new version is read and checked, every byte, beside the one that answers, and takes its place
/// in one step; queries under way end on the version they began with, and when the last of them has
/// ended its memory is given back. A version that is damaged, not whole or foreign is refused with
/// one line in the log, and the one before goes on answering; it is looked at again when its files
/// change. A sound model may still not fit a shop, as one whose catalogue has lost an attribute that
/// every query names: whoever opens the store may rehearse the shop's own questions on each version
/// before it answers.
///
/// {@snippet class="dev.thence.serving.ModelStoreTest" region="rehearsal"}
///
/// Any number of threads; a query takes no lock. The store owns every version it opened until
/// [#close].
public final class ModelStore implements AutoCloseable {
    private static final Logger LOG = System.getLogger(ModelStore.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(1);

    private final StoreFolder folder;
    private final Consumer<Recommender> rehearsal;
    private final Availability availability;
    private final List<Consumer<Swap>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicReference<@Nullable Refusal> refusal = new AtomicReference<>();
    private final Object swapping = new Object();
    private final AtomicReference<@Nullable StoreFollower> follower = new AtomicReference<>();
    private volatile Served served;
    private volatile boolean closed;

    /// A version that was refused, and what there was of it then.
    private record Refusal(Swap.Refused event, long stamp) {}

    private ModelStore(StoreFolder folder, Consumer<Recommender> rehearsal,
            Availability availability, Served served) {
        this.folder = folder;
        this.rehearsal = rehearsal;
        this.availability = availability;
        this.served = served;
    }

    /// Opens a store and follows it: a new version answers within a second or so.
    ///
    /// @throws NoSuchFileException when there is no store, or nothing was published into it
    /// @throws IOException when no version can be served; the reason is the current version's
    public static ModelStore open(Path folder) throws IOException {
        return open(folder, EVERY);
    }

    /// The same with a rehearsal: a version answers only after this has asked it what it likes and
    /// returned. One on which it throws is refused as a damaged one is, with the message as the
    /// reason. Called on the thread that opens or swaps; keep nothing of the recommender.
    ///
    /// @throws RuntimeException what the rehearsal threw on the current version, where it passes on
    ///     no version before that either
    public static ModelStore open(Path folder, Consumer<Recommender> rehearsal)
            throws IOException {
        return follow(openStill(folder, rehearsal), EVERY);
    }

    /// The same with a choice how often to look where the system tells nothing of changes, as on
    /// folders of another machine.
    ///
    /// @throws IllegalArgumentException when that is not above 0
    public static ModelStore open(Path folder, Duration every) throws IOException {
        if (every.toMillis() < 1) {
            throw new IllegalArgumentException("every is " + every + ", must be 1 ms or more");
        }
        return follow(openStill(folder), every);
    }

    private static ModelStore follow(ModelStore store, Duration every) {
        var following = new StoreFollower(store, store.path(), every);
        store.follower.set(following);
        following.start();
        return store;
    }

    /// Opens a store that looks for another version only when [#refresh] is called.
    public static ModelStore openStill(Path folder) throws IOException {
        return openStill(folder, _ -> { });
    }

    /// The same with a rehearsal.
    static ModelStore openStill(Path folder, Consumer<Recommender> rehearsal) throws IOException {
        var place = new StoreFolder(folder);
        String wanted = place.current();
        var availability = Availability.create();
        try {
            return new ModelStore(place, rehearsal, availability,
                    place.open(wanted, rehearsal, availability));
        } catch (IOException | RuntimeException e) {
            return fallBack(place, rehearsal, availability, wanted, e);
        }
    }

    /// The newest sound version before the one that cannot be served.
    private static ModelStore fallBack(StoreFolder place, Consumer<Recommender> rehearsal,
            Availability availability, String wanted, Exception failure) throws IOException {
        for (String name : place.names().reversed()) {
            if (StoreFolder.number(name) < StoreFolder.number(wanted)) {
                try {
                    var store = new ModelStore(place, rehearsal, availability,
                            place.open(name, rehearsal, availability));
                    store.refuse(wanted, failure);
                    return store;
                } catch (IOException | RuntimeException _) {
                    LOG.log(Level.DEBUG, "version {0} of {1} is not sound either", name,
                            place.path());
                }
            }
        }
        if (failure instanceof IOException io) {
            throw io;
        }
        throw (RuntimeException) failure;
    }

    /// Asks the version that answers now. The recommender belongs to the store, and neither it nor
    /// a query made of it may be used after the question has returned.
    ///
    /// @throws IllegalStateException after the store was closed
    public <T> T ask(Function<Recommender, T> question) {
        while (true) {
            Served now = served;
            int lease = now.leases().take();
            if (lease >= 0) {
                try {
                    return question.apply(now.recommender());
                } finally {
                    now.leases().give(lease);
                }
            }
            requireOpen();
        }
    }

    /// Holds the version that answers now until the lease is closed: for several questions that
    /// must all be answered by one version.
    ///
    /// @throws IllegalStateException after the store was closed
    public Lease lease() {
        while (true) {
            Served now = served;
            int lease = now.leases().take();
            if (lease >= 0) {
                return new Lease(now, lease);
            }
            requireOpen();
        }
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the store " + folder.path() + " was closed");
        }
        Thread.onSpinWait();
    }

    /// The version that answers now.
    public ModelVersion current() {
        return served.version();
    }

    /// All versions in the folder that are whole by what they say of themselves, the oldest first.
    public List<ModelVersion> versions() throws IOException {
        return folder.versions();
    }

    /// Opens any version beside the one that answers, to look at the two side by side. The caller
    /// closes it.
    ///
    /// @throws NoSuchFileException when there is no such version
    public Recommender version(String name) throws IOException {
        requireVersion(name);
        ModelVersion.read(folder.folder(name)).requireFiles(folder.folder(name));
        return Recommender.open(folder.folder(name).resolve(StoreFolder.MODEL), Verification.ALL,
                Optional.of(name), availability);
    }

    /// What a version's trial reached beside simple rules; empty where it was published without
    /// having been evaluated.
    ///
    /// @throws NoSuchFileException when there is no such version
    /// @throws IOException when it is damaged
    public Optional<TrialSummary> evaluation(String name) throws IOException {
        requireVersion(name);
        return KeptEvaluation.of(folder.folder(name));
    }

    private void requireVersion(String name) throws NoSuchFileException {
        if (!ModelVersion.isName(name) || !Files.isDirectory(folder.folder(name))) {
            throw new NoSuchFileException(folder.path() + ": there is no version '" + name + "'");
        }
    }

    /// What has changed in the shop since its models were made: to be changed while serving, from
    /// any thread. It outlives every swap.
    public Availability availability() {
        return availability;
    }

    /// The folder.
    public Path path() {
        return folder.path();
    }

    /// The version that should answer and cannot, while that is so.
    public Optional<Swap.Refused> refused() {
        return Optional.ofNullable(refusal.get()).map(Refusal::event);
    }

    /// Tells this listener what happens from now on. It is called on the thread that swaps or
    /// closes and must return quickly.
    public void listen(Consumer<Swap> listener) {
        listeners.add(Objects.requireNonNull(listener));
    }

    /// Looks at the folder now and swaps if it names another version.
    ///
    /// @return whether another version answers now
    public boolean refresh() {
        synchronized (swapping) {
            if (closed) {
                return false;
            }
            String wanted;
            try {
                wanted = folder.current();
            } catch (IOException e) {
                refuse(StoreFolder.CURRENT, e);
                return false;
            }
            if (wanted.equals(served.version().name())) {
                refusal.set(null);
                return false;
            }
            Refusal before = refusal.get();
            long stamp = folder.stamp(wanted);
            if (before != null && before.event().refused().equals(wanted)
                    && before.stamp() == stamp && stamp != -1) {
                return false;
            }
            return swap(wanted, stamp);
        }
    }

    private boolean swap(String wanted, long stamp) {
        long begun = System.nanoTime();
        Served next;
        try {
            next = folder.open(wanted, rehearsal, availability);
        } catch (IOException | RuntimeException | InternalError e) {
            // A mapped file that is cut while it is read shows as an InternalError.
            refuse(wanted, stamp, e);
            return false;
        }
        Served old = served;
        served = next;
        refusal.set(null);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        LOG.log(Level.INFO, "{0}: {1} answers instead of {2}, {3} items", folder.path(), wanted,
                old.version().name(), next.version().items());
        tell(new Swap.Swapped(Instant.now(), old.version().name(), wanted, took));
        retire(old);
        return true;
    }

    private void retire(Served old) {
        String name = old.version().name();
        old.retire(() -> tell(new Swap.Released(Instant.now(), name)));
    }

    private void refuse(String wanted, Throwable failure) {
        refuse(wanted, folder.stamp(wanted), failure);
    }

    /// Says it once for each version, also where it is refused for one reason after the other while
    /// it is being copied.
    private void refuse(String wanted, long stamp, Throwable failure) {
        String reason = Objects.requireNonNullElse(failure.getMessage(), failure.toString())
                .strip().replaceAll("\\s*\\R\\s*", " ");
        var event = new Swap.Refused(Instant.now(), served.version().name(), wanted, reason);
        Refusal before = refusal.getAndSet(new Refusal(event, stamp));
        if (before == null || !before.event().refused().equals(wanted)) {
            LOG.log(Level.WARNING, "{0}: {1} is refused, {2} goes on answering: {3}",
                    folder.path(), wanted, event.serving(), reason);
            tell(event);
        }
    }

    private void tell(Swap event) {
        for (Consumer<Swap> listener : listeners) {
            try {
                listener.accept(event);
            } catch (RuntimeException e) {
                LOG.log(Level.WARNING, "a listener of " + folder.path() + " failed on " + event, e);
            }
        }
    }

    /// Ends the service: no new query is answered, those under way come to their end.
    @Override
    public void close() {
        StoreFollower following = follower.getAndSet(null);
        if (following != null) {
            following.close();
        }
        synchronized (swapping) {
            if (!closed) {
                closed = true;
                retire(served);
            }
        }
    }

    /// One version, held. Closing it gives it back; every lease must be closed.
    public static final class Lease implements AutoCloseable {
        private final Served held;
        private final AtomicInteger lease;

        private Lease(Served held, int lease) {
            this.held = held;
            this.lease = new AtomicInteger(lease);
        }

        /// Answers until this is closed.
        public Recommender recommender() {
            return held.recommender();
        }

        /// Which version this is.
        public ModelVersion version() {
            return held.version();
        }

        @Override
        public void close() {
            int taken = lease.getAndSet(-1);
            if (taken >= 0) {
                held.leases().give(taken);
            }
        }
    }
}
