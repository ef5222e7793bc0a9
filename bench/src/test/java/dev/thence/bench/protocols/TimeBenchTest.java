package dev.thence.bench.protocols;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.Meter;
import dev.thence.bench.Method.Draws;
import dev.thence.bench.OrdersMethod;
import dev.thence.bench.cells.TaskOutcome;
import dev.thence.bench.pages.TaskSummary;
import dev.thence.datasets.Datasets;
import dev.thence.evaluation.OrderBaselines;
import dev.thence.graph.Popularity;
import dev.thence.graph.Workers;
import dev.thence.model.Question;
import dev.thence.training.PipelineListener;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeBenchTest {
    @Test
    void aMethodSeesNothingFromTheCutOnAndIsAskedEveryQuestion() throws IOException {
        var dataset = Datasets.find("synthetic-shop");
        var bench = new TimeBench();
        String part = bench.parts(dataset).getFirst();
        var cut = OpenDataset.periods(dataset).getFirst().cut();
        var questions = new ArrayList<Question>();
        var method = OrdersMethod.of("looks", Draws.NONE, view -> {
            questions.add(view.question());
            view.data().events().read(event -> assertTrue(event.time().isBefore(cut)));
            assertEquals(cut, view.data().end());
            assertEquals(view.nodeCount(), Popularity.orders(view.train().orders()).length);
            return OrderBaselines.of(view.train().orders(), cut, view.workers()).popularity()
                    .scorer();
        });
        try (var workers = Workers.of(2);
                var split = bench.open(new OpenDataset(dataset, Optional.empty()), part, 0, workers,
                        PipelineListener.SILENT)) {
            var meter = new Meter(split.shared());
            var answers = split.judge(method, meter);
            assertEquals(List.of("T1n", "T1a", "T2", "T2L", "T3", "T3b", "truth"),
                    answers.tasks().stream().map(TaskOutcome::id).toList());
            assertEquals(answers.tasks().size(), questions.size(), "one fit per task");
            assertEquals(List.of(Question.NEXT_ORDER, Question.WHOLE_NEXT_ORDER, Question.NEXT_ORDER,
                    Question.SAME_ORDER, Question.SAME_ORDER, Question.SAME_ORDER,
                    Question.NEXT_ORDER), questions, "T2L asks for what belongs together");
            var main = answers.tasks().getFirst();
            assertEquals(List.of("HitRate@10", "NDCG@10", "MRR"),
                    List.copyOf(main.units().keySet()));
            assertTrue(TaskSummary.mean(main.units().get("HitRate@10")) > 0);
            assertTrue(meter.seconds() > 0 && meter.peakBytes() > 0);
        }
    }
}
