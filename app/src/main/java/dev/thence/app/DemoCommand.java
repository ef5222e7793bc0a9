package dev.thence.app;

import dev.thence.datasets.SyntheticShop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Everything once, on a shop whose truth is known or on a real one.
@Command(
        name = "demo",
        description = {
            "Goes all the way once: a log, a model, recommendations to judge, and the figures beside",
            "simple baselines. Takes one to three minutes.",
            "",
            "The shop is made up, with phones, cases and all; who buys what after what is known, so",
            "that the answers can be checked. With --data it is the real UCI Online Retail log,",
            "541,909 lines of a gift shop, read from a local folder."
        },
        footer = {
            "",
            "Examples:",
            "  thence demo",
            "  thence demo --data data/ --out retail/"
        })
final class DemoCommand implements Callable<Integer> {
    private final Console console;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--data", paramLabel = "DIR",
            description = "Where the real log is, instead of the made-up shop.")
    private Optional<Path> data = Optional.empty();

    @Option(names = "--out", paramLabel = "RUN",
            description = "The run to make (default: thence-demo/); one that is there is replaced.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--seed", paramLabel = "N", defaultValue = "1",
            description = "Of the made-up shop and of the training (default: ${DEFAULT-VALUE}).")
    private long seed;

    @Option(names = "--customers", paramLabel = "N",
            description = "Customers of the made-up shop (default: 14000).")
    private int customers = SyntheticShop.Options.DEFAULT.customers();

    @Option(names = "--products", paramLabel = "N",
            description = "Products of the made-up shop (default: 2000).")
    private int products = SyntheticShop.Options.DEFAULT.items();

    DemoCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() throws IOException {
        var run = new RunFolder(out.orElse(Path.of("thence-demo")));
        var demo = data.isPresent() ? RetailDemo.of(console, data.get())
                : new ShopDemo(console, SyntheticShop.of(shop()));
        return new Demo(console, demo, run, seed).play();
    }

    private SyntheticShop.Options shop() {
        try {
            return SyntheticShop.Options.DEFAULT.withSeed(seed).withCustomers(customers)
                    .withItems(products);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }
}
