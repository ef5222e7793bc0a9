package dev.thence.app;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.thence.io.CorruptFileException;
import dev.thence.pipeline.PipelineOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.IModelTransformer;
import picocli.CommandLine.Model.CommandSpec;

/// What a user may choose of a training: as options, and kept in the run so that an interrupted
/// training goes on as it began.
final class TrainOptions implements IModelTransformer {
    static final RecordArguments<PipelineOptions> ARGUMENTS = new RecordArguments<>("",
            PipelineOptions.DEFAULT, RecordArguments.describe(
                    "seed", "Of every random draw; the same seed gives the same model",
                    "dimension", "Of the vectors, a multiple of 16; none: by the size of the graph",
                    "epochs", "At most so many; none: by the size of the graph",
                    "fanout", "Neighbours that training looks at: all, fixed:10,10 (a number per"
                            + " layer) or adaptive; none: all while that is fast enough, else"
                            + " fixed:10,10",
                    "co-view-messages", "How much messages along co-views count in training, 0 to"
                            + " 10; none: 1.5 for a graph with many co-views, else 0",
                    "walk-targets", "Targets kept per item and kind of walk",
                    "count-targets", "Targets kept per item and kind of count"));

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    @Override
    public CommandSpec transform(CommandSpec spec) {
        ARGUMENTS.addTo(spec, "Settings:", 20);
        return spec;
    }

    static void write(Path file, PipelineOptions options) throws IOException {
        Path fresh = file.resolveSibling(file.getFileName() + ".new");
        Files.writeString(fresh, JSON.writeValueAsString(RecordOptions.text(options)) + "\n");
        Files.move(fresh, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE,
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    static PipelineOptions read(Path file) throws IOException {
        try {
            return RecordOptions.fill(PipelineOptions.DEFAULT, JSON.readValue(
                    Files.readString(file), new TypeReference<Map<String, String>>() {}));
        } catch (JsonProcessingException e) {
            throw new CorruptFileException(file, "no settings of a training: "
                    + e.getOriginalMessage() + "; train again with --restart");
        }
    }
}
