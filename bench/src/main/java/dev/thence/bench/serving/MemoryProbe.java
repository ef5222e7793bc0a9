package dev.thence.bench.serving;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.thence.graph.SplitMix64;
import dev.thence.io.SectionFile.Verification;
import dev.thence.serving.Filter;
import dev.thence.serving.Newcomer;
import dev.thence.serving.RecommendationQuery;
import dev.thence.serving.Recommender;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.IntStream;

/// A process of its own that opens a store, answers queries of all kinds and writes down what it
/// holds then: `STORE RESULT.json QUERIES SEED LISTS`; what it asks about
/// is among the items that have lists.
public final class MemoryProbe {
    private static final int LIMIT = 10;

    private MemoryProbe() {}

    /// Started by [OpenedMemory].
    public static void main(String[] arguments) throws IOException {
        Path store = Path.of(arguments[0]);
        int queries = Integer.parseInt(arguments[2]);
        long seed = Long.parseLong(arguments[3]);
        // Once for the classes; what is measured is the second.
        Recommender.open(store, Verification.HEADER).close();
        long begun = System.nanoTime();
        Recommender.open(store, Verification.HEADER).close();
        double opened = (System.nanoTime() - begun) / 1e6;
        begun = System.nanoTime();
        try (var recommender = Recommender.open(store, Verification.ALL)) {
            double verified = (System.nanoTime() - begun) / 1e6;
            int[] listed = Subjects.busiest(recommender.model(), Integer.parseInt(arguments[4]));
            for (int i = 0; i < queries; i++) {
                int found = query(recommender, listed, SplitMix64.of(seed, i)).limit(LIMIT)
                        .fetch().size();
                if (found != LIMIT) {
                    throw new IllegalStateException("query " + i + " has " + found
                            + " entries, must have " + LIMIT);
                }
            }
            var memory = ManagementFactory.getMemoryMXBean();
            // The second collects what the first only found unreachable.
            memory.gc();
            memory.gc();
            var json = new JsonMapper();
            var result = json.createObjectNode().put("openMillis", opened)
                    .put("verifiedMillis", verified)
                    .put("heapMebibytes", memory.getHeapMemoryUsage().getUsed() / 1048576.0);
            Resident.here(Resident.ALL).ifPresent(all -> result.put("residentMebibytes", all));
            Resident.here(Resident.ANONYMOUS).ifPresent(own ->
                    result.put("anonymousMebibytes", own));
            Files.writeString(Path.of(arguments[1]), json.writeValueAsString(result));
        }
    }

    /// Mostly plain ones, and some of every other kind.
    private static RecommendationQuery query(Recommender recommender, int[] listed,
            SplitMix64 random) {
        String item = MadeShop.id(listed[random.nextInt(listed.length)]);
        return switch (random.nextInt(40)) {
            case 0 -> recommender.relatedTo(IntStream.range(0, 3)
                    .mapToObj(_ -> MadeShop.id(listed[random.nextInt(listed.length)])).toList());
            case 1 -> recommender.newcomer(Newcomer.like(item));
            case 2 -> recommender.similarTo(item);
            case 3, 4, 5 -> recommender.relatedTo(item).where(Filter.is(MadeShop.GROUP, "10%"));
            case 6, 7, 8 -> recommender.relatedTo(item).where(Filter.is(MadeShop.GROUP, "50%")
                    .and(Filter.atLeastTimesOwn("price", 0)));
            case 9, 10 -> recommender.relatedTo(item).explain();
            default -> recommender.relatedTo(item);
        };
    }
}
