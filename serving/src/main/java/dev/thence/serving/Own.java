package dev.thence.serving;

import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/// What the item asked about has itself, for conditions relative to it. Immutable.
sealed interface Own {

    /// Its values of a text attribute: none, one, or several for a basket.
    Set<String> texts(String attribute);

    /// Its number, where it has one; for a basket the mean of those that have one.
    OptionalDouble number(String attribute);

    static Own of(Subject subject, Attributes attributes) {
        if (subject instanceof Subject.After(_, var newcomer) && newcomer.isPresent()) {
            return new Described(newcomer.get());
        }
        return new Items(attributes, subject.nodes());
    }

    /// Of items of the catalogue.
    record Items(Attributes attributes, int... nodes) implements Own {
        @Override
        public Set<String> texts(String attribute) {
            var values = new TreeSet<String>();
            for (int node : nodes) {
                attributes.text(attribute, node).ifPresent(values::add);
            }
            return values;
        }

        @Override
        public OptionalDouble number(String attribute) {
            double sum = 0;
            int count = 0;
            for (int node : nodes) {
                OptionalDouble value = attributes.number(attribute, node);
                if (value.isPresent()) {
                    sum += value.getAsDouble();
                    count++;
                }
            }
            return count == 0 ? OptionalDouble.empty() : OptionalDouble.of(sum / count);
        }
    }

    /// Of a newcomer, as it is described.
    record Described(Newcomer newcomer) implements Own {
        @Override
        public Set<String> texts(String attribute) {
            String value = newcomer.texts().get(attribute);
            return value == null ? Set.of() : Set.of(value);
        }

        @Override
        public OptionalDouble number(String attribute) {
            Double value = newcomer.numbers().get(attribute);
            return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
        }
    }
}
