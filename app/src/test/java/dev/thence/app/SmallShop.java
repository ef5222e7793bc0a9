package dev.thence.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.datasets.ShopProduct;
import dev.thence.datasets.SyntheticShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A made-up shop small enough to be trained on in seconds, and what is done with it again and
/// again.
final class SmallShop {
    private static final SyntheticShop SHOP = SyntheticShop.of(SyntheticShop.Options.DEFAULT
            .withCustomers(900).withItems(500));
    /// Settings that train quickly.
    static final List<String> QUICK = List.of("--epochs", "2", "--dimension", "16");

    private SmallShop() {}

    /// What it sells.
    static List<ShopProduct> products() {
        return SHOP.products();
    }

    /// The log as CSV in the folder.
    static Path log(Path folder) throws IOException {
        Path csv = folder.resolve("shop.csv");
        SHOP.write(csv);
        return csv;
    }

    /// The arguments that import it.
    static String[] importing(Path csv, Path run) {
        return new String[] {"import", csv.toString(), "--customer", "customer", "--item", "item",
            "--time", "time", "--order", "order", "--name", "name", "--quantity", "quantity",
            "--price", "price", "--out", run.toString()};
    }

    /// An imported run.
    static Path run(Path folder) throws IOException {
        Path run = folder.resolve("run");
        var result = Program.here(importing(log(folder), run));
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        return run;
    }

    /// The arguments that train it quickly.
    static String[] training(Path run, String... more) {
        var arguments = new ArrayList<>(List.of("train", run.toString()));
        arguments.addAll(QUICK);
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }

    /// A trained run.
    static Path trained(Path folder) throws IOException {
        Path run = run(folder);
        var result = Program.here(training(run));
        assertEquals(ExitCode.DONE, result.exitCode(), result.err());
        return run;
    }

    /// A copy of a folder.
    static Path copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file)));
            }
        }
        return to;
    }
}
