package com.example.storefront;

import java.math.BigDecimal;
import java.util.List;

/// What a page suggests, by one version of the model.
///
/// @param model which version
record Suggestions(String model, List<Suggestion> boughtNext, List<Suggestion> similar) {

    /// @param why the reason, for the shop's own people
    record Suggestion(String id, String name, BigDecimal price, String why) { }
}
