package dev.thence.service;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.thence.graph.Catalogue;
import dev.thence.model.Model;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What conditions can ask of a catalogue: the most frequent values of texts, the ends of numbers.
/// Counted once per model, O(items x attributes). Thread-safe.
final class AttributesJson {
    private static final int MOST_VALUES = 100;
    /// Texts with more different values than this, such as names, are nothing to choose from.
    private static final int MOST_COUNTED = 10_000;

    private final AtomicReference<@Nullable Counted> counted = new AtomicReference<>();

    /// A value and how many items have it.
    private record Value(String text, int items) {}

    /// @param modelId of which model
    private record Counted(String modelId, Reply reply) {}

    Reply reply(Model model) {
        Counted known = counted.get();
        String modelId = model.manifest().modelId();
        if (known != null && known.modelId().equals(modelId)) {
            return known.reply();
        }
        var reply = Reply.json(json -> write(json, model));
        counted.set(new Counted(modelId, reply));
        return reply;
    }

    private static void write(JsonGenerator json, Model model) throws IOException {
        Catalogue catalogue = model.catalogue();
        json.writeStartObject();
        json.writeArrayFieldStart("attributes");
        for (String attribute : catalogue.attributes()) {
            json.writeStartObject();
            json.writeStringField("name", attribute);
            if (catalogue.isNumber(attribute)) {
                json.writeStringField("holds", "numbers");
                numbers(json, catalogue, attribute, model.ids().count());
            } else {
                json.writeStringField("holds", "texts");
                texts(json, catalogue, attribute);
            }
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void numbers(JsonGenerator json, Catalogue catalogue, String attribute, int n)
            throws IOException {
        var numbers = catalogue.numbers(attribute);
        var found = IntStream.range(0, n).mapToDouble(numbers::applyAsDouble)
                .filter(Double::isFinite).summaryStatistics();
        json.writeNumberField("items", found.getCount());
        if (found.getCount() > 0) {
            json.writeNumberField("least", found.getMin());
            json.writeNumberField("most", found.getMax());
        }
    }

    private static void texts(JsonGenerator json, Catalogue catalogue, String attribute)
            throws IOException {
        int values = catalogue.valueCount(attribute);
        json.writeNumberField("values", values);
        json.writeArrayFieldStart("frequent");
        if (values <= MOST_COUNTED) {
            var byFrequency = new ArrayList<Value>();
            catalogue.values(attribute).forEachWithOccurrences((value, items) ->
                    byFrequency.add(new Value(value, items)));
            byFrequency.sort(Comparator.comparingInt((Value value) ->
                    -value.items()).thenComparing(Value::text));
            for (var value : byFrequency.subList(0, Math.min(MOST_VALUES, byFrequency.size()))) {
                json.writeStartObject();
                json.writeStringField("value", value.text());
                json.writeNumberField("items", value.items());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }
}
