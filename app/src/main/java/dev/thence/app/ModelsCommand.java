package dev.thence.app;

import dev.thence.serving.Canary;
import dev.thence.serving.ModelVersion;
import dev.thence.serving.StoredModels;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// Lists the versions of a store.
@Command(
        name = "models",
        description = {
            "Lists the versions in a store of models, the newest first.",
            "",
            "HitRate@10 is what each version's own trial reached, at its own time; 'against the one",
            "before' is the comparison made when it was published, of both on the same questions."
        },
        footer = {"", "Example:", "  thence models models/"})
final class ModelsCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "STORE", description = "What 'thence publish' fills.")
    private Path store = Path.of("");

    ModelsCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var models = StoredModels.of(store);
        var table = new Table("version", "", "published", "as of", "items", "size", "HitRate@10",
                "against the one before", "from");
        for (ModelVersion version : models.versions().reversed()) {
            table.row(List.of(version.name(),
                    version.name().equals(models.current()) ? "served" : "",
                    version.published(), version.asOf().isEmpty() ? "-" : version.asOf(),
                    String.format(Locale.ROOT, "%,d", version.items()), Bytes.text(version.bytes()),
                    percent(version.metrics().getOrDefault("HitRate@10", Double.NaN)),
                    canary(version.canary()), version.from()));
        }
        table.print(console);
        models.notWhole().forEach(name -> console.print("  %s is not whole and is not served", name));
        return ExitCode.DONE;
    }

    private static String canary(Canary canary) {
        return canary.queries() == 0 ? canary.verdict().name().toLowerCase(Locale.ROOT)
                : String.format(Locale.ROOT, "%+.2f", 100 * (canary.after() - canary.before()));
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f", 100 * share);
    }
}
