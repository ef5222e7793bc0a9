package dev.thence.bench.cells;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.thence.bench.Method;
import dev.thence.bench.cells.TaskOutcome.BucketValue;
import dev.thence.bench.cells.TaskOutcome.Value;
import dev.thence.io.CorruptFileException;
import dev.thence.io.SectionFile;
import dev.thence.io.SectionFile.Verification;
import java.io.IOException;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A measurement as a file: a section `cell` of JSON, and per task and compared metric a section
/// of the values of all customers. Checked against damage, whole or not there.
final class CellFile {
    static final String KIND = "benchmark cell";
    static final int VERSION = 1;

    private static final ValueLayout.OfFloat FLOAT =
            ValueLayout.JAVA_FLOAT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    private CellFile() {}

    /// A measurement without the values of customers.
    private record Head(CellKey key, String fingerprint, String madeBy, Measurement.State state,
            String reason, double seconds, double wallSeconds, long peakBytes, Method.Draws draws,
            String splitNote, List<String> notes, List<TaskHead> tasks) {}

    private record TaskHead(String id, String title, String note, List<String> compared,
            Map<String, Value> plain, List<BucketValue> buckets) {}

    static void write(Path file, Measurement cell) throws IOException {
        Files.createDirectories(file.getParent());
        var heads = new ArrayList<TaskHead>();
        for (var task : cell.tasks()) {
            heads.add(new TaskHead(task.id(), task.title(), task.note(),
                    List.copyOf(task.units().keySet()), task.plain(), task.buckets()));
        }
        var head = new Head(cell.key(), cell.fingerprint(), cell.madeBy(), cell.state(),
                cell.reason(), cell.seconds(), cell.wallSeconds(), cell.peakBytes(), cell.draws(),
                cell.splitNote(), cell.notes(), heads);
        try (var out = SectionFile.create(file, KIND, VERSION)) {
            out.addText("cell", JSON.writeValueAsString(head));
            for (int t = 0; t < cell.tasks().size(); t++) {
                for (var metric : cell.tasks().get(t).units().entrySet()) {
                    out.addFloats(t + "/" + metric.getKey(), metric.getValue());
                }
            }
            out.commit();
        }
    }

    /// @throws CorruptFileException when the file is damaged or no cell
    static Measurement read(Path file) throws IOException {
        try (var in = SectionFile.open(file, KIND, VERSION, Verification.ALL)) {
            var head = JSON.readValue(in.text("cell"), Head.class);
            var tasks = new ArrayList<TaskOutcome>();
            for (int t = 0; t < head.tasks().size(); t++) {
                var task = head.tasks().get(t);
                var units = new LinkedHashMap<String, float[]>();
                for (String metric : task.compared()) {
                    units.put(metric, in.section(t + "/" + metric, Float.BYTES).toArray(FLOAT));
                }
                tasks.add(new TaskOutcome(task.id(), task.title(), task.note(), units,
                        new LinkedHashMap<>(task.plain()), task.buckets()));
            }
            return new Measurement(head.key(), head.fingerprint(), head.madeBy(), head.state(),
                    head.reason(), head.seconds(), head.wallSeconds(), head.peakBytes(),
                    head.draws(), head.splitNote(), head.notes(), tasks);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            throw new CorruptFileException(file, "is no benchmark cell: " + e.getMessage());
        }
    }
}
