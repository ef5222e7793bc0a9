package dev.thence.io;

import dev.thence.io.CsvItemFormat.Part;
import dev.thence.io.CsvLogFormat.Header;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;

/// Which columns of a product file are what: the ids have slot 0, attribute k has slot k + 1.
///
/// @param columns of the file
/// @param attributes in the order of their columns
/// @param priceSlot the slot of the prices, or -1
record ItemColumns(CsvColumns columns, List<String> attributes, int priceSlot) {
    static final int ID = 0;

    /// @throws OrderLogException when a column is not there, has no name, or is one too many
    static ItemColumns of(Path file, CsvItemFormat format, List<String> first)
            throws OrderLogException {
        List<String> names = CsvColumns.names(Header.FIRST_LINE, first);
        Set<Integer> skipped = skipped(file, format, names);
        Map<Part, Integer> places = places(file, format, names, skipped);
        Integer[] slots = new Integer[names.size()];
        var attributes = new ArrayList<String>();
        int priceSlot = -1;
        for (int c = 0; c < slots.length; c++) {
            slots[c] = -1;
            if (places.getOrDefault(Part.ID, -1) == c) {
                slots[c] = ID;
            } else if (!skipped.contains(c)) {
                attributes.add(attribute(file, c, names, places, attributes));
                slots[c] = attributes.size();
                priceSlot = places.getOrDefault(Part.PRICE, -1) == c ? slots[c] : priceSlot;
            }
        }
        return new ItemColumns(new CsvColumns(Header.FIRST_LINE, names, List.of(slots),
                attributes.size() + 1), List.copyOf(attributes), priceSlot);
    }

    /// A column that is skipped by name is skipped as often as that name is there.
    private static Set<Integer> skipped(Path file, CsvItemFormat format, List<String> names)
            throws OrderLogException {
        var skipped = new HashSet<Integer>();
        for (String column : format.skipped()) {
            int there = CsvColumns.column(file, names, "leaving out", column);
            IntStream.range(0, names.size())
                    .filter(c -> c == there || names.get(c).equals(column.strip()))
                    .forEach(skipped::add);
        }
        return skipped;
    }

    private static Map<Part, Integer> places(Path file, CsvItemFormat format, List<String> names,
            Set<Integer> skipped) throws OrderLogException {
        var places = new EnumMap<Part, Integer>(Part.class);
        for (Part part : Part.values()) {
            String named = format.columns().get(part);
            if (named != null) {
                int column = CsvColumns.column(file, names, part.attribute(), named);
                if (places.containsValue(column) || skipped.contains(column)) {
                    throw new OrderLogException(file.toString(), "column '" + names.get(column)
                            + "' is named for " + part.attribute() + " and for something else,"
                            + " must be one of them");
                }
                places.put(part, column);
            }
        }
        for (Part part : Part.values()) {
            if (!places.containsKey(part)) {
                usual(part, format, names, places, skipped)
                        .ifPresent(column -> places.put(part, column));
            }
        }
        if (!places.containsKey(Part.ID)) {
            throw new OrderLogException(file.toString(), "no column has a header that is usual for"
                    + " ids, such as sku or item_id; the columns are " + CsvColumns.list(names)
                    + "; name the one that holds the items' ids");
        }
        return places;
    }

    private static OptionalInt usual(Part part, CsvItemFormat format, List<String> names,
            Map<Part, Integer> places, Set<Integer> skipped) {
        var tried = new ArrayList<String>();
        if (part == Part.ID) {
            format.usualIds().forEach(header -> tried.add(Part.plain(header)));
        }
        tried.addAll(part.usual());
        return tried.stream().filter(header -> !header.isEmpty())
                .flatMapToInt(header -> IntStream.range(0, names.size())
                        .filter(c -> Part.plain(names.get(c)).equals(header)
                                && !places.containsValue(c) && !skipped.contains(c)))
                .findFirst();
    }

    private static String attribute(Path file, int column, List<String> names,
            Map<Part, Integer> places, List<String> before) throws OrderLogException {
        String attribute = places.entrySet().stream().filter(e -> e.getValue() == column)
                .map(e -> e.getKey().attribute()).findFirst().orElse(names.get(column));
        if (attribute.isBlank() || attribute.chars().anyMatch(Character::isISOControl)) {
            throw new OrderLogException(file.toString(), "the header of column " + (column + 1)
                    + " is '" + attribute + "', must be a name to be an attribute; give it one or"
                    + " leave the column out");
        }
        if (before.contains(attribute)) {
            throw new OrderLogException(file.toString(), "two columns would be the attribute '"
                    + attribute + "', the second is column " + (column + 1) + " ('"
                    + names.get(column) + "'); leave one of them out");
        }
        return attribute;
    }
}
