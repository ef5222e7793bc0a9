package dev.thence.serving;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/// A product the model has never seen, described by what is known of it: items it was bought
/// with or is like, each with a weight, or what a catalogue would say of it (name, category,
/// price, further attributes).
///
/// Items that are named speak alone; without any, its ten nearest items do, by the words of the
/// name and by attributes as the catalogue writes them, weighted by how near they are.
/// Immutable: every method returns a new description.
///
/// {@snippet class="dev.thence.serving.ReadmeSnippetTest" region="newcomer"}
public final class Newcomer {
    private final SortedMap<String, Double> neighbors;
    private final SortedMap<String, String> texts;
    private final SortedMap<String, Double> numbers;

    private Newcomer(Map<String, Double> neighbors, Map<String, String> texts,
            Map<String, Double> numbers) {
        this.neighbors = Collections.unmodifiableSortedMap(new TreeMap<>(neighbors));
        this.texts = Collections.unmodifiableSortedMap(new TreeMap<>(texts));
        this.numbers = Collections.unmodifiableSortedMap(new TreeMap<>(numbers));
    }

    /// A product of which only the name is known so far.
    public static Newcomer named(String name) {
        return new Newcomer(Map.of(), Map.of(), Map.of()).text("name", name);
    }

    /// A product that was bought with these items, or is like them, each as much as the others.
    public static Newcomer like(String... items) {
        var newcomer = new Newcomer(Map.of(), Map.of(), Map.of());
        for (String item : items) {
            newcomer = newcomer.like(item, 1);
        }
        return newcomer;
    }

    /// One more item it was bought with or is like, for instance as often as they were bought
    /// together. Naming an item again replaces its weight.
    ///
    /// @throws IllegalArgumentException when the weight is not a positive finite number
    public Newcomer like(String item, double weight) {
        if (!(weight > 0) || weight == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the newcomer's neighbour '" + item + "' has weight "
                    + weight + ", must be a positive finite number");
        }
        return new Newcomer(with(neighbors, item, weight), texts, numbers);
    }

    public Newcomer category(String category) {
        return text("category", category);
    }

    public Newcomer price(double price) {
        return number("price", price);
    }

    /// A text attribute, by the catalogue's key.
    public Newcomer text(String attribute, String value) {
        return new Newcomer(neighbors, with(texts, attribute, Objects.requireNonNull(value)),
                numbers);
    }

    /// A number, by the catalogue's key. Numbers serve conditions relative to the newcomer,
    /// such as [Filter#atMostTimesOwn]; they do not count for its nearest items.
    ///
    /// @throws IllegalArgumentException when the value is not finite
    public Newcomer number(String attribute, double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the newcomer's '" + attribute + "' is " + value
                    + ", must be finite");
        }
        return new Newcomer(neighbors, texts, with(numbers, attribute, value));
    }

    /// Items it was bought with or is like, by id, with their weights.
    public SortedMap<String, Double> neighbors() {
        return neighbors;
    }

    /// Its text attributes by key, the name and the category among them.
    public SortedMap<String, String> texts() {
        return texts;
    }

    /// Its numbers by key, the price among them.
    public SortedMap<String, Double> numbers() {
        return numbers;
    }

    @Override
    public String toString() {
        return "Newcomer" + neighbors + texts + numbers;
    }

    private static <V> Map<String, V> with(Map<String, V> map, String key, V value) {
        var copy = new LinkedHashMap<>(map);
        copy.put(Objects.requireNonNull(key), value);
        return copy;
    }
}
