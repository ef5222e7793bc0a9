package dev.thence.service;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thence.model.Model;
import dev.thence.model.Part;
import dev.thence.serving.Recommendation;
import dev.thence.serving.Recommendations;
import dev.thence.serving.Why;
import java.io.IOException;
import java.util.List;

/// An answer as JSON.
///
/// @param asked the items that were asked about
/// @param skipped those of them that the model does not know, where the request allowed it
/// @param answer what is recommended
/// @param explain whether the parts of the scores are wanted
record AnswerJson(List<String> asked, List<String> skipped, Recommendations answer,
        boolean explain) implements Json.Content {

    @Override
    public void write(JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("model");
        json.writeStringField("version", answer.version());
        json.writeStringField("id", answer.modelId());
        json.writeStringField("asOf", answer.asOf());
        json.writeEndObject();
        texts(json, "items", asked);
        if (!skipped.isEmpty()) {
            texts(json, "skipped", skipped);
        }
        json.writeArrayFieldStart("recommendations");
        for (Recommendation recommendation : answer) {
            write(json, recommendation);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void write(JsonGenerator json, Recommendation recommendation) throws IOException {
        json.writeStartObject();
        json.writeStringField("item", recommendation.item());
        if (recommendation.name().isPresent()) {
            json.writeStringField("name", recommendation.name().get());
        }
        json.writeNumberField("score", recommendation.score());
        json.writeStringField("rung", Narrowing.word(recommendation.rung()));
        Why why = recommendation.why();
        json.writeObjectFieldStart("why");
        json.writeStringField("sentence", why.sentence());
        json.writeNumberField("then", why.then());
        json.writeNumberField("back", why.back());
        json.writeNumberField("orders", why.orders());
        if (why.through().isPresent()) {
            json.writeStringField("through", why.through().get());
        }
        if (why.category().isPresent()) {
            json.writeStringField("category", why.category().get());
        }
        if (explain) {
            explain(json, why);
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void explain(JsonGenerator json, Why why) throws IOException {
        json.writeNumberField("learnedMatch", why.learnedMatch());
        json.writeNumberField("proximity", why.proximity());
        json.writeNumberField("popularity", why.popularity());
        texts(json, "strengths", why.strengths());
        json.writeArrayFieldStart("parts");
        for (Part part : why.parts()) {
            json.writeStartObject();
            json.writeStringField("evidence", part.evidence());
            json.writeNumberField("value", part.value());
            json.writeNumberField("weighted", part.weighted());
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    static void texts(JsonGenerator json, String name, List<String> texts) throws IOException {
        json.writeArrayFieldStart(name);
        for (String text : texts) {
            json.writeString(text);
        }
        json.writeEndArray();
    }

    /// What the catalogue knows of an item, in `attributes`.
    static void attributes(JsonGenerator json, Model model, int node) throws IOException {
        var catalogue = model.catalogue();
        json.writeObjectFieldStart("attributes");
        for (String attribute : catalogue.attributes()) {
            if (catalogue.isNumber(attribute)) {
                var number = catalogue.number(attribute, node);
                if (number.isPresent()) {
                    json.writeNumberField(attribute, number.getAsDouble());
                }
            } else {
                var text = catalogue.text(attribute, node);
                if (text.isPresent()) {
                    json.writeStringField(attribute, text.get());
                }
            }
        }
        json.writeEndObject();
    }
}
