package com.example.storefront;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/// The shop's pages, as JSON, and what its people do behind them.
@RestController
class Pages {
    private final Shop shop;
    private final Adviser adviser;

    Pages(Shop shop, Adviser adviser) {
        this.shop = shop;
        this.adviser = adviser;
    }

    record ProductPage(Product product, Suggestions suggestions) { }

    record BasketPage(List<Product> products, BigDecimal total, Suggestions suggestions) { }

    @GetMapping("/products/{id}")
    ProductPage product(@PathVariable String id) {
        Product product = sold(shop.find(id), id);
        return new ProductPage(product, adviser.forPage(product));
    }

    @GetMapping("/basket")
    BasketPage basket(@RequestParam List<String> items) {
        var products = items.stream().map(id -> sold(shop.find(id), id)).toList();
        var total = products.stream().map(Product::price).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new BasketPage(products, total, adviser.forBasket(products));
    }

    @PutMapping("/admin/products/{id}/stock")
    Product stock(@PathVariable String id, @RequestParam int units) {
        return sold(shop.setStock(id, units), id);
    }

    @PutMapping("/admin/products/{id}/price")
    Product price(@PathVariable String id, @RequestParam BigDecimal amount) {
        return sold(shop.setPrice(id, amount), id);
    }

    @ExceptionHandler
    ProblemDetail refused(IllegalArgumentException e) {
        return ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, e.getMessage());
    }

    private static Product sold(Optional<Product> found, String id) {
        return found.orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND,
                "the shop sells no product '" + id + "'"));
    }
}
