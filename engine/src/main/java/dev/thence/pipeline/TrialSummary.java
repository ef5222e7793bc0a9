package dev.thence.pipeline;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.thence.evaluation.Bootstrap;
import dev.thence.evaluation.Bucket;
import dev.thence.evaluation.CalendarTest;
import dev.thence.evaluation.Comparison;
import dev.thence.evaluation.Metric;
import dev.thence.evaluation.TaskResult;
import dev.thence.io.CorruptFileException;
import dev.thence.io.TextOutput;
import dev.thence.model.Model;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/// What a judged trial reached beside simple rules, in a few kilobytes: `evaluation.json`, which
/// `thence evaluate` writes into a run and a store keeps with the version. Shares are in [0, 1].
///
/// @param formatVersion of the file, [#FORMAT_VERSION] for this release
/// @param trialId the model that was judged: the run's trial
/// @param asOf up to when that model has seen data, ISO-8601; empty for a graph
/// @param unit what means are taken over: `customers` or `sources`
/// @param depths the lengths of lists that every method's `hits` belong to
/// @param tasks the questions that were asked
/// @param directions per method the share of later one-way pairs that it puts in the right order
/// @param oneWayPairs how many pairs those are
/// @param directionIsMeasurable whether the data knows of directions beyond its calendar
public record TrialSummary(int formatVersion, String trialId, String asOf, String unit,
        List<Integer> depths, List<Task> tasks, Map<String, Double> directions, long oneWayPairs,
        boolean directionIsMeasurable) {

    /// The version of `evaluation.json` that this release writes and reads.
    public static final int FORMAT_VERSION = 1;

    /// The file's name.
    public static final String FILE = "evaluation.json";

    private static final long LONGEST = 16 << 20;
    private static final List<Integer> DEPTHS = List.of(1, 2, 3, 5, 7, 10, 15, 20, 30, 50);
    private static final int[] BOUNDS = {0, 1, 3, 10, 30, 100};
    private static final Set<String> OF_THE_MODEL =
            Set.of(TrialReport.WITHOUT_MATCH, TrialReport.LEARNED_ALONE);

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .build();

    public TrialSummary {
        Objects.requireNonNull(trialId, "trialId");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(unit, "unit");
        depths = List.copyOf(depths);
        tasks = List.copyOf(tasks);
        directions = Collections.unmodifiableMap(new LinkedHashMap<>(directions));
    }

    /// A question and how every method answered it.
    ///
    /// @param name such as `T1n`
    /// @param queries how many there were
    /// @param units customers or sources they belong to
    /// @param gain what the learned vectors add to NDCG@10, with its 95 % interval
    /// @param buckets the same queries by the out-degree of the item asked about
    public record Task(String name, int queries, int units, List<Method> methods, Interval gain,
            List<DegreeBucket> buckets) {
        public Task {
            methods = List.copyOf(methods);
            buckets = List.copyOf(buckets);
        }
    }

    /// What a method is to the model.
    public enum Kind {
        /// The model itself.
        MODEL,
        /// The model less something.
        PART,
        /// A simple rule that needs no training.
        RULE
    }

    /// One method.
    ///
    /// @param metrics macro means by name; one that cannot be measured is left out
    /// @param hits per depth the share of lists that hold something relevant
    public record Method(String method, Kind kind, Map<String, Double> metrics,
            List<Double> hits) {
        public Method {
            metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
            hits = List.copyOf(hits);
        }
    }

    /// A mean with its 95 % interval.
    public record Interval(double mean, double low, double high) {}

    /// Queries of items with about as many successors.
    ///
    /// @param label the range of the out-degree, such as `3-9`
    /// @param queries how many
    /// @param hitRate10 per method
    public record DegreeBucket(String label, long queries, Map<String, Double> hitRate10) {
        public DegreeBucket {
            hitRate10 = Collections.unmodifiableMap(new LinkedHashMap<>(hitRate10));
        }
    }

    /// @param trial the model that the report judges
    public static TrialSummary of(TrialReport report, Model trial) {
        var directions = new LinkedHashMap<String, Double>();
        report.directions().forEach((method, share) -> put(directions, method, share));
        return new TrialSummary(FORMAT_VERSION, trial.manifest().modelId(),
                trial.manifest().asOf(), report.calendar().isPresent() ? "customers" : "sources",
                DEPTHS, report.tasks().stream().map(task -> task(task, trial)).toList(),
                directions, report.oneWayPairs(),
                report.calendar().map(CalendarTest::isMeasurable).orElse(true));
    }

    private static Task task(Comparison task, Model trial) {
        Bootstrap.Interval gain = task.difference(TrialReport.MODEL, TrialReport.WITHOUT_MATCH,
                Metric.NDCG_10);
        var methods = task.rows().stream().map(row -> method(row.method(), row.result())).toList();
        return new Task(task.task().name(), task.task().queryCount(), task.task().customerCount(),
                methods, new Interval(gain.mean(), gain.low(), gain.high()),
                buckets(task, trial));
    }

    private static Method method(String name, TaskResult result) {
        var metrics = new TreeMap<String, Double>();
        for (Metric metric : Metric.values()) {
            put(metrics, metric.label(), result.macro(metric));
        }
        put(metrics, "coverage@10", result.coverage10());
        Kind kind = name.equals(TrialReport.MODEL) ? Kind.MODEL
                : OF_THE_MODEL.contains(name) ? Kind.PART : Kind.RULE;
        return new Method(name, kind, metrics, DEPTHS.stream().map(result::hitRate).toList());
    }

    private static List<DegreeBucket> buckets(Comparison task, Model trial) {
        var out = trial.graph().out();
        var found = new ArrayList<DegreeBucket>();
        for (Bucket bucket : Bucket.ranges("", query -> out.degree(query.source()), BOUNDS)) {
            long queries = task.task().queries().stream().filter(bucket.which()).count();
            if (queries > 0) {
                var rates = new LinkedHashMap<String, Double>();
                task.rows().forEach(row -> put(rates, row.method(),
                        row.result().macro(Metric.HIT_RATE_10, bucket.which())));
                found.add(new DegreeBucket(bucket.label().strip(), queries, rates));
            }
        }
        return found;
    }

    /// JSON has no number for what could not be measured.
    private static void put(Map<String, Double> values, String name, double value) {
        if (Double.isFinite(value)) {
            values.put(name, value);
        }
    }

    /// Reads a file.
    ///
    /// @throws NoSuchFileException when there is none
    /// @throws CorruptFileException when it is damaged, or of another version
    public static TrialSummary read(Path file) throws IOException {
        if (Files.size(file) > LONGEST) {
            throw new CorruptFileException(file, "has " + Files.size(file)
                    + " bytes, an evaluation has a few thousand");
        }
        TrialSummary summary;
        try {
            summary = JSON.readValue(Files.readString(file), TrialSummary.class);
        } catch (JsonProcessingException | CharacterCodingException e) {
            throw new CorruptFileException(file, "does not describe an evaluation: " + (e
                    instanceof JsonProcessingException json ? json.getOriginalMessage()
                    : "it is no UTF-8"));
        }
        if (summary.formatVersion != FORMAT_VERSION) {
            throw new CorruptFileException(file, "has format version " + summary.formatVersion
                    + ", this release reads " + FORMAT_VERSION);
        }
        return summary;
    }

    /// Writes the file, which replaces an older one there when it is complete.
    public void write(Path file) throws IOException {
        try (var out = TextOutput.create(file, StandardCharsets.UTF_8)) {
            out.writer().write(JSON.writeValueAsString(this) + "\n");
            out.commit();
        }
    }
}
