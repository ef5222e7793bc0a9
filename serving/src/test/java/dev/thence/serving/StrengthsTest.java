package dev.thence.serving;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.thence.graph.DirectedGraph;
import dev.thence.graph.NodeIds;
import dev.thence.graph.Workers;
import dev.thence.model.EvidenceWeights;
import dev.thence.model.MatchEvidence;
import dev.thence.model.Model;
import dev.thence.model.Part;
import dev.thence.model.Question;
import dev.thence.model.TargetEvidence;
import dev.thence.pipeline.ModelBuilder;
import dev.thence.vectors.FloatMatrix;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// Two items whose popularity is 2 and 4, whose trends 0 and 1.
class StrengthsTest {
    private static final Model MODEL = model();

    @Test
    void theStrongestComeFirstAndWhatSpeaksAgainstDoesNotCome() {
        assertEquals(List.of("close in the graph", "learned match"), of(Asked.RELATED,
                new Part("match", 9, .5), new Part("proximity", 1, .4), new Part("path3", 1, .2),
                new Part("direction", 2, -2), new Part("popularity", 2, 1)));
    }

    @Test
    void whatDependsOnTheTargetAloneMustBeAboveItsMean() {
        assertEquals(List.of(), of(Asked.RELATED, new Part("popularity", 2, 1)));
        assertEquals(List.of("popular"), of(Asked.RELATED, new Part("popularity", 4, 2)));
    }

    @Test
    void evidencesThatSayTheSameAreAddedUp() {
        assertEquals(List.of("popular"), of(Asked.RELATED, new Part("popularity", 4, 2),
                new Part("trend14", 1, 3), new Part("trend30", 1, -2.5)));
        assertEquals(List.of("selling well lately"), of(Asked.RELATED,
                new Part("popularity", 2, 1), new Part("trend14", 1, 3)));
    }

    @Test
    void whatLeadsToAnItemIsNotPraisedForTheItem() {
        assertEquals(List.of("learned match"), of(Asked.LEADING, new Part("popularity", 4, 2),
                new Part("match", 1, 1), new Part("partition", -3, 3), new Part("share", 1, 1)));
    }

    @Test
    void noMoreThanThree() {
        assertEquals(List.of("learned match", "close in the graph", "bought in the same orders"),
                of(Asked.LEADING, new Part("match", 1, 4), new Part("features", 1, 1),
                        new Part("sameOrder", 1, 2), new Part("proximity", 1, 3)));
        assertEquals(List.of(), of(Asked.RELATED));
    }

    private static List<String> of(Asked asked, Part... parts) {
        return new Strengths(MODEL).of(asked, MODEL.scorer(Question.NEXT_ORDER).weights(),
                List.of(parts));
    }

    private static Model model() {
        var vectors = FloatMatrix.of(2, 1, new float[] {1, 1});
        try (var workers = Workers.of(1)) {
            return ModelBuilder.of(NodeIds.of(List.of("a", "b")), DirectedGraph.builder(2).build(),
                            new MatchEvidence(vectors, vectors, 1))
                    .evidence(new TargetEvidence("popularity", new float[] {2, 4}))
                    .evidence(new TargetEvidence("trend14", new float[] {0, 1}))
                    .weights(new EvidenceWeights(Question.NEXT_ORDER,
                            Map.of("match", 1.0, "popularity", .5, "trend14", 3.0)))
                    .build(workers);
        }
    }
}
