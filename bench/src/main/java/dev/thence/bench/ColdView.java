package dev.thence.bench;

import dev.thence.graph.Catalogue;
import dev.thence.graph.NodeIds;
import dev.thence.pipeline.NearestKnown;

/// What a method may learn from where some items are cold: orders without any of them, and the
/// texts of all items.
///
/// @param orders the events before the cut without those of cold items
/// @param items the known and the cold items
/// @param catalogue what is known of them; of cold ones name and price are those of their first
///     sale, which is what a shop knows before it sells them
/// @param nearest per cold item the known ones that are most like it
public record ColdView(OrdersView orders, NodeIds items, Catalogue catalogue,
        NearestKnown nearest) {}
