package dev.thence.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.graph.SplitMix64;
import dev.thence.model.Model;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// What people find who type names and ids, beside a plain look at every item.
class ItemIndexTest {
    private static Model model;
    private static ItemIndex index;

    @BeforeAll
    static void make() throws IOException {
        model = PageShop.model(PageShop.Version.FIRST);
        index = ItemIndex.of(model);
    }

    @AfterAll
    static void close() throws IOException {
        index.close();
        model.close();
    }

    private static List<String> names(String text, int limit) throws IOException {
        return index.search(text, limit).orElseThrow().nodes().intStream()
                .mapToObj(node -> model.catalogue().name(node).orElseThrow()).toList();
    }

    private static ItemIndex.Fit fit(String text) throws IOException {
        return index.search(text, 5).orElseThrow().fit();
    }

    @Test
    void beginningsOfWordsAreFoundInTheOrderOfWhatIsBought() throws IOException {
        assertEquals(List.of("Orbit phone", "Case for Orbit phone", "Charger for Orbit phone",
                "Cover for Orbit phone", "Cleaning set for Orbit phone", "Stand for Orbit phone"),
                names("orb pho", 20));
        assertEquals(ItemIndex.Fit.PRECISE, fit("orb pho"));
        assertEquals(2, names("ORB", 2).size());
    }

    @Test
    void typingErrorsAreForgivenWhereNothingFits() throws IOException {
        for (String typo : List.of("chrager orbit", "chager orbit", "chargerr orbit",
                "charger orbti", "chargre orbitt")) {
            assertEquals(PageShop.CHARGER_NAME, names(typo, 1).getFirst(), typo);
            assertEquals(ItemIndex.Fit.CLOSE, fit(typo), typo);
        }
        assertEquals(List.of(), names("zzzzqqq", 5));
    }

    @Test
    void theItemWithThisIdComesFirst() throws IOException {
        assertEquals("Case for Kite phone", names("1011", 5).getFirst());
        assertEquals(List.of("Orbit phone", "Case for Orbit phone"), names("100", 2));
        assertEquals(PageShop.HOSTILE_NAME, names(PageShop.HOSTILE, 3).getFirst());
    }

    @Test
    void accentsAndCaseDoNotMatter() throws IOException {
        assertEquals(List.of(PageShop.HOSTILE_NAME), names("sohne", 5));
        assertEquals(List.of(PageShop.HOSTILE_NAME), names("SÖHNE lamp", 5));
    }

    @Test
    void anythingCanBeTyped() throws IOException {
        var random = SplitMix64.of(5);
        for (int round = 0; round < 2_000; round++) {
            var text = new StringBuilder();
            for (int i = random.nextInt(40); i >= 0; i--) {
                text.appendCodePoint(random.nextInt(4) == 0 ? 1 + random.nextInt(0xd7ff)
                        : " *?~\"\\()[]{}^:+-&|!/abcor".charAt(random.nextInt(25)));
            }
            assertTrue(index.search(text.toString(), 7).orElseThrow().nodes().size() <= 7);
        }
    }

    @Test
    void prefixesFindWhatALookAtEveryItemFinds() throws IOException {
        var random = SplitMix64.of(6);
        var order = IntStream.range(0, model.ids().count()).boxed().sorted(Comparator
                .comparing((Integer node) -> -model.trainOrders(node))
                .thenComparing(node -> model.ids().id(node))).toList();
        for (int round = 0; round < 300; round++) {
            String name = model.catalogue().name(random.nextInt(48)).orElseThrow();
            String[] words = name.split(" ");
            var typed = new ArrayList<String>();
            for (int i = 0; i <= random.nextInt(2); i++) {
                String word = words[random.nextInt(words.length)];
                typed.add(word.substring(0, 1 + random.nextInt(word.length()))
                        .toLowerCase(Locale.ROOT));
            }
            List<Integer> expected = order.stream().filter(node -> typed.stream().allMatch(part ->
                    List.of(model.catalogue().name(node).orElseThrow().toLowerCase(Locale.ROOT)
                            .split("[^\\p{L}\\p{N}]+")).stream().anyMatch(w -> w.startsWith(part))
                    || model.ids().id(node).startsWith(part))).limit(10).toList();
            assertEquals(expected, List.copyOf(index.search(String.join(" ", typed), 10)
                    .orElseThrow().nodes()), typed::toString);
        }
    }

    @Test
    void whatIsBoughtMostComesWithoutASearch() {
        assertEquals("Orbit phone", model.catalogue().name(index.first(3).getInt(0)).orElseThrow());
        assertEquals(model.ids().count(), index.first(1_000).size());
    }

    @Test
    void aClosedIndexAnswersNothing() throws IOException {
        var other = ItemIndex.of(model);
        other.close();
        assertEquals(Optional.empty(), other.search("orbit", 3));
    }
}
