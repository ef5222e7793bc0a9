package dev.thence.graph;

import static dev.thence.graph.OrdersAsText.orders;
import static dev.thence.graph.OrdersAsText.text;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class OrdersTest {
    private static final NodeIds ABC = NodeIds.of(List.of("a", "b", "c"));

    @Test
    void ordersAreSortedByTimeAndIdAndTheirItemsAscend() {
        var orders = Orders.builder(3)
                .add("ann", "z", Instant.ofEpochSecond(20), List.of(2, 0))
                .add("bob", "y", Instant.ofEpochSecond(20), List.of(1))
                .add("ann", "x", Instant.ofEpochSecond(10), List.of(1, 0, 1))
                .add("cid", "empty", Instant.ofEpochSecond(5), List.of())
                .build();
        assertEquals("x ann: a*1 b*2\ny bob: b*1\nz ann: a*1 c*1", text(orders, ABC));
        assertArrayEquals(new int[] {0, 2}, orders.ordersOf(orders.customerNumber("ann")));
        assertEquals(2, orders.orderOf(orders.customerNumber("ann"), 1));
        assertEquals(2, orders.customerCount());
        assertEquals(-1, orders.customerNumber("cid"));
        assertEquals(5, orders.lineCount());
    }

    @Test
    void ordersBeforeAnInstantAreThoseOfEarlierSeconds() {
        var orders = orders(1, "ann@10 0\nann@20 0\n-@20 0\nann@30 0");
        assertEquals(0, orders.ordersBefore(Instant.ofEpochSecond(10)));
        assertEquals(1, orders.ordersBefore(Instant.ofEpochSecond(20)));
        assertEquals(3, orders.ordersBefore(Instant.ofEpochSecond(20, 1)));
        assertEquals(4, orders.ordersBefore(Instant.MAX));
    }

    @Test
    void otherCatalogueDropsWhatItDoesNotKnow() {
        var orders = orders(3, "ann@10 0 1\nbob@20 1\n-@30 2");
        var onto = orders.onto(ABC, NodeIds.of(List.of("c", "x", "a")));
        assertEquals(" ann: a*1\n -: c*1", text(onto, NodeIds.of(List.of("c", "x", "a"))));
        assertEquals(1, onto.customerCount());
        assertEquals(3, onto.itemCount());
        assertThrows(IllegalArgumentException.class,
                () -> orders.onto(NodeIds.of(List.of("a")), ABC));
    }

    @Test
    void filterKeepsTheCatalogue() {
        var orders = orders(3, "ann@10 0 1\nbob@20 1\nann@30 2").filter(order -> order != 1);
        assertEquals(" ann: a*1 b*1\n ann: c*1", text(orders, ABC));
        assertEquals(1, orders.customerCount());
    }

    @Test
    void noOrdersAreFine() {
        var none = orders(0, "");
        assertEquals(0, none.orderCount());
        assertEquals(0, none.ordersBefore(Instant.MAX));
        assertTrue(none.firstSecond().isEmpty());
    }

    @Test
    void itemOutsideTheCatalogueIsNamed() {
        var e = assertThrows(IllegalArgumentException.class,
                () -> orders(2, "ann@10 0 2"));
        assertEquals("order '' has item 2, must be in [0, 2)", e.getMessage());
    }
}
