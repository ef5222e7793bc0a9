package dev.thence.app;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Benchmarks.
@Command(
        name = "bench",
        synopsisSubcommandLabel = "COMMAND",
        description = "Measures. Parts are measured by JMH in the sources of the module 'bench'.",
        footer = {
            "",
            "Example:",
            "  thence bench quality --suite quick --data data/ --out results/",
            "  thence bench ablations --dataset cora-ml --data data/ --out results/",
            "  thence bench split cora-ml --data data/ --out splits/cora-ml-0",
            "  thence bench speed --data data/",
            "  thence bench memory",
            "  thence bench serving --quick",
            "  thence bench http --swap-every 10s",
            "  thence bench soak --minutes 60"
        },
        subcommands = {QualityCommand.class, AblationsCommand.class, SplitCommand.class,
            JudgeCommand.class, SpeedCommand.class, MemoryCommand.class, ServingCommand.class,
            HttpCommand.class, SoakCommand.class})
final class BenchCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: quality, ablations,"
                + " split, judge, speed, memory, serving, http, soak");
    }
}
