package dev.thence.app;

import dev.thence.datasets.DataFolder;
import dev.thence.datasets.DatasetException;
import dev.thence.datasets.Datasets;
import dev.thence.datasets.OrderLogDataset;
import dev.thence.graph.PairRule;
import dev.thence.io.OrderLog;
import dev.thence.serving.Recommender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The demo on UCI Online Retail.
///
/// @param console for the pages
/// @param dataset as the registry knows it
/// @param log checked by its digest
record RetailDemo(Console console, OrderLogDataset dataset, OrderLog log) implements Demo.Shop {
    private static final String NAME = "online-retail";
    private static final int PAGE = 6;
    /// White hanging heart T-light holder, and the regency cakestand: the shop's best-known items.
    private static final List<String> PAGES = List.of("85123A", "22423");

    static RetailDemo of(Console console, Path data) throws IOException {
        if (!(Datasets.find(NAME) instanceof OrderLogDataset retail)) {
            throw new DatasetException(NAME + " is no order log");
        }
        return new RetailDemo(console, retail, retail.open(DataFolder.of(data)));
    }

    @Override
    public RunFile make(RunFolder filling) throws IOException {
        console.print("%s, %s", dataset.card().title(), dataset.card().owner());
        return new OrderLogImport(console, log, log.source(), Map.of("dataset", NAME), dataset.cleaning(),
                PairRule.standard()).into(filling);
    }

    @Override
    public void showPages(Recommender recommender) {
        for (String item : PAGES) {
            var answer = recommender.relatedTo(item).limit(PAGE).explain().fetch();
            new RecommendationPage(recommender.model(), List.of(item), "After").lines(answer)
                    .forEach(line -> console.print("%s", line));
            console.print("");
        }
        console.print("Direction cannot be measured on this log: nearly all of what looks like it "
                + "comes from launch dates");
        console.print("and seasons (see the count below). The made-up shop of 'thence demo' shows it.");
    }
}
