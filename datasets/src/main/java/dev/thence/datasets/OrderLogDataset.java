package dev.thence.datasets;

import dev.thence.graph.Cleaning;
import dev.thence.io.Event;
import dev.thence.io.OrderLog;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Pattern;

/// A dataset that is an order log, with the cleaning its documentation asks for and the periods
/// it is judged on.
public final class OrderLogDataset implements Dataset {
    /// Finds the files and makes a log of them.
    @FunctionalInterface
    interface Opener {
        OrderLog open(DatasetCard card, DataFolder folder) throws IOException;
    }

    private static final Pattern BLANKS = Pattern.compile("\\s+");

    private final DatasetCard card;
    private final Cleaning cleaning;
    private final List<TestPeriod> periods;
    private final Opener opener;

    OrderLogDataset(DatasetCard card, Cleaning cleaning, List<TestPeriod> periods, Opener opener) {
        this.card = card;
        this.cleaning = cleaning;
        this.periods = List.copyOf(periods);
        this.opener = opener;
    }

    @Override
    public DatasetCard card() {
        return card;
    }

    /// How its events become orders.
    public Cleaning cleaning() {
        return cleaning;
    }

    /// The periods of the time protocol, at least one.
    public List<TestPeriod> periods() {
        return periods;
    }

    /// The events as they are, nothing cleaned. Reads the log once to check its digest, which
    /// takes about 200 bytes per event while it works.
    ///
    /// @throws DatasetException when it is not there, or is not what the registry knows
    /// @throws dev.thence.io.OrderLogException when a line cannot be read
    public OrderLog open(DataFolder folder) throws IOException {
        var log = opener.open(card, folder);
        card.requireDigest(digest(log), folder);
        return log;
    }

    static String digest(OrderLog log) throws IOException {
        var rows = new CanonicalRows();
        log.read(event -> rows.add(fields(event)));
        return rows.digest();
    }

    /// The same for every way the log was exported: blanks in names, `17850.0` for `17850`,
    /// `2.50` for `2.5` and the order of the rows make no difference.
    private static String[] fields(Event event) {
        String customer = event.customer();
        return new String[] {event.kind().name(),
                customer.endsWith(".0") ? customer.substring(0, customer.length() - 2) : customer,
                event.item().strip(), String.valueOf(event.time().getEpochSecond()),
                event.order().strip(), event.session(), number(event.quantity()),
                number(event.price()), BLANKS.matcher(event.name().strip()).replaceAll(" ")};
    }

    private static String number(double value) {
        return Double.isNaN(value) ? ""
                : BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
}
