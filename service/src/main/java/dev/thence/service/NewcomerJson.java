package dev.thence.service;

import com.fasterxml.jackson.databind.JsonNode;
import dev.thence.serving.Newcomer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// A product that the model has never seen, as JSON: `name`, `category`, `price`, further
/// attributes in `texts` and `numbers`, and in `like` the items it was bought with or is like,
/// an array of ids or an object of ids and weights.
final class NewcomerJson {
    /// The members of a body that describe it.
    static final Set<String> NAMES = Set.of("name", "category", "price", "texts", "numbers",
            "like");

    private static final int MOST_ATTRIBUTES = 100;

    private NewcomerJson() {}

    /// @throws ProblemException when a member is of another kind
    static Newcomer read(Fields fields, ServiceLimits limits) {
        Newcomer newcomer = Newcomer.like();
        for (var like : likes(fields, limits.maxBasket()).entrySet()) {
            newcomer = newcomer.like(like.getKey(), like.getValue());
        }
        for (String attribute : List.of("name", "category")) {
            var text = fields.text(attribute);
            newcomer = text.isPresent() ? newcomer.text(attribute, text.get()) : newcomer;
        }
        var price = fields.number("price");
        newcomer = price.isPresent() ? newcomer.price(price.getAsDouble()) : newcomer;
        for (var text : fields.members("texts", MOST_ATTRIBUTES).entrySet()) {
            newcomer = newcomer.text(text.getKey(), Fields.text(text.getValue(),
                    fields.pointer("texts", text.getKey())));
        }
        for (var number : fields.members("numbers", MOST_ATTRIBUTES).entrySet()) {
            newcomer = newcomer.number(number.getKey(), Fields.number(number.getValue(),
                    fields.pointer("numbers", number.getKey())));
        }
        return newcomer;
    }

    private static Map<String, Double> likes(Fields fields, int most) {
        var likes = new TreeMap<String, Double>();
        if (fields.any("like").filter(JsonNode::isArray).isPresent()) {
            fields.texts("like", most).forEach(item -> likes.put(item, 1.0));
            return likes;
        }
        fields.members("like", most).forEach((item, node) -> {
            String pointer = fields.pointer("like", item);
            double weight = Fields.number(node, pointer);
            if (!(weight > 0)) {
                throw Problem.body(pointer, "the weight is " + weight + ", must be above 0")
                        .asException();
            }
            likes.put(item, weight);
        });
        return likes;
    }
}
