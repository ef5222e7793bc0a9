package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.MatchEvidence;
import dev.thence.model.Part;
import dev.thence.model.Question;
import dev.thence.model.SourceEvidence;
import dev.thence.pipeline.ModelBuilder;
import dev.thence.vectors.FloatMatrix;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/// A model of a graph that came without an order log, and small enough to work out by hand.
class GraphModelTest {

    @Test
    void anEmptyCatalogueAndNoCountsAreEnough() {
        try (var recommender = recommender()) {
            assertEquals(List.of("cable 2.0 it leads to this, and back",
                    "case 1.0 it leads to this",
                    "phone 0.0 expected by the model, not linked so far"),
                    lines(recommender.relatedTo("charger")));
            assertEquals(List.of("cable 2.0 it leads to this, and back",
                    "case 1.0 it leads to this"),
                    lines(recommender.relatedTo("charger").minScore(.5)));
        }
    }

    @Test
    void whatLeadsToAnItemIsScoredByBayes() {
        try (var recommender = recommender()) {
            var answer = recommender.leadingTo("case").fetch();
            assertEquals("charger", answer.getFirst().item());
            assertEquals("this leads to it", answer.getFirst().why().sentence());
            double logZ = Math.log(Math.exp(2) + Math.exp(1) + Math.exp(0));
            double share = 3.0 / 7;
            assertEquals(1 - logZ + Math.log(share), answer.getFirst().score(), 1e-5);
        }
    }

    @Test
    void whatLeadsToAnItemIsScoredByWeightsOfItsOwn() {
        float[] terms = {.5f, 3, -1, 0};
        try (var recommender = recommender(builder -> builder
                .evidence(new SourceEvidence("share", terms))
                .weights(new EvidenceWeights(Question.LINK_SOURCE,
                        Map.of("match", 4.0, "share", .5))))) {
            double[] scores = {.25, 1.5, -.5 + 4 * .5, 0};
            double sum = Math.exp(1.5) + Math.exp(1.5) + Math.exp(0);
            var answer = recommender.leadingTo("case").explain().fetch();
            // Equal scores: the charger has more edges into it than the phone.
            assertEquals(List.of("charger", "phone", "cable"),
                    answer.stream().map(Recommendation::item).toList());
            assertEquals(scores[2] - Math.log(sum), answer.get(0).score(), 1e-5);
            assertEquals(scores[1] - Math.log(sum), answer.get(1).score(), 1e-5);
            assertEquals(scores[3] - Math.log(sum), answer.get(2).score(), 1e-5);
            assertEquals(1, answer.stream().mapToDouble(r -> Math.exp(r.score())).sum(), 1e-5);
            assertEquals("this leads to it; learned match", answer.getFirst().why().sentence());
            assertEquals(List.of("match", "share"), answer.getFirst().why().parts().stream()
                    .map(Part::evidence).toList());
            assertEquals(List.of("phone"), recommender.leadingTo("case").exclude("charger").limit(1)
                    .fetch().stream().map(Recommendation::item).toList());
        }
    }

    @Test
    void thereIsNoSameOrderToAskFor() {
        try (var recommender = recommender()) {
            var query = recommender.relatedTo("charger");
            assertEquals("this model answers [LINK], not SAME_ORDER: it was trained without an "
                    + "order log", assertThrows(IllegalArgumentException.class, query::inSameOrder)
                    .getMessage());
            assertEquals("this model answers [LINK], not WHOLE_NEXT_ORDER: it was trained without "
                    + "an order log", assertThrows(IllegalArgumentException.class,
                    query::inWholeNextOrder).getMessage());
        }
    }

    @Test
    void aCatalogueWithoutAttributesSaysSo() {
        try (var recommender = recommender()) {
            assertEquals("no attribute 'price' in the catalogue; it has []",
                    assertThrows(IllegalArgumentException.class, () -> recommender
                            .relatedTo("case").where(Filter.atMost("price", 1))).getMessage());
        }
    }

    /// charger -> case, charger -> cable, cable -> charger; only the charger has a source
    /// vector.
    private static Recommender recommender() {
        return recommender(_ -> { });
    }

    private static Recommender recommender(Consumer<ModelBuilder> more) {
        var ids = NodeIds.of(List.of("case", "phone", "charger", "cable"));
        var graph = DirectedGraph.builder(4).add(2, 0).add(2, 3).add(3, 2).build();
        var sources = FloatMatrix.of(4, 2, new float[] {0, 0, 0, 0, 1, 0, 0, 0});
        var targets = FloatMatrix.of(4, 2, new float[] {.5f, 0, 0, 1, 0, 0, 1, 0});
        try (var workers = Workers.of(1)) {
            var match = new MatchEvidence(sources, targets, 1);
            var builder = ModelBuilder.of(ids, graph, match)
                    .weights(new EvidenceWeights(Question.LINK, Map.of("match", 2.0)));
            more.accept(builder);
            return Recommender.of(builder.build(workers));
        }
    }

    private static List<String> lines(RecommendationQuery query) {
        return query.fetch().stream()
                .map(r -> r.item() + " " + r.score() + " " + r.why().sentence()).toList();
    }
}
