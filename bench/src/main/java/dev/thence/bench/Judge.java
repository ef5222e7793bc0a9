package dev.thence.bench;

import dev.thence.engine.PipelineListener;
import dev.thence.evaluation.Evaluator;
import dev.thence.evaluation.QuerySet;
import dev.thence.graph.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

/// Runs methods over the queries of a task, one after the other.
final class Judge {
    private final Workers workers;
    private final PipelineListener listener;

    Judge(Workers workers, PipelineListener listener) {
        this.workers = workers;
        this.listener = listener;
    }

    /// @throws CancellationException when the listener wants to stop
    List<MethodResult> judge(List<ScoredMethod> methods, QuerySet queries) {
        listener.stage("judging on " + queries.name(), methods.size());
        var results = new ArrayList<MethodResult>();
        for (var method : methods) {
            listener.progress(results.size(), method.name());
            if (listener.isCancelled()) {
                throw new CancellationException("stopped before " + method.name() + " was judged");
            }
            results.add(new MethodResult(method.name(), method.role(),
                    Evaluator.evaluate(method.scorer(), queries, workers)));
        }
        listener.progress(results.size(), "");
        return results;
    }
}
