package dev.thence.app;

import dev.thence.graph.Workers;
import dev.thence.serving.Canary;
import dev.thence.serving.CanaryTask;
import dev.thence.serving.Candidate;
import dev.thence.serving.ListPlan;
import dev.thence.serving.ModelVersion;
import dev.thence.serving.Publisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Puts a run's model into a store of versions.
@Command(
        name = "publish",
        description = {
            "Puts the model of a run into a store of versions, whose newest is served.",
            "",
            "Every checksum is verified, before and after copying. Then the run's trial is judged",
            "beside the trial of the version that is served, on orders after the later of the two",
            "cuts (on edges that neither has learned, for a graph): where HitRate@10 falls by more",
            "than the margin, nothing is published. Services that follow the store answer by the",
            "new version within a second or so; queries under way end on the old one."
        },
        footer = {
            "",
            "Examples:",
            "  thence publish run/ --to models/",
            "  thence publish run/ --to models/ --margin 0.005 --keep 10",
            "  thence rollback models/"
        })
final class PublishCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN",
            description = "A run that 'thence train' has finished, or a model folder.")
    private Path folder = Path.of("");

    @Option(names = "--to", paramLabel = "STORE", required = true,
            description = "The store; made where there is none.")
    private Path store = Path.of("");

    @Option(names = "--margin", paramLabel = "X",
            description = "How far HitRate@10 may fall, of 1 (default: ${DEFAULT-VALUE}).")
    private double margin = CanaryTask.DEFAULT_MARGIN;

    @Option(names = "--force",
            description = "Publish it also where it is worse, or knows other items.")
    private boolean force;

    @Option(names = "--no-canary", description = "Publish it without judging it.")
    private boolean noCanary;

    @Option(names = "--keep", paramLabel = "N", description = {
            "Remove all versions but the newest N afterwards (default: none is removed)."})
    private Optional<Integer> keep = Optional.empty();

    @Option(names = "--lists", paramLabel = "N", description = {
            "Make the answers of the N busiest items beforehand; 0 for none (default:",
            "${DEFAULT-VALUE}). The others are answered by a scan, with the same result."})
    private int lists = ListPlan.DEFAULT_SOURCES;

    @Option(names = "--list-length", paramLabel = "N",
            description = "Candidates that such a list holds (default: ${DEFAULT-VALUE}).")
    private int listLength = ListPlan.DEFAULT_LENGTH;

    PublishCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (!(margin >= 0 && margin <= 1)) {
            throw usage("--margin is " + margin + ", must be 0 to 1");
        }
        if (keep.isPresent() && keep.get() < 1) {
            throw usage("--keep is " + keep.get() + ", must be 1 or more");
        }
        ListPlan plan = plan();
        Candidate candidate = Candidate.of(new TrainedFolder(folder).requireModel());
        try (var interrupt = Interrupt.watch(console, "thence: stopping, nothing is published");
                var stages = new Stages(console, interrupt::asked);
                var workers = Workers.ofProcessors();
                var publisher = Publisher.open(store)) {
            Canary canary = noCanary ? Canary.skipped()
                    : judge(publisher, candidate, workers, stages);
            stages.end();
            new CanaryPage(canary).lines().forEach(line -> console.print("%s", line));
            if (!canary.allows() && !force) {
                throw new IOException("not published: " + new CanaryPage(canary).refusal()
                        + "; --force publishes it all the same");
            }
            ModelVersion version = publisher.publish(candidate, canary, plan, workers, stages);
            stages.end();
            report(version);
            if (keep.isPresent()) {
                publisher.keep(keep.get()).forEach(old -> console.print("Removed %s", old));
            }
        } catch (CancellationException _) {
            console.note("thence: interrupted, nothing is published");
            return ExitCode.INTERRUPTED;
        }
        console.next("thence models " + store);
        return ExitCode.DONE;
    }

    private ListPlan plan() {
        try {
            return new ListPlan(lists, listLength,
                    estimate -> console.print("%s", estimate.text()));
        } catch (IllegalArgumentException e) {
            throw usage("--lists, --list-length: " + e.getMessage());
        }
    }

    private Canary judge(Publisher publisher, Candidate candidate, Workers workers, Stages stages)
            throws IOException {
        var run = new RunFolder(folder);
        if (!Files.exists(run.runFile()) || !Files.exists(run.trainFile())) {
            return publisher.judgeByItems(candidate);
        }
        try (var data = RunData.open(run)) {
            var task = new CanaryTask(data.data(), TrainOptions.read(run.trainFile()).seed(),
                    margin);
            return publisher.judge(candidate, task, workers, stages);
        }
    }

    private void report(ModelVersion version) {
        console.print("Published %s: %,d items%s, %s in %s", version.name(), version.items(),
                version.asOf().isEmpty() ? "" : ", as of " + version.asOf(),
                Bytes.text(version.bytes()), store.resolve(version.name()));
    }

    private ParameterException usage(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
