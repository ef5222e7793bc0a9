package dev.thence.serving;

import java.util.Objects;

/// A value that stands over the catalogue's. Immutable.
sealed interface ChangedValue {

    /// A text.
    record Text(String text) implements ChangedValue {
        public Text {
            Objects.requireNonNull(text, "value");
        }
    }

    /// A finite number.
    record Number(double number) implements ChangedValue { }

    /// No value any more.
    enum None implements ChangedValue { NONE }
}
