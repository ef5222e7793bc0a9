package dev.thence.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.thence.model.Model;
import dev.thence.serving.Recommendation;
import dev.thence.serving.Rung;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// An answer as people and programs read it.
///
/// @param model the answer's
/// @param items what was asked about
/// @param title of the page, such as "After"
record RecommendationPage(Model model, List<String> items, String title) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /// A heading, then two lines for each item: place, score, id and name; the reasons.
    List<String> lines(List<Recommendation> answer) {
        var lines = new ArrayList<String>();
        lines.add(title + " " + String.join(" and ", items.stream().map(this::named).toList()) + ":");
        if (answer.isEmpty()) {
            lines.add("  nothing: no item passes the conditions");
        }
        int longest = answer.stream().mapToInt(r -> r.item().length()).max().orElse(0);
        int place = 1;
        for (var recommendation : answer) {
            String item = recommendation.item();
            lines.add(String.format(Locale.ROOT, "%4d %7.2f  %s%s  %s", place++,
                    recommendation.score(), item, " ".repeat(longest - item.length()),
                    recommendation.name().orElse("")).stripTrailing());
            lines.add(" ".repeat(14) + ground(recommendation) + recommendation.why().sentence());
        }
        return lines;
    }

    private static String ground(Recommendation recommendation) {
        return recommendation.rung() == Rung.MODEL ? ""
                : "(" + recommendation.rung().name().toLowerCase(Locale.ROOT) + ") ";
    }

    private String named(String item) {
        int node = model.ids().node(item);
        return node < 0 ? item
                : model.catalogue().name(node).map(name -> item + " " + name).orElse(item);
    }

    String json(List<Recommendation> answer) throws JsonProcessingException {
        var page = new LinkedHashMap<String, Object>();
        page.put("title", title);
        page.put("items", items);
        page.put("model", model.manifest().modelId());
        page.put("recommendations", answer.stream().map(RecommendationPage::fields).toList());
        return JSON.writeValueAsString(page);
    }

    private static Map<String, Object> fields(Recommendation recommendation) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("item", recommendation.item());
        recommendation.name().ifPresent(name -> fields.put("name", name));
        fields.put("score", recommendation.score());
        fields.put("rung", recommendation.rung());
        var why = recommendation.why();
        fields.put("why", why.sentence());
        fields.put("then", why.then());
        fields.put("back", why.back());
        fields.put("parts", why.parts());
        return fields;
    }
}
