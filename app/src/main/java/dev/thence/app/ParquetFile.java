package dev.thence.app;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;

/// Parquet out of the CSV parts of a batch, by DuckDB: on one thread, so that the rows stay in their
/// order and the same parts give the same file, and with a limit of memory.
final class ParquetFile {
    private ParquetFile() {}

    /// @param scratch where what does not fit into memory goes, and the file until it is whole
    static void write(List<Path> parts, Path scratch, Path target) throws IOException {
        Path fresh = scratch.resolve("whole.parquet");
        Files.deleteIfExists(fresh);
        try (var database = DriverManager.getConnection("jdbc:duckdb:");
                var statement = database.createStatement()) {
            statement.execute("SET threads = 1");
            statement.execute("SET memory_limit = '512MB'");
            statement.execute("SET temp_directory = " + text(scratch));
            statement.execute("COPY (SELECT * FROM read_csv(["
                    + parts.stream().map(ParquetFile::text).collect(Collectors.joining(", "))
                    + "], header = false, auto_detect = false, delim = ',', quote = '\"',"
                    + " escape = '\"', new_line = '\\n', columns = {'item': 'VARCHAR',"
                    + " 'place': 'INTEGER', 'recommended': 'VARCHAR', 'score': 'FLOAT',"
                    + " 'rung': 'VARCHAR'})) TO " + text(fresh)
                    + " (FORMAT parquet, COMPRESSION zstd)");
        } catch (SQLException e) {
            throw new IOException(target + ": cannot be written: " + e.getMessage(), e);
        }
        try (var file = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
            file.force(true);
        }
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static String text(Path path) {
        return "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
    }
}
