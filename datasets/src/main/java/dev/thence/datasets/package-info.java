/// Order logs and graphs to try things on: the registry of public datasets ([Datasets]), a shop
/// whose true directions are known ([SyntheticShop]) and graphs of any size with a skewed
/// degree distribution ([SkewedGraph]).
package dev.thence.datasets;
