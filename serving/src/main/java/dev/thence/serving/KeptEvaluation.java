package dev.thence.serving;

import dev.thence.io.SectionFile.Verification;
import dev.thence.model.Model;
import dev.thence.pipeline.TrialSummary;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// What a version's trial reached, in the version's folder: for people who look at it.
final class KeptEvaluation {
    private static final System.Logger LOG = System.getLogger(KeptEvaluation.class.getName());

    private KeptEvaluation() {}

    /// Puts a candidate's evaluation beside the copy of its trial. One of another trial, such as
    /// of the training before, says nothing of this one and is left out; so is a damaged one,
    /// because nothing is answered by it.
    ///
    /// @param filling the folder of the version, which has its trial
    /// @throws IOException when it cannot be written
    static void keep(Candidate candidate, Path filling) throws IOException {
        if (candidate.evaluation().isEmpty() || candidate.trial().isEmpty()) {
            return;
        }
        Path file = candidate.evaluation().get();
        TrialSummary summary;
        try {
            summary = TrialSummary.read(file);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "an evaluation is not published: {0}", e.getMessage());
            return;
        }
        try (Model trial = Model.open(filling.resolve(StoreFolder.TRIAL), Verification.HEADER)) {
            if (!summary.trialId().equals(trial.manifest().modelId())) {
                LOG.log(Level.WARNING, "{0} is of another trial and is not published", file);
                return;
            }
        }
        summary.write(filling.resolve(TrialSummary.FILE));
    }

    /// What a version has of it.
    ///
    /// @throws IOException when it is damaged
    static Optional<TrialSummary> of(Path folder) throws IOException {
        Path file = folder.resolve(TrialSummary.FILE);
        return Files.isRegularFile(file) ? Optional.of(TrialSummary.read(file)) : Optional.empty();
    }
}
