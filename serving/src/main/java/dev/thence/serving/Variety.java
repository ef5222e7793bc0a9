package dev.thence.serving;

import it.unimi.dsi.fastutil.ints.Int2IntOpenHashMap;
import java.util.Map;
import java.util.function.IntUnaryOperator;

/// How many items of each value of an attribute an answer still has room for. Of one query, not
/// thread-safe.
final class Variety {
    private final IntUnaryOperator[] groups;
    private final int[] most;
    private final Int2IntOpenHashMap[] taken;

    private Variety(Map<String, Integer> caps, Attributes attributes) {
        groups = new IntUnaryOperator[caps.size()];
        most = new int[groups.length];
        taken = new Int2IntOpenHashMap[groups.length];
        int place = 0;
        for (var cap : caps.entrySet()) {
            groups[place] = attributes.groups(cap.getKey());
            most[place] = cap.getValue();
            taken[place++] = new Int2IntOpenHashMap();
        }
    }

    static Variety of(Map<String, Integer> caps, Attributes attributes) {
        return new Variety(caps, attributes);
    }

    boolean isAsked() {
        return groups.length > 0;
    }

    /// Whether an answer may have this item too. One without a value is like no other.
    boolean hasRoom(int node) {
        for (int i = 0; i < groups.length; i++) {
            int group = groups[i].applyAsInt(node);
            if (group != Attributes.NO_GROUP && taken[i].get(group) >= most[i]) {
                return false;
            }
        }
        return true;
    }

    void take(int node) {
        for (int i = 0; i < groups.length; i++) {
            taken[i].addTo(groups[i].applyAsInt(node), 1);
        }
    }
}
