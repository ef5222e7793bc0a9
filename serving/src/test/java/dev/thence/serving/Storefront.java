package dev.thence.serving;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// The program of a user of `serving`: answers of every kind, with all digits of the scores.
final class Storefront {
    private Storefront() { }

    public static void main(String[] arguments) throws IOException {
        answers(Path.of(arguments[0]), System.out::println);
    }

    static void answers(Path run, Consumer<String> out) throws IOException {
        try (var recommender = Recommender.open(run)) {
            var queries = List.of(recommender.relatedTo("85123A"),
                    recommender.relatedTo("85123A").inSameOrder(),
                    recommender.relatedTo(List.of("85123A", "21007", "21014")),
                    recommender.similarTo("85123A"),
                    recommender.leadingTo("85123A"),
                    recommender.newcomer(Newcomer.named("RED LAMP").category("LAMPS")));
            for (var query : queries) {
                query.explain().fetch().forEach(r -> out.accept(r.toString()));
            }
        }
    }
}
