package dev.thence.serving;

import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.roaringbitmap.PeekableIntIterator;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/// A condition as it holds for one query: asked of a node, or of all nodes at once. Bounds of
/// how many pass say beforehand which of the two is cheaper.
sealed interface Passing {

    /// Whether the node passes. A read of a column per condition.
    boolean test(int node);

    /// No more nodes than this pass. Cheap.
    int most();

    /// No fewer nodes than this pass. Cheap.
    int least();

    /// The nodes that pass; not to be written to. O(the smallest set it can be found in).
    RoaringBitmap nodes();

    /// A condition on one attribute.
    ///
    /// @param least of the catalogue's values how many pass, less those changed since
    /// @param most the same, and those changed since
    record One(IntPredicate test, int least, int most, Supplier<RoaringBitmap> set)
            implements Passing {
        @Override
        public boolean test(int node) {
            return test.test(node);
        }

        @Override
        public RoaringBitmap nodes() {
            return set.get();
        }
    }

    /// What does not pass another.
    record Not(Passing inner, int nodeCount) implements Passing {
        @Override
        public boolean test(int node) {
            return !inner.test(node);
        }

        @Override
        public int most() {
            return nodeCount - inner.least();
        }

        @Override
        public int least() {
            return nodeCount - inner.most();
        }

        @Override
        public RoaringBitmap nodes() {
            return RoaringBitmap.flip(inner.nodes(), 0L, nodeCount);
        }
    }

    /// What passes all of these, none of which lets every node pass.
    record All(List<Passing> parts, int nodeCount) implements Passing {
        public All {
            // The one that lets the fewest pass is asked first, and is the set that is searched.
            parts = parts.stream().sorted(Comparator.comparingInt(Passing::most)).toList();
        }

        @Override
        public boolean test(int node) {
            for (Passing part : parts) {
                if (!part.test(node)) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public int most() {
            return parts.isEmpty() ? nodeCount : parts.getFirst().most();
        }

        @Override
        public int least() {
            long others = 0;
            for (Passing part : parts) {
                others += nodeCount - part.least();
            }
            return (int) Math.max(0, nodeCount - others);
        }

        @Override
        public RoaringBitmap nodes() {
            if (parts.isEmpty()) {
                return RoaringBitmap.bitmapOfRange(0L, nodeCount);
            }
            RoaringBitmapWriter<RoaringBitmap> found = RoaringBitmapWriter.writer().get();
            var rest = new All(parts.subList(1, parts.size()), nodeCount);
            PeekableIntIterator nodes = parts.getFirst().nodes().getIntIterator();
            while (nodes.hasNext()) {
                int node = nodes.next();
                if (rest.test(node)) {
                    found.add(node);
                }
            }
            return found.get();
        }
    }

    /// What passes at least one of these.
    record Any(List<Passing> parts, int nodeCount) implements Passing {
        @Override
        public boolean test(int node) {
            for (Passing part : parts) {
                if (part.test(node)) {
                    return true;
                }
            }
            return false;
        }

        @Override
        public int most() {
            long sum = 0;
            for (Passing part : parts) {
                sum += part.most();
            }
            return (int) Math.min(nodeCount, sum);
        }

        @Override
        public int least() {
            int least = 0;
            for (Passing part : parts) {
                least = Math.max(least, part.least());
            }
            return least;
        }

        @Override
        public RoaringBitmap nodes() {
            var nodes = new RoaringBitmap();
            parts.forEach(part -> nodes.or(part.nodes()));
            return nodes;
        }
    }
}
