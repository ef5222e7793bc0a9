package com.example.storefront;

import com.example.storefront.Suggestions.Suggestion;
import dev.thence.serving.Filter;
import dev.thence.serving.ModelStore;
import dev.thence.serving.Newcomer;
import dev.thence.serving.RecommendationQuery;
import dev.thence.serving.Recommender;
import java.util.List;
import org.springframework.stereotype.Component;

/// Asks the model what to suggest, under the shop's rules. One version answers all of a page.
@Component
class Adviser {
    private final ModelStore models;
    private final Shop shop;

    Adviser(ModelStore models, Shop shop) {
        this.models = models;
        this.shop = shop;
    }

    /// What every page asks, asked of a new version before it answers: one whose catalogue lacks
    /// what our rules name is refused, and the version before goes on.
    static void rehearse(Recommender recommender) {
        String item = recommender.model().ids().id(0);
        boughtNext(recommender.relatedTo(item)).fetch();
        similar(recommender, item).fetch();
        completing(recommender, List.of(item)).fetch();
    }

    /// Accessories of different kinds, none much dearer than the product itself.
    private static RecommendationQuery boughtNext(RecommendationQuery query) {
        return query.where(Filter.atMostTimesOwn("price", 1.5)).onePer("family").limit(6);
    }

    /// What the customer may want instead.
    private static RecommendationQuery similar(Recommender recommender, String item) {
        return recommender.similarTo(item).where(Filter.sameAsOwn("family")).limit(4);
    }

    /// What else goes into such an order.
    private static RecommendationQuery completing(Recommender recommender, List<String> basket) {
        return recommender.relatedTo(basket).inSameOrder().onePer("family").limit(4);
    }

    Suggestions forPage(Product product) {
        return models.ask(recommender -> recommender.knows(product.id())
                ? new Suggestions(recommender.version(),
                        shown(boughtNext(recommender.relatedTo(product.id()))),
                        shown(similar(recommender, product.id())))
                : new Suggestions(recommender.version(),
                        shown(boughtNext(recommender.newcomer(described(product)))), List.of()));
    }

    /// A product that came into the shop after the model was made.
    private static Newcomer described(Product product) {
        return Newcomer.named(product.name()).category(product.category())
                .price(product.price().doubleValue());
    }

    Suggestions forBasket(List<Product> basket) {
        return models.ask(recommender -> {
            var items = basket.stream().map(Product::id).filter(recommender::knows).toList();
            return new Suggestions(recommender.version(), items.isEmpty() ? List.of()
                    : shown(completing(recommender, items)), List.of());
        });
    }

    /// With the shop's names and prices. In its first moment a new version may name an item that is
    /// no longer sold.
    private List<Suggestion> shown(RecommendationQuery query) {
        return query.explain().fetch().stream().flatMap(found -> shop.find(found.item()).stream()
                .map(product -> new Suggestion(product.id(), product.name(), product.price(),
                        found.why().sentence()))).toList();
    }
}
