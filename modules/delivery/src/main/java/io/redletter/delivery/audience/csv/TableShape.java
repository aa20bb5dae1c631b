package io.redletter.delivery.audience.csv;

import java.nio.charset.Charset;
import java.util.List;

/**
 * How a file is to be read.
 *
 * @param charset {@code UTF-8}, {@code GB18030}, {@code UTF-16LE} or {@code UTF-16BE}
 * @param separator between fields: comma, semicolon or tab
 * @param header the names of its columns, in their order, as the first line has them
 */
public record TableShape(String charset, String separator, List<String> header) {
    public TableShape {
        header = List.copyOf(header);
    }

    Charset chars() {
        return Charset.forName(charset);
    }

    char mark() {
        return separator.charAt(0);
    }
}
