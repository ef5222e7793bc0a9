package com.example.storefront;

import java.math.BigDecimal;

/// A product as the shop sells it now.
///
/// @param family the products it competes with: one kind of case, one kind of cable
/// @param stock units that can be bought
record Product(String id, String name, String category, String family, BigDecimal price,
        int stock) {

    Product {
        if (price.signum() < 0 || stock < 0) {
            throw new IllegalArgumentException("price " + price + " and stock " + stock
                    + " of product '" + id + "' must be 0 or more");
        }
    }

    Product withStock(int units) {
        return new Product(id, name, category, family, price, units);
    }

    Product withPrice(BigDecimal amount) {
        return new Product(id, name, category, family, amount, stock);
    }
}
