package dev.thence.serving;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/// An answer: the recommended items, best first, and which version of a model gave it.
///
/// An unmodifiable list, equal to any list of the same recommendations whoever gave them: two
/// versions that agree give equal answers. Immutable.
public final class Recommendations extends AbstractList<Recommendation> implements RandomAccess {
    private final String version;
    private final String modelId;
    private final String asOf;
    private final List<Recommendation> items;

    Recommendations(String version, String modelId, String asOf, List<Recommendation> items) {
        this.version = Objects.requireNonNull(version, "version");
        this.modelId = Objects.requireNonNull(modelId, "modelId");
        this.asOf = Objects.requireNonNull(asOf, "asOf");
        this.items = List.copyOf(items);
    }

    /// Which version answered ([Recommender#version]): the store's name of it, such as `v12`, else
    /// the model's id.
    public String version() {
        return version;
    }

    /// Names the content of the model that gave the whole answer
    /// ([dev.thence.model.ModelManifest#modelId]): models that differ have different ids.
    public String modelId() {
        return modelId;
    }

    /// Up to when that model has used data, ISO-8601; empty for a model of a graph.
    public String asOf() {
        return asOf;
    }

    @Override
    public Recommendation get(int place) {
        return items.get(place);
    }

    @Override
    public int size() {
        return items.size();
    }
}
