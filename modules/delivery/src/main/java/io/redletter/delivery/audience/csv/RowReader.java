package io.redletter.delivery.audience.csv;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.redletter.platform.RefusedException;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PushbackInputStream;
import java.io.Reader;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Walks along a file row by row and keeps none of it: memory is one batch, however long the file. Blocking; not for two
 * threads at once.
 */
public final class RowReader implements Closeable {
    /** The longest single field that is read; one that runs on beyond it has an open quote. */
    static final int LONGEST_FIELD = 64 * 1024;

    private static final List<byte[]> MARKS = List.of(
            new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
            new byte[] {(byte) 0xFF, (byte) 0xFE},
            new byte[] {(byte) 0xFE, (byte) 0xFF});

    private final CountedStream bytes;
    private final CsvReader<CsvRecord> reader;
    private final CloseableIterator<CsvRecord> records;
    private final QuoteCount quotes;
    private final List<Column> columns;
    private long number;
    private boolean manyLines;

    private RowReader(Path file, TableShape shape, List<Column> columns) throws IOException {
        this.columns = columns;
        this.bytes = new CountedStream(Files.newInputStream(file));
        var decoder = shape.chars()
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        this.quotes = new QuoteCount(new InputStreamReader(unmarked(bytes), decoder));
        this.reader = CsvReader.builder()
                .fieldSeparator(shape.mark())
                .skipEmptyLines(true)
                .ignoreDifferentFieldCount(true)
                .acceptCharsAfterQuotes(true)
                .maxBufferSize(LONGEST_FIELD)
                .ofCsvRecord(quotes);
        this.records = reader.iterator();
    }

    /** Without columns, for reading a header. */
    static RowReader raw(Path file, TableShape shape) throws IOException {
        return new RowReader(file, shape, List.of());
    }

    /**
     * Opens a file behind its header, with some rows left out.
     *
     * @param rowsBefore how many rows were read before; 0 for none
     */
    public static RowReader open(Path file, TableShape shape, List<Column> columns, long rowsBefore)
            throws IOException {
        RowReader rows = new RowReader(file, shape, columns);
        boolean ready = false;
        try {
            rows.nextFields();
            while (rows.number < rowsBefore && rows.nextFields().isPresent()) {
                rows.number++;
            }
            ready = true;
            return rows;
        } finally {
            if (!ready) {
                rows.close();
            }
        }
    }

    /**
     * The next rows, at most so many; fewer only at the end.
     *
     * @throws RefusedException where the file cannot be read on, naming the line
     */
    public List<Row> next(int most) {
        List<Row> rows = new ArrayList<>(most);
        while (rows.size() < most) {
            Optional<CsvRecord> found = record();
            if (found.isEmpty()) {
                break;
            }
            CsvRecord record = found.get();
            number++;
            rows.add(Cells.read(number, record.getStartingLineNumber(), record.getFields(), columns));
        }
        return rows;
    }

    /** The first rows as they stand in the file, unchecked, without its header. */
    public static List<List<String>> preview(Path file, TableShape shape, int most) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        try (RowReader reader = raw(file, shape)) {
            reader.nextFields();
            for (Optional<List<String>> next = reader.nextFields();
                    next.isPresent() && rows.size() < most;
                    next = reader.nextFields()) {
                rows.add(next.get());
            }
        }
        return rows;
    }

    /** How many rows were read so far. */
    public long number() {
        return number;
    }

    /** How many bytes were read so far, some of them ahead. */
    public long bytes() {
        return bytes.count;
    }

    Optional<List<String>> nextFields() {
        return record().map(CsvRecord::getFields);
    }

    private Optional<CsvRecord> record() {
        try {
            if (records.hasNext()) {
                CsvRecord record = records.next();
                manyLines = record.getFields().stream().anyMatch(field -> field.indexOf('\n') >= 0);
                return Optional.of(record);
            }
        } catch (CsvParseException broken) {
            throw leftOpen(number + 2);
        }
        if (manyLines && quotes.isOdd()) {
            throw leftOpen(number + 1); // the last record swallowed the rest of the file
        }
        return Optional.empty();
    }

    private static RefusedException leftOpen(long after) {
        return new RefusedException(
                422,
                "table-broken",
                "第 " + after + " 条记录之后读不下去:多半是引号没有关上,请改好再上传 (a quote is left open after record " + after + ")",
                "/file");
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }

    /** Leaves out the mark that tells the encoding: before a quote it would hide the quote. */
    private static InputStream unmarked(InputStream in) throws IOException {
        PushbackInputStream start = new PushbackInputStream(in, 3);
        byte[] head = start.readNBytes(3);
        int marked = MARKS.stream()
                .filter(mark -> head.length >= mark.length && Arrays.equals(mark, Arrays.copyOf(head, mark.length)))
                .mapToInt(mark -> mark.length)
                .findFirst()
                .orElse(0);
        start.unread(head, marked, head.length - marked);
        return start;
    }

    private static final class CountedStream extends FilterInputStream {
        private long count;

        CountedStream(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            count += one < 0 ? 0 : 1;
            return one;
        }

        @Override
        public int read(byte[] into, int from, int most) throws IOException {
            int got = super.read(into, from, most);
            count += Math.max(0, got);
            return got;
        }
    }

    /** Counts quotes: where one is left open, their number is odd. */
    private static final class QuoteCount extends FilterReader {
        private boolean odd;

        QuoteCount(Reader in) {
            super(in);
        }

        boolean isOdd() {
            return odd;
        }

        @Override
        public int read() throws IOException {
            int one = super.read();
            odd ^= one == '"';
            return one;
        }

        @Override
        public int read(char[] into, int from, int most) throws IOException {
            int got = super.read(into, from, most);
            for (int i = 0; i < got; i++) {
                odd ^= into[from + i] == '"';
            }
            return got;
        }
    }
}
