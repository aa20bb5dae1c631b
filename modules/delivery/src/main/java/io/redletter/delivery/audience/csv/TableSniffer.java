package io.redletter.delivery.audience.csv;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.redletter.platform.RefusedException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Finds out how a file is written: encoding by its mark or by reading it whole as UTF-8 (anything else is taken for
 * GB18030, which Chinese offices save), separator by the first line. Blocking.
 */
public final class TableSniffer {
    private static final int BLOCK = 1 << 16;
    private static final int MOST_COLUMNS = 100;

    private TableSniffer() {}

    /** @throws RefusedException where it is empty, not a text, or has no line of column names */
    public static TableShape look(Path file) throws IOException {
        byte[] head = head(file);
        if (head.length == 0) {
            throw refused("table-empty", "文件是空的,请另选一个 (the file is empty)");
        }
        if (head.length > 1 && head[0] == 'P' && head[1] == 'K') {
            throw refused(
                    "not-a-table",
                    "这是 Excel 工作簿,请在 Excel 里「另存为 → CSV UTF-8」再上传 (a workbook: save it as CSV UTF-8 first)");
        }
        String charset = charset(file, head);
        String first = firstLine(new String(head, java.nio.charset.Charset.forName(charset)));
        if (first.indexOf('\0') >= 0) {
            throw refused("not-a-table", "这不是文本文件,请另存为 CSV 再上传 (not a text file: save it as CSV first)");
        }
        TableShape shape = new TableShape(charset, separator(first), List.of());
        return new TableShape(charset, shape.separator(), header(file, shape));
    }

    private static List<String> header(Path file, TableShape shape) throws IOException {
        try (RowReader rows = RowReader.raw(file, shape)) {
            List<String> header = rows.nextFields().orElseThrow(TableSniffer::headless);
            if (header.stream().allMatch(String::isBlank)) {
                throw headless();
            }
            if (header.size() > MOST_COLUMNS) {
                throw refused("too-many-columns", "超过 100 列,请只留需要的列 (more than 100 columns)");
            }
            return header.stream().map(String::strip).toList();
        } catch (CsvParseException broken) {
            throw refused("not-a-table", "第一行读不懂,请另存为 CSV 再上传 (the first line cannot be read)");
        }
    }

    private static RefusedException headless() {
        return refused("no-header", "第一行要写列名,如:邮箱,姓名,地区 (expected: a first line with the columns' names)");
    }

    private static String charset(Path file, byte[] head) throws IOException {
        if (starts(head, 0xEF, 0xBB, 0xBF)) {
            return "UTF-8";
        }
        if (starts(head, 0xFF, 0xFE)) {
            return "UTF-16LE";
        }
        if (starts(head, 0xFE, 0xFF)) {
            return "UTF-16BE";
        }
        return isUtf8(file) ? "UTF-8" : "GB18030";
    }

    private static boolean isUtf8(Path file) throws IOException {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer bytes = ByteBuffer.allocate(BLOCK);
        CharBuffer chars = CharBuffer.allocate(BLOCK);
        try (InputStream in = Files.newInputStream(file)) {
            for (int got = in.read(bytes.array(), 0, BLOCK); got >= 0; ) {
                bytes.limit(bytes.position() + got).position(0);
                chars.clear();
                CoderResult result = decoder.decode(bytes, chars, false);
                if (result.isError()) {
                    return false;
                }
                bytes.compact();
                got = in.read(bytes.array(), bytes.position(), BLOCK - bytes.position());
            }
        }
        bytes.flip();
        chars.clear();
        return !decoder.decode(bytes, chars, true).isError();
    }

    private static String separator(String line) {
        String best = ",";
        long most = 0;
        for (String mark : List.of(",", "\t", ";")) {
            long count = line.chars().filter(c -> c == mark.charAt(0)).count();
            if (count > most) {
                most = count;
                best = mark;
            }
        }
        return best;
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.readNBytes(BLOCK);
        }
    }

    private static boolean starts(byte[] head, int... mark) {
        for (int i = 0; i < mark.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }

    private static RefusedException refused(String code, String sentence) {
        return RefusedException.field("/file", code, sentence);
    }
}
