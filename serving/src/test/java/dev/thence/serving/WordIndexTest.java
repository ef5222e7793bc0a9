package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.SplitMix64;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class WordIndexTest {

    @Test
    void wordsAreRunsOfLettersAndDigitsInAnyCase() {
        assertEquals(WordIndex.words("red lamp 2"), WordIndex.words("  Red-LAMP,2 (red)"));
        assertEquals(0, WordIndex.words(" ,-! ").size());
        assertEquals(1, WordIndex.words("\uD835\uDD38\u00E9").size());
        assertEquals(2, WordIndex.words("m\u00B2 m").size());
    }

    @Test
    void everyWordHasTheNodesWhoseNamesHaveIt() {
        var random = SplitMix64.of(17);
        List<Optional<String>> names = new ArrayList<>();
        for (int node = 0; node < 500; node++) {
            var name = new StringBuilder();
            for (int word = random.nextInt(5); word > 0; word--) {
                name.append(random.nextInt(2) == 0 ? "W" : "w").append(random.nextInt(60))
                        .append(random.nextInt(3) == 0 ? ", " : " ");
            }
            names.add(name.isEmpty() ? Optional.empty() : Optional.of(name.toString()));
        }
        var index = new WordIndex(500, names::get, node -> node % 7 != 0);
        for (int word = 0; word < 61; word++) {
            String wanted = "w" + word;
            Set<Integer> expected = new TreeSet<>();
            for (int node = 0; node < 500; node++) {
                if (node % 7 != 0 && words(names.get(node)).contains(wanted)) {
                    expected.add(node);
                }
            }
            var found = new ArrayList<Integer>();
            int number = index.number(WordIndex.words(wanted).getLong(0));
            for (int place = number < 0 ? 0 : index.begin(number);
                    place < (number < 0 ? 0 : index.end(number)); place++) {
                found.add(index.node(place));
            }
            assertEquals(List.copyOf(expected), found);
        }
        assertEquals(60, index.count());
    }

    private static Set<String> words(Optional<String> name) {
        return new LinkedHashSet<>(List.of(name.orElse("").toLowerCase(Locale.ROOT)
                .split("[^a-z0-9]+")));
    }
}
