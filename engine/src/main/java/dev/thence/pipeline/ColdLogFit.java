package dev.thence.pipeline;

import dev.thence.evaluation.TargetScorer;
import dev.thence.fitting.FitCandidates;
import dev.thence.fitting.WeightFit;
import dev.thence.graph.CleanLog;
import dev.thence.graph.SplitMix64;
import dev.thence.graph.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// How the known items of an order log speak for new ones, fitted on earlier launches: at up to six
/// cuts, a month apart, the items first sold from six weeks before the cut on are cold, and the
/// orders of the month after it ask for them. One month's launches say little of the next ones.
///
/// First come the weights that give the cold items that were bought the most probability among all
/// cold ones; then, with the known items as one candidate beside them, the scale and the offset
/// that give what was bought the most, cold or known. No cut sees what came after it, and no
/// vectors are needed. Immutable.
public final class ColdLogFit {
    private static final int MOST_CUTS = 6;
    private static final Duration PERIOD = Duration.ofDays(30);
    /// What precedes a cut at least: in the beginning of a log everything is new.
    private static final Duration HISTORY = Duration.ofDays(90);

    private final CleanLog log;
    private final ColdWeights weights;
    private final Workers workers;

    private ColdLogFit(CleanLog log, ColdWeights weights, Workers workers) {
        this.log = log;
        this.weights = weights;
        this.workers = workers;
    }

    /// O(events) per cut, beside counts and features.
    static ColdLogFit fit(OrderData data, long seed, Workers workers) {
        CleanLog whole = data.cleanLog(data.end());
        var launches = new ArrayList<ColdLaunches>();
        Instant earliest = Instant.ofEpochSecond(whole.orders().firstSecond().orElse(0))
                .plus(HISTORY);
        CleanLog until = whole;
        for (int k = 1; k <= MOST_CUTS; k++) {
            Instant cut = whole.asOf().minus(PERIOD.multipliedBy(k));
            if (whole.orders().orderCount() == 0 || cut.isBefore(earliest)) {
                break;
            }
            CleanLog train = data.cleanLog(cut);
            launches.add(ColdLaunches.of(train, until, SplitMix64.mix(seed, k), workers));
            until = train;
        }
        return new ColdLogFit(whole, weights(launches, workers), workers);
    }

    private static ColdWeights weights(List<ColdLaunches> launches, Workers workers) {
        var among = launches.stream().flatMap(each -> each.amongCold(workers).stream())
                .toArray(FitCandidates[]::new);
        if (among.length == 0) {
            return ColdWeights.PRIOR;
        }
        var names = launches.getFirst().names();
        var weights = ColdWeights.of(names,
                WeightFit.fit(among, ColdWeights.PRIOR.of(names), workers), 0);
        var beside = launches.stream()
                .flatMap(each -> each.besideKnown(weights, workers).stream())
                .toArray(FitCandidates[]::new);
        double[] scale = WeightFit.fit(beside, new double[] {1, 0}, workers);
        return weights.scaled(scale[0], scale[1]);
    }

    /// Scores over a catalogue that holds new items beside those of the log.
    ///
    /// @param known scores over the log's items as of the data's end, to the question of the same
    ///     order
    /// @param nearest over that catalogue, with the log's numbers
    public ColdTargets targets(TargetScorer known, NearestKnown nearest) {
        return new ColdTargets(known, log.items().count(), nearest,
                new ColdFeatures(log, nearest, workers), weights);
    }

    /// A weight per feature of a new item, by name.
    public Map<String, Double> weights() {
        return weights.byFeature();
    }

    /// What is added to every new item's score.
    public double offset() {
        return weights.offset();
    }
}
