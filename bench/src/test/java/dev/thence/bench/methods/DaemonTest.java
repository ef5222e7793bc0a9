package dev.thence.bench.methods;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.thence.bench.methods.Daemon.Config;
import dev.thence.evaluation.TargetScorer;
import dev.thence.graph.DirectedGraph;
import dev.thence.graph.Workers;
import dev.thence.training.TrainingInterrupted;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DaemonTest {
    @Test
    void daemonFindsWhatWasPlanted() {
        Planted.assertIsFoundBy((train, workers) -> fit(train, Config.DAEMON, workers));
    }

    @Test
    void bladeFindsWhatWasPlanted() {
        Planted.assertIsFoundBy((train, workers) -> fit(train, Config.BLADE, workers));
    }

    private static TargetScorer fit(DirectedGraph train, Config base, Workers workers) {
        var config = new Config(32, base.fanout(), 16, 30, 10, .01, base.loss());
        return Daemon.fit(train, Optional.empty(), config, Planted.validation(workers), 7,
                workers);
    }

    @Test
    void coViewsChangeTheScores() {
        var train = Planted.PROTOCOL.train();
        var views = DirectedGraph.builder(train.nodeCount());
        for (int u = 0; u + 1 < train.nodeCount(); u++) {
            views.add(u, u + 1).add(u + 1, u);
        }
        var config = new Config(16, Config.DAEMON.fanout(), 64, 1, 1, .01, Config.DAEMON.loss());
        try (var workers = Workers.of(1)) {
            float[][] without = Planted.scores(Daemon.fit(train, Optional.empty(), config,
                    _ -> 1, 7, workers));
            float[][] with = Planted.scores(Daemon.fit(train, Optional.of(views.build()), config,
                    _ -> 1, 7, workers));
            assertTrue(without[0][20] != with[0][20]);
        }
    }

    @Test
    void anInterruptStops() {
        try (var workers = Workers.of(1)) {
            Thread.currentThread().interrupt();
            assertThrows(TrainingInterrupted.class,
                    () -> fit(Planted.PROTOCOL.train(), Config.DAEMON, workers));
            assertTrue(Thread.interrupted());
        }
    }
}
