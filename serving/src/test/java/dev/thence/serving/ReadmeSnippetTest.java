package dev.thence.serving;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The code of the README and of the Javadoc, run.
class ReadmeSnippetTest {
    @TempDir
    private static Path run;

    @BeforeAll
    static void train() {
        SmallShop.writeRun(run);
    }

    @Test
    void fiveLinesGiveRecommendationsWithReasons() throws IOException {
        var bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, UTF_8));
        try {
            // @start region="readme"
            try (var recommender = Recommender.open(run)) {
                for (var r : recommender.relatedTo("85123A").limit(10).explain().fetch()) {
                    System.out.println(r.item() + "  " + r.why().sentence());
                }
            }
            // @end
        } finally {
            System.setOut(before);
        }
        var lines = bytes.toString(UTF_8).lines().toList();
        assertEquals(10, lines.size());
        assertTrue(lines.stream().allMatch(l -> l.contains("learned match")), lines::toString);
    }

    @Test
    void aQueryIsNarrowedStepByStep() throws IOException {
        try (var recommender = Recommender.open(run)) {
            var seen = List.of("21007", "21014");
            // @start region="query"
            Recommendations answer = recommender.relatedTo(List.of("85123A", "21070"))
                    .inSameOrder()
                    .where(Filter.is("category", "LAMPS").and(Filter.atMostTimesOwn("price", 1.5)))
                    .exclude(seen)
                    .limit(5)
                    .fetch();
            // @end
            assertTrue(!answer.isEmpty() && answer.size() <= 5);
        }
    }

    @Test
    void aNewcomerIsDescribedByWhatIsKnownOfIt() throws IOException {
        try (var recommender = Recommender.open(run)) {
            // @start region="newcomer"
            Newcomer lamp = Newcomer.named("RETRO RED LAMP").category("LAMPS").price(12.50);
            Newcomer boughtWith = Newcomer.like("85123A", "21070").like("21077", 3);
            // @end
            assertEquals(4, recommender.newcomer(lamp).limit(4).fetch().size());
            assertEquals(4, recommender.newcomer(boughtWith).limit(4).fetch().size());
        }
    }
}
