package dev.thence.bench.methods;

import dev.thence.bench.EdgesMethod;
import dev.thence.bench.EdgesView;
import dev.thence.bench.Method;
import dev.thence.bench.Method.Draws;
import dev.thence.bench.UnsuitableDataException;
import dev.thence.evaluation.TargetScorer;
import dev.thence.pipeline.GraphData;
import dev.thence.pipeline.GraphFit;
import dev.thence.pipeline.PipelineOptions;
import dev.thence.pipeline.Variant;
import dev.thence.pipeline.Variant.OwnEdges;
import dev.thence.sampler.Fanout;
import dev.thence.training.Loss;
import dev.thence.training.Loss.SixTerm;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// The ablations: what the parts of the model are worth on a graph, each part changed alone.
public final class Ablations {
    private static final int LAYERS = 2;

    private static final String FANOUT = "Sampled neighbours: degree-adaptive against fixed, at the"
            + " same number of neighbours looked at";
    private static final String VECTORS = "Training, judged by the learned vectors alone";
    private static final String MODEL = "The whole model";

    private final List<Ablation> all = new ArrayList<>();

    private Ablations() {
        fanouts();
        trainings();
        evidences();
    }

    /// In the order of the page.
    public static List<Ablation> all() {
        return List.copyOf(new Ablations().all);
    }

    /// Their methods, and those they are compared with.
    public static List<Method> methods() {
        var bases = new LinkedHashSet<String>();
        all().forEach(each -> bases.add(each.base()));
        var methods = new ArrayList<Method>(GraphMethods.all().stream()
                .filter(method -> bases.contains(method.name())).toList());
        all().forEach(each -> methods.add(each.method()));
        return List.copyOf(methods);
    }

    private void fanouts() {
        add(FANOUT, "a fixed number, the mean degree, in place of 10", Family.VECTORS_SAMPLED,
                "fixed", view -> {
                    int perHop = perHop(view);
                    return vectors(view, new Fanout.Fixed(perHop, perHop));
                });
        var fitted = OptionalDouble.empty();
        fanout("fitted-0", "gamma fitted, beta 0", fitted, 0);
        fanout("half-0", "gamma 0.5, beta 0", OptionalDouble.of(.5), 0);
        fanout("one-0", "gamma 1, beta 0", OptionalDouble.of(1), 0);
        fanout("minus-half-0", "gamma -0.5 (more for hubs), beta 0", OptionalDouble.of(-.5), 0);
        fanout("zero-one", "gamma 0, beta 1 (hubs rather)", OptionalDouble.of(0), 1);
        fanout("zero-minus-half", "gamma 0, beta -0.5 (rare ones rather)", OptionalDouble.of(0),
                -.5);
        fanout("fitted-one", "gamma fitted, beta 1", fitted, 1);
    }

    private void fanout(String name, String changed, OptionalDouble gamma, double beta) {
        add(FANOUT, changed, Ablation.PREFIX + "fixed", "gamma-beta-" + name, view -> {
            var budget = new FanoutBudget(view.train());
            double fixed = budget.ofFixed(perHop(view));
            var fanout = budget.of(gamma, beta, LAYERS, fixed);
            return new Noted(vectors(view, fanout), List.of(FanoutBudget.text(fanout,
                    budget.of(fanout), perHop(view), fixed)));
        });
    }

    private static TargetScorer vectors(EdgesView view, Fanout fanout) {
        return Fitted.pipeline(view, PipelineOptions.DEFAULT.withFanout(fanout))
                .learn(view.trainData(), view.validationQueries()).scorer();
    }

    /// The mean degree, at least 2: so that a limit is one on every graph, sparse or dense.
    private static int perHop(EdgesView view) {
        return (int) Math.max(2, Math.round(
                (double) view.train().edgeCount() / Math.max(1, view.nodeCount())));
    }

    private void trainings() {
        var ownEdges = Variant.NONE.withOwnEdges(OwnEdges.KEPT);
        both("own-edges", "edges are predicted with themselves in the graph", ownEdges);
        both("four-terms", "loss of single pairs, without direction", Variant.NONE.withTraining(
                config -> config.toBuilder().loss(pairs(SixTerm.Direction.LEFT_OUT)).build()));
        both("six-terms", "loss of single pairs, with direction", Variant.NONE.withTraining(
                config -> config.toBuilder().loss(pairs(SixTerm.Direction.PUSHED)).build()));
        both("co-view-messages-off", "no messages along co-views", Variant.NONE.withTraining(
                config -> config.toBuilder().coViewMessages(0).build()));
        both("co-view-messages-on", "messages along co-views, weight 1.5",
                Variant.NONE.withTraining(
                        config -> config.toBuilder().coViewMessages(1.5).build()));
        both("co-view-loss", "co-views pulled together by the loss", Variant.NONE.withTraining(
                config -> config.toBuilder().coView(new Loss.CoView(1, 1)).build()));
    }

    private static SixTerm pairs(SixTerm.Direction direction) {
        return new SixTerm(5, SixTerm.Down.COMPLEMENT, SixTerm.Weights.EQUAL, direction);
    }

    /// As vectors and as a model, which share the fit.
    private void both(String name, String changed, Variant variant) {
        add(VECTORS, changed, Family.VECTORS, name + "-vectors",
                view -> fit(view, name, variant).learnedAlone());
        add(MODEL, changed, Family.MODEL, name, view -> fit(view, name, variant).answers());
    }

    private void evidences() {
        without("proximity", "without the evidence proximity", "proximity");
        without("path3", "without the evidence path3", "path3");
        without("walks", "without both", "proximity", "path3");
        without("bias", "without the evidence bias", "bias");
        without("degree", "without the evidence degree", "degree");
        without("direction", "without the evidences direction and reverse", "direction",
                "reverse");
        without("co-view", "without the evidence coView", "coView");
        add(MODEL, "without co-views at all", Family.MODEL, "no-co-views", view -> {
            requireCoViews(view);
            return Fitted.pipeline(view, PipelineOptions.DEFAULT).fit(new GraphData(view.ids(),
                    view.catalogue(), view.train(), Optional.empty()), view.validation(),
                    view.validationQueries()).answers();
        });
    }

    private void without(String name, String changed, String... evidences) {
        add(MODEL, changed, Family.MODEL, "without-" + name, view -> {
            if (name.equals("co-view")) {
                requireCoViews(view);
            }
            return GraphMethods.model(view).without(Set.of(evidences), view.validation(),
                    view.validationQueries(), view.seed(), view.workers());
        });
    }

    private static GraphFit fit(EdgesView view, String name, Variant variant)
            throws IOException {
        if (name.contains("co-view")) {
            requireCoViews(view);
        }
        return view.shared().get(Ablation.PREFIX + name, GraphFit.class, () -> Fitted.pipeline(view,
                PipelineOptions.DEFAULT.withVariant(variant)).fit(view.trainData(),
                view.validation(), view.validationQueries()));
    }

    private static void requireCoViews(EdgesView view) {
        if (view.coViews().isEmpty()) {
            throw new UnsuitableDataException("the dataset has no co-views");
        }
    }

    private void add(String study, String changed, String base, String name,
            Method.Fit<EdgesView, TargetScorer> fit) {
        all.add(new Ablation(study, changed, base,
                EdgesMethod.of(Ablation.PREFIX + name, Draws.SEEDED, fit)));
    }
}
