package dev.thence.serving;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The thread that keeps a [ModelStore] up to date: it looks when the system tells of a change in
/// the folder, and every so often besides, because not every file system tells.
final class StoreFollower implements AutoCloseable {
    private static final Logger LOG = System.getLogger(StoreFollower.class.getName());

    private final ModelStore store;
    private final Path folder;
    private final Duration every;
    private final Optional<WatchService> told;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    StoreFollower(ModelStore store, Path folder, Duration every) {
        this.store = store;
        this.folder = folder;
        this.every = every;
        told = watch(folder);
        thread = Thread.ofPlatform().name("thence-store").daemon().unstarted(this::run);
    }

    /// What the system tells of the folder, where it tells anything.
    private static Optional<WatchService> watch(Path folder) {
        try {
            var service = folder.getFileSystem().newWatchService();
            folder.register(service, StandardWatchEventKinds.ENTRY_CREATE,
                    StandardWatchEventKinds.ENTRY_MODIFY);
            return Optional.of(service);
        } catch (IOException | UnsupportedOperationException e) {
            LOG.log(Level.DEBUG, "changes of " + folder + " are not told, only looked for", e);
            return Optional.empty();
        }
    }

    void start() {
        thread.start();
    }

    private void run() {
        while (ended.getCount() > 0) {
            refresh();
            try {
                await();
            } catch (InterruptedException _) {
                return;
            }
        }
    }

    private void refresh() {
        try {
            store.refresh();
        } catch (RuntimeException | Error e) {
            LOG.log(Level.WARNING, "looking at " + folder + " failed; it will be tried again", e);
        }
    }

    /// Until something may have changed.
    private void await() throws InterruptedException {
        if (told.isPresent()) {
            try {
                WatchKey key = told.get().poll(every.toMillis(), TimeUnit.MILLISECONDS);
                if (key == null) {
                    return;
                }
                key.pollEvents();
                if (key.reset()) {
                    return;
                }
            } catch (ClosedWatchServiceException _) {
                return;
            }
        }
        // Nothing is told, or no longer, as of a folder that was moved away.
        boolean _ = ended.await(every.toMillis(), TimeUnit.MILLISECONDS);
    }

    /// Ends the thread; a swap it is in the middle of comes to its end first. It is not interrupted,
    /// which would close the files it is reading.
    @Override
    public void close() {
        ended.countDown();
        told.ifPresent(StoreFollower::close);
        if (Thread.currentThread() != thread) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void close(WatchService service) {
        try {
            service.close();
        } catch (IOException e) {
            LOG.log(Level.DEBUG, "cannot stop watching", e);
        }
    }
}
