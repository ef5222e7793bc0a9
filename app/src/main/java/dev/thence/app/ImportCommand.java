package dev.thence.app;

import dev.thence.graph.Cleaning;
import dev.thence.graph.PairRule;
import dev.thence.io.CsvLogFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Makes a run from an order log or an edge list.
@Command(
        name = "import",
        modelTransformer = ImportOptions.class,
        description = {
            "Reads an order log, or an edge list, into a run.",
            "",
            "The log is CSV, plain, .gz or .zst; several files are read one after the other. Columns",
            "are named by their header or their position from 1; --item and --time are needed. All",
            "events are kept as they were read. How they become orders and edges is shown, counted",
            "and kept too, because training does it again as of each cut in time.",
            "",
            "The run appears when everything is written, or not at all."
        },
        footer = {
            "",
            "Examples:",
            "  thence import orders.csv --customer CustomerID --item StockCode --time InvoiceDate \\",
            "      --order InvoiceNo --name Description --quantity Quantity --price UnitPrice --out run/",
            "  thence import events.csv.gz --customer user --item sku --time ts --time-format \\",
            "      epoch-millis --kind event --session visit --out run/",
            "  thence import orders.csv --customer user --item sku --time ts --items products.csv \\",
            "      --out run/",
            "  thence import --edges edges.tsv --co-views views.tsv --out run/"
        })
final class ImportCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "LOG", arity = "0..*", description = "Order logs in one format.")
    private List<Path> logs = List.of();

    @Mixin
    private CsvOptions csv = new CsvOptions();

    @Mixin
    private EdgeOptions edges = new EdgeOptions();

    @Mixin
    private ItemOptions items = new ItemOptions();

    @Option(names = "--out", paramLabel = "RUN", required = true, order = 40,
            description = "The folder to make.")
    private Path out = Path.of("");

    @Option(names = "--overwrite", order = 41,
            description = "Replace a run that is there, with its model.")
    private boolean overwrite;

    ImportCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        Optional<Path> edgeFile = edges.file();
        if (edgeFile.isEmpty() == logs.isEmpty()) {
            throw new ParameterException(spec.commandLine(), logs.isEmpty()
                    ? "name an order log, or an edge list with --edges"
                    : "an order log and --edges were given, must be one of them");
        }
        if (edgeFile.isPresent() && csv.any()) {
            throw new ParameterException(spec.commandLine(),
                    "columns of an order log were named, but --edges reads an edge list");
        }
        if (edgeFile.isEmpty() && edges.coViews().isPresent()) {
            throw new ParameterException(spec.commandLine(), "--co-views goes with --edges; the"
                    + " co-views of an order log come from its lines of the kinds view and listed");
        }
        if (items.withoutFile()) {
            throw new ParameterException(spec.commandLine(),
                    "columns of a product file were named, but --items names none");
        }
        try (var folder = NewFolder.at(out, overwrite)) {
            var run = new RunFolder(folder.filling());
            RunFile file = edgeFile.isPresent() ? edges(edgeFile.get(), run) : orderLog(run);
            file.write(run.runFile());
            folder.commit();
        }
        var made = new RunFolder(out);
        console.print("Wrote %s (%s)", made.shown(), made.contents());
        console.next("thence train " + made.shown());
        return ExitCode.DONE;
    }

    private RunFile edges(Path edgeFile, RunFolder run) throws IOException {
        try {
            return new EdgesImport(console, edgeFile, edges.coViews(), edges.format(csv.charset()),
                    known()).into(run);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private FactsImport known() throws IOException {
        var format = items.format(csv);
        return FactsImport.of(console, items.file(), format, items.text(format));
    }

    private RunFile orderLog(RunFolder run) throws IOException {
        Cleaning cleaning = ImportOptions.CLEANING.read(spec);
        PairRule rule = ImportOptions.PAIRS.read(spec);
        try {
            CsvLogFormat format = csv.format();
            return OrderLogImport.of(console, logs, format, cleaning, rule, known()).into(run);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
