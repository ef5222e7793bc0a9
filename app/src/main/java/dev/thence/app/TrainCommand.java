package dev.thence.app;

import dev.thence.pipeline.PipelineOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a run's models.
@Command(
        name = "train",
        modelTransformer = TrainOptions.class,
        description = {
            "Trains the models of a run: the trial, which 'evaluate' judges, and the release, which",
            "'recommend' serves.",
            "",
            "Ctrl-C writes a checkpoint and ends with 130; the same command goes on from it to the",
            "same model. A model that is there stays until the new one is complete."
        },
        footer = {
            "",
            "Examples:",
            "  thence train run/",
            "  thence train run/ --seed 7 --dimension 64",
            "  thence train run/ --fanout fixed:10,10"
        })
final class TrainCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "RUN", description = "What 'thence import' made.")
    private Path folder = Path.of("");

    @Option(names = "--threads", paramLabel = "N", order = 10,
            description = "How many compute (default: all processors). They do not change the model.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--restart", order = 11,
            description = "Forget an interrupted training instead of going on with it.")
    private boolean restart;

    TrainCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (threads < 1) {
            throw new ParameterException(spec.commandLine(),
                    "--threads is " + threads + ", must be 1 or more");
        }
        var run = RunFolder.open(folder);
        PipelineOptions options = options(run);
        TrainOptions.write(run.trainFile(), options);
        return new Training(console, run, options, threads).toTheEnd();
    }

    private PipelineOptions options(RunFolder run) throws IOException {
        PipelineOptions given = TrainOptions.ARGUMENTS.read(spec);
        if (restart) {
            run.deleteCheckpoints();
        }
        if (!run.hasCheckpoint() || !Files.exists(run.trainFile())) {
            run.deleteCheckpoints();
            return given;
        }
        PipelineOptions begun = TrainOptions.read(run.trainFile());
        if (TrainOptions.ARGUMENTS.given(spec) && !given.equals(begun)) {
            throw new ParameterException(spec.commandLine(), "the interrupted training in "
                    + run.shown() + " has the settings " + RecordOptions.text(begun)
                    + "; leave the options away to go on with it, or give --restart");
        }
        console.print("Going on with the interrupted training");
        return begun;
    }
}
