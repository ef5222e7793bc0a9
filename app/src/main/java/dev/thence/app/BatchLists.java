package dev.thence.app;

import dev.thence.graph.Workers;
import dev.thence.model.Model;
import dev.thence.model.Question;
import dev.thence.serving.BatchAnswers;
import dev.thence.serving.Recommender;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The lists of all items of a model, into a file.
///
/// @param console for bars and results
/// @param folder a run, a model or a store
/// @param question that is asked of every item; the model's own where none is named
/// @param limit of every list
/// @param out the file
record BatchLists(Console console, Path folder, Optional<Question> question, int limit, Path out) {
    int toTheEnd(BatchFormat format) throws IOException {
        long begun = System.nanoTime();
        try (var interrupt = Interrupt.watch(console, "thence: stopping after this block");
                var workers = Workers.ofProcessors();
                var recommender = Recommender.open(folder)) {
            Model model = recommender.model();
            Question asked = question.orElse(model.defaultQuestion());
            var answers = BatchAnswers.of(model, asked, limit, workers);
            var file = new BatchFile(out, format, Map.of("model", model.manifest().modelId(),
                    "question", asked.name(), "limit", Integer.toString(limit)), BatchFile.BLOCK);
            int items = answers.itemCount();
            int done = file.begin(items);
            if (done > 0) {
                console.print("Going on with the interrupted batch at item %,d of %,d", done, items);
            }
            boolean whole;
            try (var progress = Progress.start(console, "lists of " + asked, items)) {
                whole = file.make(answers, progress, interrupt::asked);
            }
            if (!whole) {
                console.note("thence: interrupted; the same command goes on at the next block");
                return ExitCode.INTERRUPTED;
            }
            file.finish(items);
            double seconds = (System.nanoTime() - begun) / 1e9;
            console.print("Wrote the best %,d for %,d items to %s: %,.0f items a second",
                    Math.min(limit, items - 1), items, out, (items - done) / seconds);
            return ExitCode.DONE;
        }
    }
}
