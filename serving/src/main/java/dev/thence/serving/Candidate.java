package dev.thence.serving;

import dev.thence.pipeline.TrialSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// A model that is to be published.
///
/// @param model its folder
/// @param trial the folder of its trial, by which the next version will be judged; a model made
///     elsewhere has none
/// @param evaluation the file that says what that trial reached, where it was judged
/// @param from where it came from, for people
public record Candidate(Path model, Optional<Path> trial, Optional<Path> evaluation,
        String from) {
    public Candidate {
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(trial, "trial");
        Objects.requireNonNull(evaluation, "evaluation");
        Objects.requireNonNull(from, "from");
    }

    /// The model of a run, which has it in `model`, its trial in `trial` and what that reached in
    /// `evaluation.json`; or a model folder itself.
    public static Candidate of(Path folder) {
        Path model = folder.resolve(StoreFolder.MODEL);
        Path trial = folder.resolve(StoreFolder.TRIAL);
        return Files.isDirectory(model)
                ? new Candidate(model, Optional.of(trial).filter(Files::isDirectory),
                        Optional.of(folder.resolve(TrialSummary.FILE)).filter(Files::isRegularFile),
                        folder.toString())
                : new Candidate(folder, Optional.empty(), Optional.empty(), folder.toString());
    }
}
