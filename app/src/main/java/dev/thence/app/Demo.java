package dev.thence.app;

import dev.thence.pipeline.PipelineOptions;
import dev.thence.serving.Recommender;
import java.io.IOException;
import java.nio.file.Files;

/// The demo's course, the same on every shop: import, train, pages, figures. Each step names the
/// command that does it.
final class Demo {
    /// A shop to go through it.
    sealed interface Shop permits ShopDemo, RetailDemo {
        /// The first step: the events and the graph of the run.
        RunFile make(RunFolder filling) throws IOException;

        /// Product pages to judge, and what is to be said of them.
        void showPages(Recommender recommender);
    }

    private final Console console;
    private final Shop shop;
    private final RunFolder run;
    private final long seed;

    Demo(Console console, Shop shop, RunFolder run, long seed) {
        this.console = console;
        this.shop = shop;
        this.run = run;
        this.seed = seed;
    }

    int play() throws IOException {
        heading("1. The log becomes a graph", "thence import");
        try (var folder = NewFolder.at(run.path(), Files.exists(run.runFile()))) {
            var filling = new RunFolder(folder.filling());
            shop.make(filling).write(filling.runFile());
            folder.commit();
        }
        heading("2. Training: a trial to be judged, then the release", "thence train " + run.shown());
        var options = PipelineOptions.DEFAULT.withSeed(seed);
        TrainOptions.write(run.trainFile(), options);
        var training = new Training(console, run, options,
                Runtime.getRuntime().availableProcessors());
        int code = training.toTheEnd(training::reportWeights);
        if (code != ExitCode.DONE) {
            return code;
        }
        heading("3. Product pages", "thence recommend " + run.shown() + " ITEM");
        try (var recommender = Recommender.open(run.path())) {
            shop.showPages(recommender);
        }
        heading("4. The trial beside simple baselines", "thence evaluate " + run.shown());
        EvaluateCommand.print(console, run);
        console.print("");
        console.print("The run is in %s. Next: thence recommend %s ITEM --similar", run.shown(),
                run.shown());
        return ExitCode.DONE;
    }

    private void heading(String title, String command) {
        console.print("");
        console.print("%s  (%s)", title, command);
        console.print("");
    }
}
