package dev.thence.app;

import dev.thence.model.Question;
import dev.thence.serving.Filter;
import dev.thence.serving.FilterText;
import dev.thence.serving.Recommendation;
import dev.thence.serving.RecommendationQuery;
import dev.thence.serving.Recommender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Asks a trained model.
@Command(
        name = "recommend",
        description = {
            "Recommends items after an item or a basket, with scores and reasons.",
            "",
            "Several items are a basket. Without an option the question is what a customer buys next",
            "for the first time.",
            "",
            "With --all every item of the catalogue is asked about and the lists go into a file, by",
            "its ending .csv, .jsonl (both also .gz, .zst) or .parquet. Ctrl-C ends it after a block,",
            "and the same command goes on from there."
        },
        footer = {
            "",
            "Examples:",
            "  thence recommend run/ 85123A --limit 10",
            "  thence recommend run/ 85123A 22423 --same-order",
            "  thence recommend run/ 85123A --leading-to --json",
            "  thence recommend run/ 85123A --where 'price<=0.5x' --exclude 21733,22804",
            "  thence recommend run/ --all --limit 50 --out lists.parquet"
        })
final class RecommendCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(index = "0", paramLabel = "RUN",
            description = "A run that 'thence train' has finished, a model folder or a store.")
    private Path folder = Path.of("");

    @Parameters(index = "1..*", arity = "0..*", paramLabel = "ITEM", description = "Item ids.")
    private List<String> items = List.of();

    @ArgGroup
    private Asked asked = new Asked();

    @Option(names = "--limit", paramLabel = "N", defaultValue = "10",
            description = "At most so many (default: ${DEFAULT-VALUE}).")
    private int limit;

    @Option(names = "--where", paramLabel = "CONDITION", description = {
            "Only items that meet this, such as category=Cases|Chargers, brand!=Acme, category=own,",
            "price<=20, price<=0.5x (half the price of ITEM). May be given more than once."})
    private List<String> conditions = List.of();

    @Option(names = "--exclude", paramLabel = "ITEM", split = ",",
            description = "Without these items.")
    private List<String> excluded = List.of();

    @Option(names = "--all", description = "All items, each for itself, into the file of --out.")
    private boolean all;

    @Option(names = "--out", paramLabel = "FILE",
            description = "Where the lists of --all go: item, place, recommended, score, rung.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "Print JSON: the scores in full, and their parts.")
    private boolean json;

    /// What is asked; at most one.
    private static final class Asked {
        @Option(names = "--similar",
                description = "Items with the same place in the graph: what could stand in for it.")
        private boolean similar;

        @Option(names = "--leading-to", description = "Items that people buy first who then buy it.")
        private boolean leadingTo;

        @Option(names = "--same-order", description = "Items that go into the same order.")
        private boolean sameOrder;

        @Option(names = "--whole-order",
                description = "All of the next order, also what customers buy again.")
        private boolean wholeOrder;
    }

    RecommendCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        if (all || out.isPresent()) {
            return batch();
        }
        if (items.isEmpty()) {
            throw usage("Missing required parameter: 'ITEM'; or --all with --out FILE");
        }
        if ((asked.similar || asked.leadingTo) && items.size() > 1) {
            throw usage("--similar and --leading-to take one item, not " + items.size());
        }
        if (limit < 1) {
            throw usage("--limit is " + limit + ", must be 1 or more");
        }
        var filters = conditions.stream().map(this::filter).toList();
        try (var recommender = Recommender.open(new TrainedFolder(folder).requireModelOrStore())) {
            var query = query(recommender).limit(limit).exclude(excluded).explain();
            for (Filter filter : filters) {
                query = query.where(filter);
            }
            var page = new RecommendationPage(recommender.model(), items, title());
            print(page, query.fetch());
        }
        return ExitCode.DONE;
    }

    private int batch() throws IOException {
        if (!all || out.isEmpty()) {
            throw usage("--all and --out FILE belong together");
        }
        if (!items.isEmpty() || asked.similar || asked.leadingTo || json || !conditions.isEmpty()
                || !excluded.isEmpty()) {
            throw usage("--all takes --limit, --same-order and --whole-order beside --out");
        }
        if (limit < 1 || limit > 10_000) {
            throw usage("--limit is " + limit + ", must be 1 to 10000 with --all");
        }
        BatchFormat format = BatchFormat.of(out.get()).orElseThrow(() -> usage("--out "
                + out.get() + " must end in .csv or .jsonl (with .gz or .zst behind it, if you"
                + " like) or in .parquet"));
        Optional<Question> question = asked.sameOrder ? Optional.of(Question.SAME_ORDER)
                : asked.wholeOrder ? Optional.of(Question.WHOLE_NEXT_ORDER) : Optional.empty();
        return new BatchLists(console, new TrainedFolder(folder).requireModelOrStore(), question,
                limit, out.get()).toTheEnd(format);
    }

    private void print(RecommendationPage page, List<Recommendation> answer) throws IOException {
        if (json) {
            console.print("%s", page.json(answer));
        } else {
            page.lines(answer).forEach(line -> console.print("%s", line));
        }
    }

    private RecommendationQuery query(Recommender recommender) {
        if (asked.similar) {
            return recommender.similarTo(items.getFirst());
        }
        if (asked.leadingTo) {
            return recommender.leadingTo(items.getFirst());
        }
        var query = items.size() == 1 ? recommender.relatedTo(items.getFirst())
                : recommender.relatedTo(items);
        return asked.sameOrder ? query.inSameOrder()
                : asked.wholeOrder ? query.inWholeNextOrder() : query;
    }

    private String title() {
        return asked.similar ? "Similar to" : asked.leadingTo ? "Leading to"
                : asked.sameOrder ? "In the same order as"
                : asked.wholeOrder ? "In the whole next order after" : "After";
    }

    private Filter filter(String condition) {
        try {
            return FilterText.parse(condition);
        } catch (IllegalArgumentException e) {
            throw usage("--where " + e.getMessage());
        }
    }

    private ParameterException usage(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
