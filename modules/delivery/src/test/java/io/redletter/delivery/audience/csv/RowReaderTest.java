package io.redletter.delivery.audience.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.redletter.platform.RefusedException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowReaderTest {
    private static final byte[] NONE = {};
    private static final byte[] UTF8 = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    @TempDir
    private Path directory;

    @ParameterizedTest
    @CsvSource({"UTF-8,''", "UTF-8,EFBBBF", "GB18030,''", "UTF-16LE,FFFE", "UTF-16BE,FEFF"})
    void readsWhateverEncodingAnOfficeSaves(String charset, String mark) {
        Path file = TableFile.of(directory, bytes(mark), "\"邮箱\",姓名,标签\nzhang@example.org,张𠮷,教师;志愿者\n", charset);

        Draft draft = TableFile.rows(file).get(0).draft();

        assertThat(draft.normal()).isEqualTo("zhang@example.org");
        assertThat(draft.name()).isEqualTo("张𠮷");
        assertThat(draft.tags()).containsExactly("教师", "志愿者");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"邮箱,姓名", "邮箱;姓名", "邮箱\\t姓名"})
    void findsTheSeparatorByTheFirstLine(String header) {
        String line = header.replace("\\t", "\t");
        String separator = line.substring(2, 3);
        Path file = TableFile.of(directory, NONE, line + "\na@example.org" + separator + "张三\n", "UTF-8");

        assertThat(TableFile.rows(file).get(0).draft().name()).isEqualTo("张三");
    }

    @Test
    void readsQuotesAndLineBreaksInsideAField() {
        Path file = TableFile.of(
                directory,
                NONE,
                "邮箱,备注\r\na@example.org,\"第一行\r\n第二行,有\"\"引号\"\"\"\r\n\r\nb@example.org,x\r\n",
                "UTF-8");

        List<Row> rows = TableFile.rows(file);

        assertThat(rows).hasSize(2);
        assertThat(rows.get(0).draft().attributes().get("备注")).contains("第二行,有\"引号\"");
        assertThat(rows.get(1).number()).isEqualTo(2);
        assertThat(rows.get(1).line()).isEqualTo(5);
    }

    @Test
    void saysThatAQuoteWasLeftOpenWhereItSwallowsTheRestOfTheFile() {
        Path file = TableFile.of(
                directory,
                NONE,
                "邮箱,姓名\na@example.org,甲\n\"b@example.org,乙\n" + "c@example.org,丙\n".repeat(20),
                "UTF-8");

        assertThatThrownBy(() -> TableFile.rows(file)).isInstanceOfSatisfying(RefusedException.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("table-broken");
            assertThat(refusal).hasMessageContaining("after record 3");
        });
    }

    @Test
    void leavesOutOfACellWhatNobodySees() {
        Path file = TableFile.of(directory, NONE, "邮箱,姓名\n\u200ba@example.org,\u202e张\u0000三\u200b\n", "UTF-8");

        Draft draft = TableFile.rows(file).get(0).draft();

        assertThat(draft.normal()).isEqualTo("a@example.org");
        assertThat(draft.name()).isEqualTo("张三");
    }

    @Test
    void knowsColumnsByTheirChineseAndEnglishNames() {
        assertThat(Columns.guess(List.of("E-mail", "姓 名", "行政区划代码", "Language", "退订", "年级", "邮箱")))
                .extracting(Column::target)
                .containsExactly("address", "name", "region", "language", "opt-out", "attribute:年级", "ignore");
    }

    @ParameterizedTest
    @CsvSource({
        "不是邮箱,410100,zh,邮箱,不是邮箱地址",
        "a@example.org,河南,zh,地区,行政区划代码",
        "a@example.org,410100,火星文,语言,语言代码",
        "'',410100,zh,邮箱,是空的"
    })
    void saysWhichFieldOfWhichLineIsWrongAndWhatToDo(
            String address, String region, String language, String field, String said) {
        Path file =
                TableFile.of(directory, NONE, "邮箱,地区,语言\n" + address + "," + region + "," + language + "\n", "UTF-8");

        Row row = TableFile.rows(file).get(0);

        assertThat(row.draft()).isNull();
        assertThat(row.line()).isEqualTo(2);
        assertThat(row.faults()).singleElement().satisfies(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.said()).contains(said);
        });
    }

    @Test
    void refusesARowWithTooManyOrTooFewFields() {
        Path file = TableFile.of(directory, NONE, "邮箱,姓名\na@example.org\nb@example.org,x,y\n", "UTF-8");

        assertThat(TableFile.rows(file))
                .allSatisfy(row -> assertThat(row.draft()).isNull());
    }

    @Test
    void goesOnBehindTheRowsThatWereReadBefore() throws IOException {
        Path file = TableFile.of(directory, UTF8, "邮箱\na@example.org\n\"b@example.org\"\nc@example.org\n", "UTF-8");
        TableShape shape = TableSniffer.look(file);

        try (RowReader reader = RowReader.open(file, shape, Columns.guess(shape.header()), 2)) {
            assertThat(reader.next(10)).singleElement().satisfies(row -> {
                assertThat(row.number()).isEqualTo(3);
                assertThat(row.draft().normal()).isEqualTo("c@example.org");
            });
        }
    }

    @Test
    void refusesAFileWhoseQuoteIsNeverClosed() {
        Path file = TableFile.of(directory, NONE, "邮箱,姓名\na@example.org,\"" + "x".repeat(200_000) + "\n", "UTF-8");

        assertThatThrownBy(() -> TableFile.rows(file))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo("table-broken"));
    }

    @ParameterizedTest
    @CsvSource({"'',table-empty", "'\u0000\u0001\u0002',not-a-table", "'PK\u0003\u0004x',not-a-table", "'\n',no-header"
    })
    void refusesWhatIsNoTable(String text, String code) {
        Path file = TableFile.of(directory, NONE, text, "UTF-8");

        assertThatThrownBy(() -> TableSniffer.look(file))
                .isInstanceOfSatisfying(RefusedException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }

    @Test
    void readsAnUnreadableByteAsAFaultOfItsFieldAlone() {
        Path file = TableFile.of(directory, NONE, "邮箱,姓名\na@example.org,张\n", "GB18030");
        byte[] broken = {(byte) 0xFF, '\n'};
        Path other = TableFile.of(directory, concat("邮箱,姓名\nb@example.org,张", broken), "c@example.org,李\n", "GB18030");

        assertThat(TableFile.rows(file).get(0).draft()).isNotNull();
        assertThat(TableFile.rows(other)).extracting(row -> row.draft() == null).containsExactly(true, false);
    }

    @ParameterizedTest
    @CsvSource({
        "Zhang.San@Example.ORG,zhang.san@example.org",
        "ｚｈａｎｇ＠ｅｘａｍｐｌｅ．ｏｒｇ,zhang@example.org",
        "a@例子.org,a@xn--fsqu00a.org",
        "a+b@x.example.org,a+b@x.example.org"
    })
    void knowsOneMailboxUnderItsSpellings(String written, String normal) {
        assertThat(EmailAddress.of(" " + written + " ").orElseThrow().normal()).isEqualTo(normal);
    }

    @ParameterizedTest
    @CsvSource({
        "a@b",
        "@example.org",
        "a b@example.org",
        "a..b@example.org",
        "a@-x.org",
        "a@x..org",
        "a@1.2.3.4",
        "张@example.org"
    })
    void takesNothingElseForAnAddress(String text) {
        assertThat(EmailAddress.of(text)).isEmpty();
    }

    @Test
    void keepsOnlyWhatARowFillsIn() {
        Path file = TableFile.of(directory, NONE, "邮箱,姓名,标签,年级\na@example.org,,,\n", "UTF-8");

        Draft draft = TableFile.rows(file).get(0).draft();

        assertThat(draft.name()).isNull();
        assertThat(draft.tags()).isNull();
        assertThat(draft.attributes()).isEqualTo(Map.of());
    }

    @Test
    void holdsOneBatchHoweverLongTheFile() throws IOException {
        Path file = directory.resolve("long.csv");
        String row = "@example.org," + "值".repeat(190) + "\n";
        try (var out = java.nio.file.Files.newBufferedWriter(file)) {
            out.write("邮箱,备注\n");
            for (int i = 0; i < 150_000; i++) {
                out.write("p" + i + row);
            }
        }
        TableShape shape = TableSniffer.look(file);
        long before = used();
        long most = 0;

        try (RowReader reader = RowReader.open(file, shape, Columns.guess(shape.header()), 0)) {
            List<Row> rows = reader.next(500);
            while (rows.size() == 500) {
                if (reader.number() % 50_000 == 0) {
                    most = Math.max(most, used() - before);
                }
                rows = reader.next(500);
            }
            assertThat(reader.number()).isEqualTo(150_000);
        }

        assertThat(java.nio.file.Files.size(file)).isGreaterThan(80L << 20);
        assertThat(most).isLessThan(12L << 20);
    }

    private static long used() {
        System.gc();
        return java.lang.management.ManagementFactory.getMemoryMXBean()
                .getHeapMemoryUsage()
                .getUsed();
    }

    private static byte[] bytes(String hex) {
        return java.util.HexFormat.of().parseHex(hex);
    }

    private static byte[] concat(String text, byte[] tail) {
        byte[] head = text.getBytes(java.nio.charset.Charset.forName("GB18030"));
        byte[] all = java.util.Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, all, head.length, tail.length);
        return all;
    }
}
