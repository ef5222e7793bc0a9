package dev.thence.bench.pages;

import dev.thence.bench.methods.Family;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// A task as a bar per method with its interval, the highest first. Scalable vector graphics of
/// rectangles, lines and words, a few kilobytes; nothing of the machine, such as its fonts, is
/// in it.
final class Picture {
    private static final String OTHERS = "#9aa5b1";
    private static final String FAMILY = "#1f6feb";
    private static final int WIDTH = 960;
    private static final int NAMES = 240;
    private static final int VALUES = 64;
    private static final int ROW = 18;
    private static final int HEAD = 56;
    private static final int FOOT = 24;
    private static final int TICKS = 6;

    private final String metric;
    private final double scale;
    private final StringBuilder svg = new StringBuilder();

    private Picture(String metric, double scale) {
        this.metric = metric;
        this.scale = scale;
    }

    /// `online-retail-time-a-t1n.svg`.
    static String name(String dataset, DatasetPage.Group group, String task) {
        return String.join(" ", dataset, group.protocol(), group.part(), task).strip()
                .toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-") + ".svg";
    }

    static String svg(TaskSummary task, String title) {
        return svg(task, title, Family::has);
    }

    /// @param ours which methods are made of the model
    static String svg(TaskSummary task, String title, Predicate<String> ours) {
        String metric = task.compared().getFirst();
        var methods = task.methods().stream()
                .filter(method -> task.value(method, metric).isKnown())
                .sorted(Comparator.comparingDouble(
                        (String method) -> task.value(method, metric).mean()).reversed()).toList();
        double most = methods.stream().map(method -> task.value(method, metric)).mapToDouble(
                value -> 100 * Math.max(value.mean(), value.hasInterval() ? value.high() : 0))
                .max().orElse(0);
        double step = step(most);
        double top = step * Math.max(1, Math.ceil(most / step));
        var picture = new Picture(metric, (WIDTH - NAMES - VALUES) / top);
        return picture.draw(task, title, methods, ours, step, top);
    }

    /// The smallest of 1, 2 and 5 times a power of ten that needs at most [#TICKS] steps.
    private static double step(double most) {
        double power = Math.pow(10, Math.floor(Math.log10(Math.max(most, .01) / TICKS)));
        for (double factor : new double[] {1, 2, 5}) {
            if (factor * power * TICKS >= most) {
                return factor * power;
            }
        }
        return 10 * power;
    }

    private String draw(TaskSummary task, String title, List<String> methods,
            Predicate<String> ours, double step, double top) {
        int height = HEAD + ROW * methods.size() + FOOT;
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\""
                + " viewBox=\"0 0 %d %d\" role=\"img\" font-family=\"sans-serif\""
                + " font-size=\"12\" fill=\"#24292f\">\n", WIDTH, height, WIDTH, height);
        add("<title>%s</title>\n<rect width=\"100%%\" height=\"100%%\" fill=\"#ffffff\"/>\n",
                escaped(title));
        add("<text x=\"%d\" y=\"22\" font-size=\"15\" font-weight=\"bold\""
                + " text-anchor=\"middle\">%s</text>\n", WIDTH / 2, escaped(title));
        add("<text x=\"%d\" y=\"42\">%s, percent</text>\n", NAMES, escaped(metric));
        for (int tick = 0; tick * step <= top * (1 + 1e-9); tick++) {
            double x = NAMES + tick * step * scale;
            add("<path d=\"M%.1f %dV%d\" stroke=\"#d0d7de\"/>\n", x, HEAD - 6, height - FOOT);
            add("<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>\n", x, height - 8,
                    step < .1 ? decimals(2, tick * step) : step < 1 ? decimals(1, tick * step)
                    : decimals(0, tick * step));
        }
        int y = HEAD;
        for (String method : methods) {
            bar(method, task.value(method, metric), ours.test(method) ? FAMILY : OTHERS, y);
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private void bar(String method, Estimate value, String color, int y) {
        int middle = y + ROW / 2;
        double end = 100 * value.mean() * scale;
        add("<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>\n", NAMES - 8, middle + 4,
                escaped(method));
        add("<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\" fill=\"%s\"/>\n", NAMES, y + 2,
                Math.max(0, end), ROW - 4, color);
        double last = end;
        if (value.hasInterval()) {
            last = 100 * value.high() * scale;
            double low = Math.max(0, 100 * value.low() * scale);
            add("<path d=\"M%.1f %dH%.1fM%.1f %dv6M%.1f %dv6\" stroke=\"#24292f\"/>\n",
                    NAMES + low, middle, NAMES + last, NAMES + low, middle - 3, NAMES + last,
                    middle - 3);
        }
        add("<text x=\"%.1f\" y=\"%d\">%s</text>\n", NAMES + Math.max(end, last) + 6, middle + 4,
                decimals(2, 100 * value.mean()));
    }

    private static String decimals(int digits, double value) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format.replace("\n", "\n"), values));
    }
}
