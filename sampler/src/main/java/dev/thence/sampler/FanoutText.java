package dev.thence.sampler;

import java.util.Arrays;
import java.util.OptionalDouble;

/// Fan-outs as people write them.
final class FanoutText {
    private static final int LAYERS = 2;
    private static final int LEAST = 2;
    private static final int MOST = 25;
    private static final String FITTED = "fitted";

    private FanoutText() {}

    static String of(Fanout fanout) {
        return switch (fanout) {
            case Fanout.All(int layers) -> "all:" + layers;
            case Fanout.Fixed fixed -> "fixed:" + fixed.perHop().makeString(",");
            case Fanout.DegreeAdaptive rule -> "adaptive:" + rule.kMin() + "," + rule.kMax() + ","
                    + (rule.gamma().isPresent() ? rule.gamma().getAsDouble() : FITTED) + ","
                    + rule.beta() + "," + rule.layers();
        };
    }

    static Fanout parse(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String[] values = colon < 0 ? new String[0] : text.substring(colon + 1).split(",", -1);
        try {
            return switch (kind) {
                case "all" -> new Fanout.All(
                        values.length == 0 ? LAYERS : Integer.parseInt(only(values)));
                case "fixed" -> new Fanout.Fixed(
                        Arrays.stream(values).mapToInt(Integer::parseInt).toArray());
                case "adaptive" -> adaptive(values);
                default -> throw new IllegalArgumentException("it begins with \"" + kind + "\"");
            };
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("fanout is \"" + text + "\", must be all, adaptive"
                    + " or fixed with the neighbours of each layer, such as fixed:10,10: "
                    + e.getMessage(), e);
        }
    }

    private static Fanout adaptive(String[] values) {
        if (values.length != 0 && values.length != 2 && values.length != 5) {
            throw new IllegalArgumentException("adaptive takes 0, 2 or 5 values (least, most,"
                    + " gamma, beta, layers), got " + values.length);
        }
        int least = values.length == 0 ? LEAST : Integer.parseInt(values[0]);
        int most = values.length == 0 ? MOST : Integer.parseInt(values[1]);
        if (values.length < 5) {
            return Fanout.DegreeAdaptive.fitted(least, most, 0, LAYERS);
        }
        return new Fanout.DegreeAdaptive(least, most,
                values[2].equals(FITTED) ? OptionalDouble.empty()
                        : OptionalDouble.of(Double.parseDouble(values[2])),
                Double.parseDouble(values[3]), Integer.parseInt(values[4]));
    }

    private static String only(String[] values) {
        if (values.length != 1) {
            throw new IllegalArgumentException("all takes the number of layers, got "
                    + values.length + " values");
        }
        return values[0];
    }
}
