package dev.thence.bench.pages;

import dev.thence.bench.methods.Family;
import java.awt.Color;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.VectorGraphicsEncoder;
import org.knowm.xchart.VectorGraphicsEncoder.VectorGraphicsFormat;
import org.knowm.xchart.style.Styler.ChartTheme;

/// A task as a bar per method with its interval, the highest first. Scalable vector graphics.
final class Picture {
    private static final Color OTHERS = new Color(0x9aa5b1);
    private static final Color FAMILY = new Color(0x1f6feb);
    private static final int WIDTH = 960;
    private static final int HEIGHT = 480;
    /// Digits behind a hundredth of a pixel, of which letters drawn as outlines have many.
    private static final Pattern FURTHER_DIGITS = Pattern.compile("(\\.[0-9]{2})[0-9]+");

    private Picture() {}

    /// `online-retail-time-a-t1n.svg`.
    static String name(String dataset, DatasetPage.Group group, String task) {
        return String.join(" ", dataset, group.protocol(), group.part(), task).strip()
                .toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".svg";
    }

    static String svg(TaskSummary task, String title) throws IOException {
        return svg(task, title, Family::has);
    }

    /// @param ours which methods are made of the model
    static String svg(TaskSummary task, String title, Predicate<String> ours) throws IOException {
        var bytes = new ByteArrayOutputStream();
        VectorGraphicsEncoder.saveVectorGraphic(chart(task, title, ours), bytes,
                VectorGraphicsFormat.SVG);
        return FURTHER_DIGITS.matcher(bytes.toString(StandardCharsets.UTF_8)).replaceAll("$1");
    }

    private static CategoryChart chart(TaskSummary task, String title, Predicate<String> ours) {
        String metric = task.compared().getFirst();
        var methods = task.methods().stream()
                .filter(method -> task.value(method, metric).isKnown())
                .sorted(Comparator.comparingDouble(
                        (String method) -> task.value(method, metric).mean()).reversed()).toList();
        var chart = new CategoryChartBuilder().width(WIDTH).height(HEIGHT).title(title)
                .yAxisTitle(metric + ", percent").theme(ChartTheme.GGPlot2).build();
        var styler = chart.getStyler();
        styler.setOverlapped(true).setXAxisLabelRotation(45).setLegendVisible(false);
        add(chart, "others", OTHERS, methods, values(task, metric, methods,
                ours.negate()));
        add(chart, "the model's family", FAMILY, methods, values(task, metric, methods,
                ours));
        return chart;
    }

    /// The values of the methods of one series; those of the other are unknown in it.
    private static List<Estimate> values(TaskSummary task, String metric, List<String> methods,
            Predicate<String> which) {
        return methods.stream().map(method -> which.test(method) ? task.value(method, metric)
                : Estimate.NONE).toList();
    }

    private static void add(CategoryChart chart, String name, Color color, List<String> methods,
            List<Estimate> values) {
        if (values.stream().anyMatch(Estimate::isKnown)) {
            // The bars of the other series take no height here: the library knows no gap.
            var means = new ArrayList<Double>();
            var halves = new ArrayList<Double>();
            for (var value : values) {
                means.add(value.isKnown() ? 100 * value.mean() : 0);
                halves.add(value.hasInterval() ? 50 * (value.high() - value.low()) : 0);
            }
            chart.addSeries(name, methods, means, halves).setFillColor(color);
        }
    }
}
