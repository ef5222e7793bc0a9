package dev.thence.service;

import dev.thence.model.Model;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The search for items of whichever model answers. Its index is made when it is first asked for
/// and for every model anew, on a thread of its own; whoever asks waits for it until the deadline.
/// A service that nobody searches pays nothing. Thread-safe.
final class ItemSearch implements AutoCloseable {
    private final Models models;
    private @Nullable Made made;
    private boolean closed;

    /// An index, made or in the making.
    ///
    /// @param modelId of which model
    private record Made(String modelId, CompletableFuture<ItemIndex> index) {}

    ItemSearch(Models models) {
        this.models = models;
    }

    /// The index of a model that is held.
    ///
    /// @param deadline on the clock of `System.nanoTime`
    /// @throws ProblemException when it is not made by then
    ItemIndex index(Model model, long deadline) {
        var making = making(model.manifest().modelId());
        try {
            return making.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException _) {
            throw busy("the search index of this model is being made");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw busy("the service is ending");
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ProblemException problem) {
                throw problem;
            }
            throw new IllegalStateException("the search index cannot be made", e.getCause());
        }
    }

    private static ProblemException busy(String why) {
        return Problem.of(ProblemType.BUSY, why + "; ask again in a moment")
                .header("Retry-After", "1").asException();
    }

    private synchronized CompletableFuture<ItemIndex> making(String modelId) {
        Made now = made;
        if (closed) {
            throw busy("the service is ending");
        }
        if (now != null && now.modelId().equals(modelId)
                && !now.index().isCompletedExceptionally()) {
            return now.index();
        }
        forget(now);
        var next = new Made(modelId, new CompletableFuture<>());
        made = next;
        Thread.ofPlatform().name("thence-item-index").daemon().start(() -> make(next));
        return next.index();
    }

    /// On a lease of its own, so that a request that gives up takes nothing from under it.
    private void make(Made next) {
        try (var held = models.hold()) {
            Model model = held.recommender().model();
            if (!model.manifest().modelId().equals(next.modelId())) {
                throw busy("the model has just been replaced");
            }
            var index = ItemIndex.of(model);
            if (!next.index().complete(index)) {
                index.close();
            }
        } catch (IOException e) {
            next.index().completeExceptionally(new UncheckedIOException(e));
        } catch (RuntimeException | Error e) {
            next.index().completeExceptionally(e);
        }
    }

    /// What is asked for under way is answered; the memory goes when the last of it has been.
    private static void forget(@Nullable Made old) {
        Optional.ofNullable(old).ifPresent(gone -> gone.index().whenComplete((index, _) -> {
            if (index != null) {
                try {
                    index.close();
                } catch (IOException e) {
                    throw new UncheckedIOException("an index in memory that cannot be closed", e);
                }
            }
        }));
    }

    @Override
    public synchronized void close() {
        closed = true;
        forget(made);
        made = null;
    }
}
