package dev.thence.serving;

import dev.thence.graph.Workers;
import dev.thence.io.SectionFile.Verification;
import dev.thence.model.Model;
import dev.thence.serving.Canary.Verdict;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// A candidate beside the version that a store serves.
///
/// @param store what it is to be published into
/// @param against the name of the version that is served; empty in a new store
record Judging(StoreFolder store, Optional<String> against, Candidate candidate) {
    static Judging of(StoreFolder store, Candidate candidate) {
        String current = "";
        try {
            current = store.isStore() ? store.current() : "";
        } catch (IOException _) {
            // What the pointer names is not there to compare with.
            current = StoreFolder.CURRENT;
        }
        return new Judging(store, Optional.of(current).filter(name -> !name.isEmpty()), candidate);
    }

    /// Whether it knows the items.
    ///
    /// @throws IOException when the candidate is damaged
    Canary byItems() throws IOException {
        Canary items = items();
        return items.verdict() == Verdict.SKIPPED ? impossible(
                "the candidate is no run, so there are no later orders to ask") : items;
    }

    /// What came of the items; skipped where nothing speaks against going on.
    private Canary items() throws IOException {
        if (against.isEmpty()) {
            return Canary.first();
        }
        try (Model after = Model.open(candidate.model(), Verification.ALL)) {
            try (Model before = Model.open(served(StoreFolder.MODEL), Verification.ALL)) {
                return CanaryTask.isForeign(before.ids(), after.ids())
                        ? Canary.without(Verdict.FOREIGN, against.get(),
                                CanaryTask.foreign(before.ids(), after.ids()))
                        : Canary.skipped();
            } catch (IOException e) {
                return unreadable(e);
            }
        }
    }

    /// Trial against trial.
    ///
    /// @throws IOException when the candidate is damaged
    Canary byTrial(CanaryTask task, Workers workers, PipelineListener listener)
            throws IOException {
        Canary items = items();
        if (items.verdict() != Verdict.SKIPPED) {
            return items;
        }
        Path trial = served(StoreFolder.TRIAL);
        if (candidate.trial().isEmpty() || !Files.isDirectory(trial)) {
            return impossible((candidate.trial().isEmpty() ? "the candidate" : against.orElse(""))
                    + " has no trial, as a model made elsewhere");
        }
        try (Model after = Model.open(candidate.trial().get(), Verification.ALL)) {
            try (Model before = Model.open(trial, Verification.ALL)) {
                return task.judge(against.orElse(""), before, after, workers, listener);
            } catch (IOException e) {
                return unreadable(e);
            }
        }
    }

    private Path served(String part) {
        return store.folder(against.orElse("")).resolve(part);
    }

    private Canary unreadable(IOException e) {
        return impossible(against.orElse("") + " cannot be read: "
                + Objects.requireNonNullElse(e.getMessage(), e.toString()));
    }

    private Canary impossible(String why) {
        return Canary.without(Verdict.IMPOSSIBLE, against.orElse(""), why);
    }
}
