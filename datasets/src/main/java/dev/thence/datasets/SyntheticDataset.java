package dev.thence.datasets;

import java.time.ZoneOffset;
import java.util.List;

/// The [SyntheticShop] of default options as a dataset: made, not read, and with a known truth.
public final class SyntheticDataset implements Dataset {
    private static final int TEST_DAYS = 60;

    private final DatasetCard card;

    SyntheticDataset(DatasetCard card) {
        this.card = card;
    }

    @Override
    public DatasetCard card() {
        return card;
    }

    /// Makes the shop, in about a second.
    public SyntheticShop open() {
        return SyntheticShop.ofDefaults();
    }

    /// The last 60 days of the shop.
    public List<TestPeriod> periods() {
        var options = SyntheticShop.Options.DEFAULT;
        var end = options.start().plusDays(options.days());
        return List.of(new TestPeriod("the last " + TEST_DAYS + " days",
                end.minusDays(TEST_DAYS).atStartOfDay().toInstant(ZoneOffset.UTC),
                end.atStartOfDay().toInstant(ZoneOffset.UTC)));
    }
}
