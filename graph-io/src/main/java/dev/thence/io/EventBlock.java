package dev.thence.io;

import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.MemorySegment;

/// Neighbouring events of an [EventLog] as plain arrays: the quick way through all of them.
///
/// The numbers of customers, items, orders, sessions and names are those of the log, -1 for
/// none. Not thread-safe.
public final class EventBlock {
    private static final EventKind[] KINDS = EventKind.values();

    private final long[] times;
    private final double[] prices;
    private final int[] customers;
    private final int[] items;
    private final int[] orders;
    private final int[] sessions;
    private final int[] names;
    private final float[] quantities;
    private final byte[] kinds;
    private long first;
    private int size;

    EventBlock(int capacity) {
        times = new long[capacity];
        prices = new double[capacity];
        customers = new int[capacity];
        items = new int[capacity];
        orders = new int[capacity];
        sessions = new int[capacity];
        names = new int[capacity];
        quantities = new float[capacity];
        kinds = new byte[capacity];
    }

    /// Takes the events that lie in the segment column by column, as [EventLog] says.
    void load(MemorySegment block, long firstEvent, int count) {
        MemorySegment.copy(block, JAVA_LONG, 0, times, 0, count);
        MemorySegment.copy(block, JAVA_DOUBLE, 8L * count, prices, 0, count);
        MemorySegment.copy(block, JAVA_INT, 16L * count, customers, 0, count);
        MemorySegment.copy(block, JAVA_INT, 20L * count, items, 0, count);
        MemorySegment.copy(block, JAVA_INT, 24L * count, orders, 0, count);
        MemorySegment.copy(block, JAVA_INT, 28L * count, sessions, 0, count);
        MemorySegment.copy(block, JAVA_INT, 32L * count, names, 0, count);
        MemorySegment.copy(block, JAVA_FLOAT, 36L * count, quantities, 0, count);
        MemorySegment.copy(block, JAVA_BYTE, 40L * count, kinds, 0, count);
        first = firstEvent;
        size = count;
    }

    /// Puts the events into the segment column by column.
    void store(MemorySegment block) {
        MemorySegment.copy(times, 0, block, JAVA_LONG, 0, size);
        MemorySegment.copy(prices, 0, block, JAVA_DOUBLE, 8L * size, size);
        MemorySegment.copy(customers, 0, block, JAVA_INT, 16L * size, size);
        MemorySegment.copy(items, 0, block, JAVA_INT, 20L * size, size);
        MemorySegment.copy(orders, 0, block, JAVA_INT, 24L * size, size);
        MemorySegment.copy(sessions, 0, block, JAVA_INT, 28L * size, size);
        MemorySegment.copy(names, 0, block, JAVA_INT, 32L * size, size);
        MemorySegment.copy(quantities, 0, block, JAVA_FLOAT, 36L * size, size);
        MemorySegment.copy(kinds, 0, block, JAVA_BYTE, 40L * size, size);
    }

    void add(Event event, int customer, int item, int order, int session, int name) {
        times[size] = event.time().toEpochMilli();
        prices[size] = event.price();
        customers[size] = customer;
        items[size] = item;
        orders[size] = order;
        sessions[size] = session;
        names[size] = name;
        quantities[size] = (float) event.quantity();
        kinds[size++] = (byte) event.kind().ordinal();
    }

    void clear() {
        first += size;
        size = 0;
    }

    /// The number of the block's first event in the log.
    public long firstEvent() {
        return first;
    }

    /// The number of events; they are `[0, size())` here.
    public int size() {
        return size;
    }

    public long epochMilli(int at) {
        return times[at];
    }

    /// Of one piece, or `NaN`.
    public double price(int at) {
        return prices[at];
    }

    public int customer(int at) {
        return customers[at];
    }

    public int item(int at) {
        return items[at];
    }

    public int order(int at) {
        return orders[at];
    }

    public int session(int at) {
        return sessions[at];
    }

    public int name(int at) {
        return names[at];
    }

    public float quantity(int at) {
        return quantities[at];
    }

    public EventKind kind(int at) {
        return KINDS[kinds[at]];
    }
}
