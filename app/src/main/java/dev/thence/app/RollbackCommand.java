package dev.thence.app;

import dev.thence.serving.ModelVersion;
import dev.thence.serving.Publisher;
import dev.thence.serving.StoredModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Serves an earlier version again.
@Command(
        name = "rollback",
        description = {
            "Serves another version of a store, the one before unless said otherwise.",
            "",
            "Services that follow the store answer by it within a second or so. Nothing is removed:",
            "the same command leads forward again. The next publish is served as always."
        },
        footer = {
            "",
            "Examples:",
            "  thence rollback models/",
            "  thence rollback models/ --to v7"
        })
final class RollbackCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "STORE", description = "What 'thence publish' fills.")
    private Path store = Path.of("");

    @Option(names = "--to", paramLabel = "VERSION", description = "The version, such as v7.")
    private Optional<String> to = Optional.empty();

    RollbackCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        String wanted = to.isPresent() ? named(to.get()) : before(StoredModels.of(store));
        try (var publisher = Publisher.open(store)) {
            String was = publisher.point(wanted);
            console.print("%s: %s is served%s", store, wanted, was.equals(wanted) ? ", as before"
                    : was.isEmpty() ? "" : " instead of " + was);
        }
        console.next("thence models " + store);
        return ExitCode.DONE;
    }

    private static String named(String version) {
        return version.startsWith("v") ? version : "v" + version;
    }

    private String before(StoredModels models) throws IOException {
        List<String> names = models.versions().stream().map(ModelVersion::name).toList();
        int place = names.indexOf(models.current());
        if (place < 0) {
            throw new IOException(store + " names " + models.current() + ", which is not whole;"
                    + " say which version is to be served: --to " + String.join("|", names));
        }
        if (place == 0) {
            throw new IOException(store + " has no version before " + models.current());
        }
        return names.get(place - 1);
    }
}
