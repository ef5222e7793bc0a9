package dev.thence.app;

import dev.thence.graph.Cleaning;
import dev.thence.graph.PairRule;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/// The options of `import` that are the components of records: how events become orders and orders
/// become edges. `run.json` keeps them under the same names, because training cleans again as of
/// each cut.
final class ImportOptions implements IModelTransformer {
    static final RecordArguments<Cleaning> CLEANING = new RecordArguments<>("clean-",
            Cleaning.standard(), RecordArguments.describe(
                    "item-codes", "Which item ids are products: auto, any, or a regular expression;"
                            + " auto leaves out the few without a digit in front where nearly all"
                            + " have one",
                    "letter-case", "Whether a1 and A1 are one item: auto, keep or upper",
                    "drop-unpriced", "Purchases at a price of 0 or less go: true or false",
                    "undo-cancellations", "A cancellation takes back what it cancels: true or false",
                    "cancel-prefix", "What the order id of a cancellation begins with; empty:"
                            + " a negative quantity is enough",
                    "join-days", "A customer's orders of one day are one order: true or false",
                    "anonymous", "Orders without a customer: within-themselves or drop",
                    "max-order-items", "The most items of an order that count",
                    "session-gap", "The break after which views are another session",
                    "items", "Which items are in the catalogue: ordered, or seen too"));

    static final RecordArguments<PairRule> PAIRS = new RecordArguments<>("pair-",
            PairRule.standard(), RecordArguments.describe(
                    "window", "The most time between two orders of a pair",
                    "half-life", "The gap that halves a pair's weight",
                    "sharing", "How far large orders are shared out, 0 to 1",
                    "same-order-weight", "What a pair within one order counts",
                    "min-support", "The fewest customers of an edge",
                    "max-out", "The most edges of a source"));

    @Override
    public CommandSpec transform(CommandSpec spec) {
        CLEANING.addTo(spec, "How events become orders:", 20);
        PAIRS.addTo(spec, "Which pairs of purchases become edges:", 30);
        return spec;
    }

    /// As `run.json` keeps them.
    static Map<String, String> text(Cleaning cleaning, PairRule rule) {
        var text = new LinkedHashMap<String, String>();
        RecordOptions.text(cleaning).forEach((key, value) -> text.put("clean-" + key, value));
        RecordOptions.text(rule).forEach((key, value) -> text.put("pair-" + key, value));
        return text;
    }

    static Cleaning cleaning(RunFile run) {
        return RecordOptions.fill(CLEANING.defaults(), withPrefix(run.options(), "clean-"));
    }

    static PairRule pairRule(RunFile run) {
        return RecordOptions.fill(PAIRS.defaults(), withPrefix(run.options(), "pair-"));
    }

    private static Map<String, String> withPrefix(Map<String, String> options, String prefix) {
        var found = new LinkedHashMap<String, String>();
        options.forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                found.put(key.substring(prefix.length()), value);
            }
        });
        return found;
    }
}
