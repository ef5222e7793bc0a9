package dev.thence.serving;

import dev.thence.model.NodeMix;
import java.util.Optional;

/// What a query asks about, in the model's node numbers.
sealed interface Subject {

    /// The items themselves, or a newcomer's neighbours.
    int[] nodes();

    /// What comes after these items: one, a basket, or the neighbours of a newcomer, who may
    /// have none at all.
    record After(Optional<NodeMix> mix, Optional<Newcomer> newcomer) implements Subject {

        static After items(int... nodes) {
            return new After(Optional.of(NodeMix.basket(nodes)), Optional.empty());
        }

        @Override
        public int[] nodes() {
            int[] nodes = new int[mix.map(NodeMix::size).orElse(0)];
            for (int i = 0; i < nodes.length; i++) {
                nodes[i] = mix.orElseThrow().node(i);
            }
            return nodes;
        }

        /// Whether this is one item of the catalogue.
        boolean isItem() {
            return newcomer.isEmpty() && mix.orElseThrow().size() == 1;
        }
    }

    /// What comes before this item.
    record Before(int node) implements Subject {
        @Override
        public int[] nodes() {
            return new int[] {node};
        }
    }

    /// What has the same place as this item.
    record Alike(int node) implements Subject {
        @Override
        public int[] nodes() {
            return new int[] {node};
        }
    }
}
