package dev.thence.app;

import dev.thence.io.ProgramEnd;
import dev.thence.service.AccessLog;
import dev.thence.service.AdminToken;
import dev.thence.service.ServiceLimits;
import dev.thence.service.ServiceOptions;
import dev.thence.service.StorefrontService;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.UnaryOperator;
import picocli.CommandLine.Command;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Answers over HTTP until it is asked to end.
@Command(
        name = "serve",
        modelTransformer = ServeCommand.Limits.class,
        description = {
            "Serves recommendations over HTTP and JSON, until Ctrl-C or SIGTERM.",
            "",
            "Listens on this machine only unless told otherwise. /openapi.json describes the",
            "routes; /health/live, /health/ready and /metrics are for operators. Administrative",
            "routes need the token in the environment variable THENCE_ADMIN_TOKEN and are off",
            "without one. Asked to end it finishes the requests in flight and exits with code 0."
        },
        footer = {
            "",
            "Examples:",
            "  thence serve models/",
            "  thence serve run/ --port 8080 --access-log access.log",
            "  curl 'http://127.0.0.1:7711/v1/items/85123A/related?limit=5&where=price<=1.5x'",
            "  curl --json '{\"items\": [\"85123A\", \"22423\"]}' http://127.0.0.1:7711/v1/related"
        })
final class ServeCommand implements Callable<Integer> {
    static final String TOKEN = "THENCE_ADMIN_TOKEN";

    private static final RecordArguments<ServiceLimits> LIMITS = new RecordArguments<>("",
            ServiceLimits.DEFAULT, RecordArguments.describe(
            "max-limit", "The highest limit that may be asked for.",
            "max-basket", "Items of a basket.",
            "max-excluded", "Items that may be left out.",
            "max-conditions", "Conditions of a query and the values they name.",
            "max-body", "Bytes of a request's body.",
            "max-request-line", "Bytes of method, path and query.",
            "max-headers", "Bytes of all headers.",
            "deadline", "How long a request may wait for its turn.",
            "read-timeout", "How long a client may take to send a request or take an answer.",
            "idle-timeout", "How long a connection may stay open without a request.",
            "max-connections", "Open connections; more wait.",
            "concurrency", "Queries that are computed at once.",
            "queue", "Queries that may wait for their turn."));

    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "STORE", description = {
            "A store that 'thence publish' fills, followed while it serves; an empty folder is",
            "waited for. For a first try a run that 'thence train' has finished, or a model."})
    private Path folder = Path.of("");

    @Option(names = "--port", paramLabel = "N", defaultValue = "7711",
            description = "Where to listen; 0 takes any free port (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(names = "--host", paramLabel = "ADDRESS", defaultValue = "127.0.0.1", description = {
            "The address to listen on; 0.0.0.0 is every one this machine has",
            "(default: ${DEFAULT-VALUE})."})
    private String host = "";

    @Option(names = "--drain", paramLabel = "TIME", defaultValue = "1s", description = {
            "How long requests are answered after it was asked to end, until a load balancer has",
            "seen that it is not ready (default: ${DEFAULT-VALUE})."})
    private String drain = "";

    @Option(names = "--access-log", paramLabel = "FILE", description = {
            "Write a line for every request at the end of this file; - is stderr",
            "(default: no such log)."})
    private Optional<String> accessLog = Optional.empty();

    ServeCommand(Console console) {
        this.console = console;
    }

    /// The flags of the limits.
    static final class Limits implements IModelTransformer {
        @Override
        public CommandSpec transform(CommandSpec command) {
            LIMITS.addTo(command, "Limits:", 10);
            return command;
        }
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (var service = StorefrontService.start(served(), options());
                var _ = ProgramEnd.waitFor(service::close, ExitCode.DONE)) {
            announce(service);
            // The program goes down from here, by Ctrl-C or a signal.
            new CountDownLatch(1).await();
        }
        return ExitCode.DONE;
    }

    /// An empty folder will be a store; anything else has to be one, or hold a model.
    private Path served() throws IOException {
        if (Files.isDirectory(folder)) {
            try (var entries = Files.list(folder)) {
                if (entries.findAny().isEmpty()) {
                    return folder;
                }
            }
        }
        return new TrainedFolder(folder).requireModelOrStore();
    }

    private ServiceOptions options() throws IOException {
        var options = ServiceOptions.DEFAULT.withHost(host).withLimits(LIMITS.read(spec));
        options = checked("--", options, o -> o.withPort(port));
        options = checked("--drain: ", options, o -> o.withDrain(Durations.parse(drain)));
        String token = System.getenv(TOKEN);
        if (token != null && !token.isEmpty()) {
            options = options.withAdminToken(AdminToken.of(token));
        }
        if (accessLog.isPresent()) {
            options = options.withAccessLog(accessLog.get().equals("-")
                    ? AccessLog.lines(line -> console.note("%s", line))
                    : AccessLog.file(Path.of(accessLog.get())));
        }
        return options;
    }

    private ServiceOptions checked(String option, ServiceOptions options,
            UnaryOperator<ServiceOptions> change) {
        try {
            return change.apply(options);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), option + e.getMessage(), e);
        }
    }

    private void announce(StorefrontService service) throws IOException {
        String address = "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
                + service.port();
        console.print("Serving %s on %s; Ctrl-C ends it.", folder, address);
        console.print("For people: %s/ in a browser; for programs: %s/openapi.json", address,
                address);
        console.next("curl " + address + "/v1/model");
        if (!InetAddress.getByName(host).isLoopbackAddress()) {
            console.note("thence: other machines can reach this; it has no encryption of its own,"
                    + " so put a proxy in front of it");
        }
    }
}
