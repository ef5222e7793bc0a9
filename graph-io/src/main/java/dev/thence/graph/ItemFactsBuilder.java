package dev.thence.graph;

import dev.thence.io.Decimals;
import dev.thence.io.Dictionary;
import dev.thence.io.ItemLines;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Collects what sources say of items and makes [ItemFacts] of it. Of one source the last value
/// of an attribute that is not empty counts, and what a product file says stands over what a
/// log says, whichever is read first. Not thread-safe; single use.
///
/// An attribute is a number when all its values that ever came are numbers, in plain digits and
/// without zeros in front, which stand in codes; names and categories are texts in any case.
/// Memory: the distinct ids, and a reference per item and attribute with the last value behind
/// it, whatever the number of lines.
public final class ItemFactsBuilder {
    private static final int MOST_DIGITS = 15;

    private final char decimalPoint;
    private final Dictionary items = new Dictionary();
    private final TreeMap<String, Column> columns = new TreeMap<>();

    /// The values of one attribute, by the number of the item.
    private static final class Column {
        @Nullable String[] values = new String[64];
        final BitSet ofProducts = new BitSet();
        boolean numbers = true;
    }

    /// What one source says: the columns of a log, or a product file.
    public final class Source implements ItemLines {
        private final List<String> attributes;
        private final Column[] into;
        private final BitSet[] said;
        private final BitSet[] changed;
        private final BitSet items = new BitSet();
        private final boolean products;

        private Source(List<String> attributes, boolean products) {
            this.attributes = List.copyOf(attributes);
            this.products = products;
            into = new Column[attributes.size()];
            said = new BitSet[into.length];
            changed = new BitSet[into.length];
            for (int k = 0; k < into.length; k++) {
                into[k] = columns.computeIfAbsent(attributes.get(k), _ -> new Column());
                said[k] = new BitSet();
                changed[k] = new BitSet();
            }
        }

        /// @throws IllegalArgumentException when there are not as many values as attributes
        @Override
        public void accept(String id, List<String> values) {
            if (values.size() != into.length) {
                throw new IllegalArgumentException("item " + id + " has " + values.size()
                        + " values, must have " + into.length);
            }
            int item = ItemFactsBuilder.this.items.add(id);
            items.set(item);
            for (int k = 0; k < into.length; k++) {
                String value = values.get(k);
                if (!value.isEmpty()) {
                    if (products || !into[k].ofProducts.get(item)) {
                        put(k, item, value);
                    }
                    said[k].set(item);
                }
            }
        }

        private void put(int k, int item, String value) {
            Column column = into[k];
            if (item >= column.values.length) {
                column.values = Arrays.copyOf(column.values, Math.max(item + 1, 2 * item));
            }
            if (!value.equals(column.values[item])) {
                if (said[k].get(item)) {
                    changed[k].set(item);
                }
                column.numbers = column.numbers && isNumber(value);
                column.values[item] = value;
            }
            if (products) {
                column.ofProducts.set(item);
            }
        }

        public List<String> attributes() {
            return attributes;
        }

        /// The items of this source, by their place in [ItemFacts#ids()].
        public BitSet items() {
            return (BitSet) items.clone();
        }

        /// The number of items that it gave a value of the attribute.
        ///
        /// @throws IllegalArgumentException when the source has no such attribute
        public int itemsWith(String attribute) {
            return said[place(attribute)].cardinality();
        }

        /// The number of items that it gave another value of the attribute later on, where its
        /// values count.
        ///
        /// @throws IllegalArgumentException when the source has no such attribute
        public int itemsChanging(String attribute) {
            return changed[place(attribute)].cardinality();
        }

        private int place(String attribute) {
            int place = attributes.indexOf(attribute);
            if (place < 0) {
                throw new IllegalArgumentException("attribute is '" + attribute
                        + "', must be one of " + attributes);
            }
            return place;
        }
    }

    ItemFactsBuilder(char decimalPoint) {
        if (decimalPoint != '.' && decimalPoint != ',') {
            throw new IllegalArgumentException(
                    "decimalPoint is '" + decimalPoint + "', must be . or ,");
        }
        this.decimalPoint = decimalPoint;
    }

    /// Attributes that the lines of a log tell.
    public Source log(List<String> attributes) {
        return new Source(attributes, false);
    }

    /// Attributes that a product file tells.
    public Source products(List<String> attributes) {
        return new Source(attributes, true);
    }

    private boolean isNumber(String value) {
        int first = value.startsWith("-") || value.startsWith("+") ? 1 : 0;
        int digits = 0;
        int points = 0;
        for (int i = first; i < value.length(); i++) {
            char c = value.charAt(i);
            digits += c >= '0' && c <= '9' ? 1 : 0;
            points += c == decimalPoint ? 1 : 0;
        }
        boolean code = value.length() > first + 1 && value.charAt(first) == '0'
                && value.charAt(first + 1) != decimalPoint;
        return !code && digits > 0 && digits <= MOST_DIGITS && points <= 1
                && first + digits + points == value.length();
    }

    /// @throws IllegalArgumentException when a price is no number, or an attribute has no
    ///     proper name
    public ItemFacts build() {
        NodeIds ids = NodeIds.of(items);
        var builder = Catalogue.builder(ids.count());
        columns.forEach((key, column) -> {
            for (int item = 0; item < Math.min(ids.count(), column.values.length); item++) {
                String value = column.values[item];
                if (value != null) {
                    put(builder, key, column, item, value);
                }
            }
        });
        return new ItemFacts(ids, builder.build(), null);
    }

    private void put(CatalogueBuilder builder, String key, Column column, int item, String value) {
        boolean price = key.equals(Catalogue.PRICE);
        boolean text = key.equals(Catalogue.NAME) || key.equals(Catalogue.CATEGORY);
        if (!price && (text || !column.numbers)) {
            builder.text(key, item, value);
            return;
        }
        double number = Decimals.parse(value, decimalPoint);
        if (Double.isNaN(number)) {
            throw new IllegalArgumentException("the price of item " + items.text(item) + " is '"
                    + value + "', must be a number");
        }
        builder.number(key, item, number);
    }
}
