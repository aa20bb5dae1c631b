package io.redletter.delivery.audience.csv;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A file as a test writes and reads it. */
final class TableFile {
    private TableFile() {}

    static Path of(Path directory, byte[] mark, String text, String charset) {
        try {
            Path file = Files.createTempFile(directory, "table", ".csv");
            try (var out = Files.newOutputStream(file)) {
                out.write(mark);
                out.write(text.getBytes(Charset.forName(charset)));
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static List<Row> rows(Path file) {
        try {
            TableShape shape = TableSniffer.look(file);
            try (RowReader reader = RowReader.open(file, shape, Columns.guess(shape.header()), 0)) {
                return reader.next(1000);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
