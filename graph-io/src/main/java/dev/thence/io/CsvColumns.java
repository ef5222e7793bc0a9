package dev.thence.io;

import dev.thence.io.CsvLogFormat.Header;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Where the wanted fields are in one CSV file.
///
/// @param header whether the first line names the columns
/// @param names what the columns are called, or their positions without a header
/// @param slotOfColumn the slot that each column is for, or -1
/// @param slots how many there are
record CsvColumns(Header header, List<String> names, List<Integer> slotOfColumn, int slots) {
    private static final int LONGEST_LIST = 600;

    /// A field that is looked for.
    ///
    /// @param slot where it goes
    /// @param word what it is called in messages
    /// @param column its column, by header or by position from 1
    record Wanted(int slot, String word, String column) {}

    /// @param first the fields of the first line
    /// @throws OrderLogException when a column is not there, or wanted twice
    static CsvColumns of(Path file, Header header, List<String> first, List<Wanted> wanted,
            int slots) throws OrderLogException {
        List<String> names = names(header, first);
        Integer[] slotOf = new Integer[names.size()];
        Arrays.fill(slotOf, -1);
        var words = new ArrayList<>(names);
        for (Wanted field : wanted) {
            int column = column(file, names, field.word(), field.column());
            if (slotOf[column] >= 0) {
                throw new OrderLogException(file.toString(), "column '" + names.get(column)
                        + "' is named for " + words.get(column) + " and for " + field.word()
                        + ", must be one of them");
            }
            slotOf[column] = field.slot();
            words.set(column, field.word());
        }
        return new CsvColumns(header, names, List.of(slotOf), slots);
    }

    static List<String> names(Header header, List<String> first) {
        return header == Header.FIRST_LINE ? first.stream().map(String::strip).toList()
                : IntStream.rangeClosed(1, first.size()).mapToObj(Integer::toString).toList();
    }

    /// The place of a column, by its name or by its position from 1.
    ///
    /// @throws OrderLogException naming the columns that are there
    static int column(Path file, List<String> names, String word, String wanted)
            throws OrderLogException {
        int column = names.indexOf(wanted.strip());
        if (column < 0) {
            column = position(wanted.strip()) - 1;
        }
        if (column >= 0 && column < names.size()) {
            return column;
        }
        String closest = Spelling.closest(wanted.strip(), names)
                .map(name -> "; the closest is '" + name + "'").orElse("");
        throw new OrderLogException(file.toString(), "there is no column '" + wanted.strip()
                + "' for " + word + closest + "; the columns are " + list(names));
    }

    /// The columns for a message.
    static String list(List<String> names) {
        String all = String.join(", ", names);
        return all.length() <= LONGEST_LIST ? all : all.substring(0, LONGEST_LIST) + "...";
    }

    private static int position(String wanted) {
        return wanted.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(wanted) : 0;
    }

    /// A fresh receiver for the fields of these columns.
    CsvFields fields() {
        return new CsvFields(slotOfColumn.stream().mapToInt(Integer::intValue).toArray(), slots);
    }

    /// @throws OrderLogException when the record has not as many columns as the first line
    void requireWhole(Path file, CsvFields fields) throws OrderLogException {
        if (fields.columnCount() != names.size()) {
            throw new OrderLogException(file.toString(), fields.line(), "the line has "
                    + fields.columnCount() + " columns, must have " + names.size()
                    + " like the first; put quotes around a value with a separator in it");
        }
    }
}
