package dev.thence.serving;

import dev.thence.graph.Catalogue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.roaringbitmap.RoaringBitmap;
import org.roaringbitmap.RoaringBitmapWriter;

/// The nodes of each value of a text attribute, as sets. Those of values that many nodes have
/// are kept once made; the others are made anew from the catalogue's lists, which is as fast.
///
/// Immutable but for what it keeps, the same whoever makes it; any number of threads, no lock.
/// On the heap 4 bytes per value, and for those asked for at most 2 bytes per node and 1/8 byte
/// per node and value.
final class TextIndex {
    private static final int KEPT_FROM = 128;

    private final Catalogue catalogue;
    private final String attribute;
    private final AtomicReferenceArray<RoaringBitmap> kept;

    TextIndex(Catalogue catalogue, String attribute) {
        this.catalogue = catalogue;
        this.attribute = attribute;
        kept = new AtomicReferenceArray<>(catalogue.valueCount(attribute));
    }

    /// How many nodes have the value. O(1).
    int count(String value) {
        return catalogue.nodeCount(attribute, value);
    }

    /// The nodes that have the value; not to be written to.
    RoaringBitmap nodes(String value) {
        int code = catalogue.code(attribute, value);
        if (code < 0) {
            return new RoaringBitmap();
        }
        RoaringBitmap known = kept.get(code);
        if (known != null) {
            return known;
        }
        RoaringBitmapWriter<RoaringBitmap> writer = RoaringBitmapWriter.writer().get();
        catalogue.forNodesWith(attribute, value, writer::add);
        RoaringBitmap nodes = writer.get();
        if (count(value) >= KEPT_FROM) {
            kept.compareAndSet(code, null, nodes);
        }
        return nodes;
    }
}
