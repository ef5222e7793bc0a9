package dev.thence.datasets;

import dev.thence.graph.Catalogue;
import dev.thence.graph.Relation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;

/// Reads the related-product lists of Amazon's pages in the form in which the PGPR project
/// published them: line i of `also_bought_p_p.txt` lists, by line number in
/// `related_product.txt`, what was shown for product i of `product.txt`. Kept are pairs of
/// which both are products.
final class AmazonGraph implements GraphDataset.Reader {
    private final List<String> folders;

    /// @param folders in which the files may be, relative to the data folder
    AmazonGraph(List<String> folders) {
        this.folders = folders;
    }

    @Override
    public RawGraph read(DatasetCard card, DataFolder data) throws IOException {
        Path first = data.require(card, named("product.txt"));
        Path folder = first.getParent();
        var here = DataFolder.of(folder);
        var products = TextLines.all(first);
        var related = TextLines.all(here.require(card, List.of("related_product.txt")));
        var known = new HashSet<>(products);
        var raw = new RawGraph();
        addEdges(raw, Relation.CO_PURCHASE, here.require(card, List.of("also_bought_p_p.txt")),
                products, related, known);
        addEdges(raw, Relation.CO_VIEW, here.require(card, List.of("also_viewed_p_p.txt")),
                products, related, known);
        addAttribute(raw, "brand", here.require(card, List.of("brand_p_b.txt")),
                here.require(card, List.of("brand.txt")), products);
        addAttribute(raw, Catalogue.CATEGORY, here.require(card, List.of("category_p_c.txt")),
                here.require(card, List.of("category.txt")), products);
        var names = here.find(List.of("asin_shortname.txt"));
        if (names.isPresent()) {
            addNames(raw, names.get());
        }
        return raw;
    }

    private List<String> named(String file) {
        return folders.stream()
                .map(folder -> folder.isEmpty() ? file : folder + "/" + file).toList();
    }

    private static void addEdges(RawGraph raw, Relation relation, Path file, List<String> products,
            List<String> related, HashSet<String> known) throws IOException {
        TextLines.forEach(file, (line, number) -> {
            for (int index : indices(line, file, number, products.size(), related.size())) {
                String target = related.get(index);
                if (known.contains(target)) {
                    raw.edge(relation, products.get(number - 1), target);
                }
            }
        });
    }

    private static void addAttribute(RawGraph raw, String key, Path file, Path valueFile,
            List<String> products) throws IOException {
        var values = TextLines.all(valueFile);
        TextLines.forEach(file, (line, number) -> {
            var named = new ArrayList<String>();
            for (int index : indices(line, file, number, products.size(), values.size())) {
                named.add(values.get(index));
            }
            raw.attribute(key, products.get(number - 1), String.join(" | ", named));
        });
    }

    private static void addNames(RawGraph raw, Path file) throws IOException {
        TextLines.forEach(file, (line, number) -> {
            String[] fields = TextLines.fields(line, " ", 2, file, number);
            raw.attribute(Catalogue.NAME, fields[0], line.substring(fields[0].length() + 1));
        });
    }

    private static int[] indices(String line, Path file, int number, int lines, int bound)
            throws DatasetException {
        if (number > lines) {
            throw new DatasetException(file + ":" + number + ": one line per product, there are "
                    + lines + " products");
        }
        try {
            String[] fields = line.isBlank() ? new String[0] : line.strip().split("\\s+");
            int[] indices = Arrays.stream(fields).mapToInt(Integer::parseInt).toArray();
            for (int index : indices) {
                if (index < 0 || index >= bound) {
                    throw new DatasetException(file + ":" + number + ": refers to " + index
                            + ", must be in [0, " + bound + ")");
                }
            }
            return indices;
        } catch (NumberFormatException e) {
            throw new DatasetException(
                    file + ":" + number + ": '" + line + "' must be line numbers");
        }
    }
}
