package dev.thence.app;

import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import picocli.CommandLine.UnmatchedArgumentException;

/// The root of the command line: what all commands share, and how they end.
@Command(
        name = "thence",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = ProgramVersion.class,
        synopsisSubcommandLabel = "COMMAND",
        sortOptions = false,
        usageHelpWidth = 100,
        description = {
            "Recommends along directed graphs: for a phone a case, for a case not a phone.",
            "",
            "A run is a folder. Each command reads what the earlier ones wrote and prints the next:",
            "import, train, evaluate, recommend, serve."
        },
        footer = {
            "",
            "Examples:",
            "  thence demo",
            "  thence import orders.csv --customer CustomerID --item StockCode \\",
            "      --time InvoiceDate --order InvoiceNo --out run/",
            "  thence train run/ && thence evaluate run/",
            "  thence recommend run/ 85123A --limit 10",
            "",
            "Exit codes: 0 done, 1 failed (bad input, damaged file, full disk), 2 wrong usage,",
            "130 interrupted. 'thence COMMAND --help' explains a command."
        },
        subcommands = {
            DemoCommand.class,
            ImportCommand.class,
            TrainCommand.class,
            EvaluateCommand.class,
            RecommendCommand.class,
            PublishCommand.class,
            ModelsCommand.class,
            RollbackCommand.class,
            ServeCommand.class,
            InfoCommand.class,
            VerifyCommand.class,
            BenchCommand.class
        })
final class Thence implements Runnable {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = {"-v", "--verbose"}, scope = ScopeType.INHERIT,
            description = "Say more about what is going on, on stderr.")
    private boolean verbose;

    @Option(names = "--debug", scope = ScopeType.INHERIT,
            description = "Say everything, with stack traces.")
    private boolean debug;

    private Thence(Console console) {
        this.console = console;
    }

    /// Runs one command line to its end and gives the exit code. Never throws.
    static int run(Console console, String... args) {
        var root = new Thence(console);
        var line = new CommandLine(root, new CommandFactory(console))
                .setOut(new PrintWriter(console.out(), true))
                .setErr(new PrintWriter(console.err(), true))
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setAbbreviatedOptionsAllowed(false)
                .setExecutionStrategy(root::execute)
                .setParameterExceptionHandler(root::wrongUsage)
                .setExecutionExceptionHandler((failure, _, _) -> root.failed(failure));
        int code = line.execute(args);
        if (code == ExitCode.DONE && !console.delivered()) {
            console.note("thence: could not write to stdout (is the disk full?)");
            return ExitCode.FAILED;
        }
        return code;
    }

    /// Without a command: the help, as an answer to wrong usage.
    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    private int execute(ParseResult parsed) {
        ProgramLog.open(console, debug, verbose);
        if (debug) {
            console.showStackTraces();
        }
        try {
            return new RunLast().execute(parsed);
        } catch (StackOverflowError | OutOfMemoryError | InternalError | LinkageError error) {
            return failed(error);
        }
    }

    private int wrongUsage(ParameterException wrong, String[] args) {
        var command = wrong.getCommandLine();
        console.note("thence: %s", lowerCased(wrong.getMessage().replaceFirst("^Error: ", "")));
        if (!UnmatchedArgumentException.printSuggestions(wrong, command.getErr())) {
            console.note("'%s --help' explains.", command.getCommandSpec().qualifiedName());
        }
        return ExitCode.USAGE;
    }

    private static String lowerCased(String message) {
        return Character.toLowerCase(message.charAt(0)) + message.substring(1);
    }

    private int failed(Throwable thrown) {
        var failure = Failure.of(thrown);
        console.note("thence: %s", failure.message());
        if (console.stackTraces()) {
            thrown.printStackTrace(console.err());
        }
        return failure.exitCode();
    }
}
