package io.redletter.delivery.audience.csv;

import io.redletter.delivery.audience.PersonFields;
import io.redletter.platform.VisibleText;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row's cells, read by their columns; gathers what is wrong with them. */
public final class Cells {
    private static final Pattern LANGUAGE = Pattern.compile("[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}");
    private static final Map<String, String> LANGUAGES = Map.of(
            "中文", "zh", "汉语", "zh", "普通话", "zh", "英文", "en", "英语", "en", "藏文", "bo", "藏语", "bo", "维吾尔语", "ug", "蒙古语",
            "mn");
    private static final Pattern REGION = Pattern.compile("\\d{2,12}");
    private static final Pattern TAG_MARKS = Pattern.compile("[;；、|，,\\n]+");
    private static final Set<String> YES = Set.of("1", "y", "yes", "true", "是", "已退订", "退订", "拒收");
    private static final Set<String> NO = Set.of("0", "n", "no", "false", "否", "未退订");
    private static final char BROKEN = '\uFFFD';

    private final List<RowFault> faults = new ArrayList<>();
    private final Map<String, String> attributes = new LinkedHashMap<>();
    private @Nullable EmailAddress address;
    private @Nullable String name;
    private @Nullable String language;
    private @Nullable String region;
    private @Nullable String zone;
    private @Nullable List<String> tags;
    private boolean optOut;

    private Cells() {}

    /** Reads one row; never throws. */
    public static Row read(long number, long line, List<String> cells, List<Column> columns) {
        Cells row = new Cells();
        if (cells.size() != columns.size()) {
            row.wrong(
                    "",
                    "这一行有 " + cells.size() + " 列,表头有 " + columns.size() + " 列,请检查逗号和引号 (" + cells.size()
                            + " fields, the header has " + columns.size() + ")");
            return new Row(number, line, null, row.faults);
        }
        for (int i = 0; i < columns.size(); i++) {
            row.cell(columns.get(i), cells.get(i));
        }
        return new Row(number, line, row.draft(columns), row.faults);
    }

    private @Nullable Draft draft(List<Column> columns) {
        EmailAddress found = address;
        if (found == null && faults.isEmpty()) {
            String header = columns.stream()
                    .filter(column -> column.target().equals("address"))
                    .findFirst()
                    .map(Column::header)
                    .orElse("");
            wrong(header, "邮箱是空的,请补上或删去这一行 (no address: fill it in or remove the row)");
        }
        return found == null || !faults.isEmpty()
                ? null
                : new Draft(found.written(), found.normal(), name, language, region, zone, attributes, tags, optOut);
    }

    private void cell(Column column, String cell) {
        String text = VisibleText.of(cell).strip();
        if (text.isEmpty() || column.target().equals("ignore")) {
            return;
        }
        if (text.indexOf(BROKEN) >= 0) {
            wrong(column.header(), "有读不出的字,请把文件另存为 UTF-8 再上传 (unreadable signs: save the file as UTF-8)");
            return;
        }
        switch (column.target()) {
            case "address" -> address(column, text);
            case "name" -> name = fitting(column, text, PersonFields.LONGEST_NAME);
            case "language" -> language(column, text);
            case "region" -> region(column, text);
            case "zone" -> zone(column, text);
            case "tags" -> tags(column, text);
            case "opt-out" -> optOut(column, text);
            default -> {
                String value = fitting(column, text, PersonFields.LONGEST_VALUE);
                if (value != null) {
                    attributes.put(column.key(), value);
                }
            }
        }
    }

    private void address(Column column, String text) {
        address = EmailAddress.of(text).orElse(null);
        if (address == null) {
            wrong(column.header(), "不是邮箱地址,应像 zhang@example.org,请改正 (not an e-mail address: correct it)");
        }
    }

    private void language(Column column, String text) {
        String code = LANGUAGES.getOrDefault(text, narrow(text).replace('_', '-'));
        String lower = code.length() > 3
                ? code.substring(0, 2).toLowerCase(Locale.ROOT) + code.substring(2)
                : code.toLowerCase(Locale.ROOT);
        if (LANGUAGE.matcher(lower).matches()) {
            language = lower;
        } else {
            wrong(column.header(), "不是语言代码,应像 zh、en、bo (not a language code such as zh)");
        }
    }

    private void region(Column column, String text) {
        String code = narrow(text);
        if (REGION.matcher(code).matches()) {
            region = code;
        } else {
            wrong(column.header(), "不是行政区划代码,应为 2 到 12 位数字,如 410100 (not a region code of 2 to 12 digits)");
        }
    }

    private void zone(Column column, String text) {
        try {
            zone = ZoneId.of(narrow(text)).getId();
        } catch (DateTimeException unknown) {
            wrong(column.header(), "不是时区,应像 Asia/Shanghai (not a time zone such as Asia/Shanghai)");
        }
    }

    private void tags(Column column, String text) {
        Set<String> found = new LinkedHashSet<>();
        for (String tag : TAG_MARKS.split(text)) {
            String one = tag.strip();
            if (one.length() > PersonFields.LONGEST_TAG) {
                wrong(column.header(), "标签超过 40 个字,请改短 (a tag is longer than 40 characters)");
                return;
            }
            if (!one.isEmpty()) {
                found.add(one);
            }
        }
        if (found.size() > PersonFields.MOST_TAGS) {
            wrong(column.header(), "超过 20 个标签,请减少 (more than 20 tags)");
            return;
        }
        tags = List.copyOf(found);
    }

    private void optOut(Column column, String text) {
        String word = narrow(text).toLowerCase(Locale.ROOT);
        if (YES.contains(word)) {
            optOut = true;
        } else if (!NO.contains(word)) {
            wrong(column.header(), "应为 是 或 否 (expected: yes or no)");
        }
    }

    private @Nullable String fitting(Column column, String text, int most) {
        if (text.length() > most) {
            wrong(column.header(), "超过 " + most + " 个字,请改短 (longer than " + most + " characters)");
            return null;
        }
        return text.replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", " ");
    }

    private void wrong(String field, String said) {
        faults.add(new RowFault(field, said));
    }

    private static String narrow(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
    }
}
