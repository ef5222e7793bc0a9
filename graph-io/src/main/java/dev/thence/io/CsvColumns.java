package dev.thence.io;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Where the fields of a log are in one file.
///
/// @param separator between columns
/// @param names what the columns are called, or their positions without a header
/// @param slotOfColumn the ordinal of the field that each column holds, or -1
record CsvColumns(char separator, List<String> names, List<Integer> slotOfColumn) {
    private static final int LONGEST_LIST = 600;

    /// @param preview the beginning of the file, with the whole first line
    /// @throws OrderLogException when the file is empty or a column is not there
    static CsvColumns of(Path file, CsvLogFormat format, String preview, char separator)
            throws OrderLogException {
        List<String> first;
        try (var reader = CsvReader.builder().fieldSeparator(separator).ofCsvRecord(preview)) {
            var records = reader.iterator();
            first = records.hasNext() ? records.next().getFields() : List.of();
        } catch (CsvParseException | IOException e) {
            throw new OrderLogException(file.toString(), "the first line is not readable as CSV");
        }
        if (first.isEmpty()) {
            throw new OrderLogException(file.toString(), "the file is empty, must hold events");
        }
        boolean named = format.header() == CsvLogFormat.Header.FIRST_LINE;
        List<String> names = named ? first.stream().map(String::strip).toList()
                : IntStream.rangeClosed(1, first.size())
                        .mapToObj(Integer::toString).toList();
        Integer[] slots = new Integer[names.size()];
        Arrays.fill(slots, -1);
        for (Map.Entry<CsvLogFormat.Field, String> wanted : format.columns().entrySet()) {
            int column = column(file, names, wanted.getKey(), wanted.getValue().strip());
            if (slots[column] >= 0) {
                throw new OrderLogException(file.toString(), "column '" + names.get(column)
                        + "' is named for " + word(CsvLogFormat.Field.values()[slots[column]])
                        + " and for " + word(wanted.getKey()) + ", must be one of them");
            }
            slots[column] = wanted.getKey().ordinal();
        }
        return new CsvColumns(separator, names, List.of(slots));
    }

    private static int column(Path file, List<String> names, CsvLogFormat.Field field,
            String wanted) throws OrderLogException {
        int column = names.indexOf(wanted);
        if (column < 0) {
            column = position(wanted) - 1;
        }
        if (column >= 0 && column < names.size()) {
            return column;
        }
        String closest = Spelling.closest(wanted, names)
                .map(name -> "; the closest is '" + name + "'").orElse("");
        String all = String.join(", ", names);
        throw new OrderLogException(file.toString(), "there is no column '" + wanted + "' for "
                + word(field) + closest + "; the columns are "
                + (all.length() <= LONGEST_LIST ? all : all.substring(0, LONGEST_LIST) + "..."));
    }

    private static int position(String wanted) {
        return wanted.matches("[1-9][0-9]{0,5}") ? Integer.parseInt(wanted) : 0;
    }

    static String word(CsvLogFormat.Field field) {
        return CsvLogFormat.lowerCased(field.name());
    }

    /// A fresh receiver for the fields of these columns.
    CsvFields fields() {
        return new CsvFields(slotOfColumn.stream().mapToInt(Integer::intValue).toArray(),
                CsvLogFormat.Field.values().length);
    }
}
