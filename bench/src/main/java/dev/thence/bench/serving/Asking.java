package dev.thence.bench.serving;

import dev.thence.graph.SplitMix64;
import dev.thence.serving.Filter;
import dev.thence.serving.RecommendationQuery;
import dev.thence.serving.Recommender;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.IntStream;

/// Asks the service as its customers do and holds every answer against the version it names.
final class Asking {
    private static final int LIMIT = 10;

    private final TwoVersions shop;
    private final RunningService service;

    Asking(TwoVersions shop, RunningService service) {
        this.shop = shop;
        this.service = service;
    }

    /// What every row of the benchmark asks for, too.
    static String path(int node) {
        return "/v1/items/" + MadeShop.id(node) + "/related?limit=" + LIMIT;
    }

    /// An answer, and what is wrong with it.
    record Answer(String body, Optional<String> wrong) {}

    /// What comes after an item.
    Answer plain(SplitMix64 random) {
        int node = random.nextInt(shop.items());
        return judged(() -> service.get(path(node)),
                recommender -> recommender.relatedTo(MadeShop.id(node)));
    }

    /// Mostly what comes after an item, sometimes under a condition, sometimes after a basket.
    Answer any(SplitMix64 random) {
        int kind = random.nextInt(10);
        if (kind > 1) {
            return plain(random);
        }
        int node = random.nextInt(shop.items());
        if (kind == 1) {
            return judged(() -> service.get(path(node) + "&where=" + MadeShop.GROUP + "=10%25"),
                    recommender -> recommender.relatedTo(MadeShop.id(node))
                            .where(Filter.is(MadeShop.GROUP, "10%")));
        }
        List<String> basket = IntStream.range(0, 3)
                .mapToObj(i -> MadeShop.id((node + 7 * i) % shop.items())).toList();
        String body = "{\"items\": [\"" + String.join("\", \"", basket) + "\"], \"limit\": "
                + LIMIT + "}";
        return judged(() -> service.post("/v1/related", body),
                recommender -> recommender.relatedTo(basket));
    }

    /// A request.
    @FunctionalInterface
    private interface Call {
        HttpResponse<String> send() throws IOException;
    }

    private Answer judged(Call call, Function<Recommender, RecommendationQuery> question) {
        try {
            HttpResponse<String> response = call.send();
            String body = response.body();
            return new Answer(body, response.statusCode() != 200
                    ? Optional.of(response.statusCode() + " " + body)
                    : shop.wrong(body, recommender -> question.apply(recommender).limit(LIMIT)));
        } catch (IOException e) {
            return new Answer("", Optional.of(e.toString()));
        }
    }
}
